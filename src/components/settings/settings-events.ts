import type { SettingsPage } from '../../domain/settings/pages.ts';
import type { Settings } from '../../domain/settings/settings.ts';

const EVERYWHERE: EventInit = { bubbles: true, composed: true };

/** A person changed settings on a page. They are a draft until applied. */
export class SettingsChangeEvent extends Event {
  readonly changes: Partial<Settings>;

  constructor(changes: Partial<Settings>) {
    super('settings-change', EVERYWHERE);
    this.changes = changes;
  }
}

/** A person entered a text that is no value of the setting. */
export class SettingInvalidEvent extends Event {
  readonly key: keyof Settings;
  readonly text: string;

  constructor(key: keyof Settings, text: string) {
    super('setting-invalid', EVERYWHERE);
    this.key = key;
    this.text = text;
  }
}

/** A person chose a page of the settings, or a setting on it. */
export class SettingsPageSelectEvent extends Event {
  readonly page: SettingsPage;
  readonly setting: keyof Settings | undefined;
  /** A search found it: what held the focus goes with the list of what was found. */
  readonly found: boolean;

  constructor(
    page: SettingsPage,
    { setting, found = false }: { setting?: keyof Settings | undefined; found?: boolean } = {},
  ) {
    super('settings-page-select', EVERYWHERE);
    this.page = page;
    this.setting = setting;
    this.found = found;
  }
}

/** A person turned the Administrator switch. */
export class AdministratorChangeEvent extends Event {
  readonly administrator: boolean;

  constructor(administrator: boolean) {
    super('administrator-change', EVERYWHERE);
    this.administrator = administrator;
  }
}

/** A person wants the draft applied. */
export class SettingsApplyEvent extends Event {
  constructor() {
    super('settings-apply', EVERYWHERE);
  }
}

/** A person wants the draft forgotten. */
export class SettingsDiscardEvent extends Event {
  constructor() {
    super('settings-discard', EVERYWHERE);
  }
}

/** A person, asked about the draft, stays with it. */
export class SettingsStayEvent extends Event {
  constructor() {
    super('settings-stay', EVERYWHERE);
  }
}

declare global {
  interface HTMLElementEventMap {
    'settings-change': SettingsChangeEvent;
    'setting-invalid': SettingInvalidEvent;
    'settings-page-select': SettingsPageSelectEvent;
    'administrator-change': AdministratorChangeEvent;
    'settings-apply': SettingsApplyEvent;
    'settings-discard': SettingsDiscardEvent;
    'settings-stay': SettingsStayEvent;
  }
}
