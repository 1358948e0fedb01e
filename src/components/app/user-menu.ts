import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import {
  accountsContext,
  callControlContext,
  settingsContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { lineOf } from '../../domain/call/line.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize, texts, textsIfLoaded } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { PanelOpener } from '../controllers/panel-opener.ts';
import { presenceShape, presenceStyles } from '../ui/presence-shape.ts';
import { lineStatus, ownPresence } from './line-status.ts';
import { lineWords, profileName } from './line-words.ts';
import { userButtonStyles } from './user-button-styles.ts';
import '../ui/ui-avatar.ts';

/** The status button: who calls, and how the registration stands and why. It opens the user menu. */
@customElement('user-menu')
export class UserMenu extends LitElement {
  static override styles = [base, presenceStyles, userButtonStyles];

  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;

  readonly #text = new Localize(this);
  readonly #panel = new PanelOpener(this, 'user-menu-panel');

  constructor() {
    super();
    new SignalController(this, () => [
      this.control.calls,
      this.control.lines,
      this.accounts.profiles,
      this.accounts.activeId,
      this.settings.values,
      this.windowRole.role,
    ]);
  }

  override render(): TemplateResult {
    const t = this.#text;
    const id = this.accounts.activeId.value;
    const line = lineOf(this.control.lines.value, id);
    const name = profileName(this.accounts.profiles.value.find((profile) => profile.id === id));
    const guest = this.windowRole.role.value === 'guest';
    const elsewhere = guest ? textsIfLoaded('rest') : undefined;
    const words = elsewhere?.phoneElsewhere ?? lineWords(line);
    const presence = ownPresence(this.control.calls.value, line, this.settings.values.value.doNotDisturb);
    return html`<button
        type="button"
        class="user-button"
        data-status=${lineStatus(line)}
        aria-haspopup="menu"
        aria-expanded=${this.#panel.expanded}
        aria-label=${
          elsewhere?.openUserMenuElsewhere(name) ??
          t.term('openUserMenu', name, words, texts().presenceWords[presence])
        }
        data-tip="${name}: ${words}"
        @click=${this.#panel.onOpen}
      >
        <ui-avatar name=${name}></ui-avatar>${guest ? nothing : presenceShape(presence)}
      </button>
      <user-menu-panel @menu-close=${this.#panel.onClosed}></user-menu-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-menu': UserMenu;
  }
}
