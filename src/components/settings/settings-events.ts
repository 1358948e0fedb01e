import type { Settings } from '../../domain/settings/settings.ts';

/** A person changed settings on a page. They are a draft until applied. */
export class SettingsChangeEvent extends Event {
  static readonly eventName = 'settings-change';
  readonly changes: Partial<Settings>;

  constructor(changes: Partial<Settings>) {
    super(SettingsChangeEvent.eventName, { bubbles: true, composed: true });
    this.changes = changes;
  }
}

declare global {
  interface HTMLElementEventMap {
    'settings-change': SettingsChangeEvent;
  }
}
