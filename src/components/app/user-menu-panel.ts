import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  accountsContext,
  callControlContext,
  installationContext,
  maintenanceContext,
  settingsContext,
  uiStateContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Profile } from '../../domain/account/profile.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { lineOf } from '../../domain/call/line.ts';
import type { LineSnapshot } from '../../domain/call/line.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import type { Installation } from '../../domain/pwa/installation.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import type { Theme } from '../../domain/settings/settings.ts';
import { Localize, textsOf } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { lineStatus } from './line-status.ts';
import { lineWords, profileName } from './line-words.ts';
import { userMenuGroups } from './user-menu-groups.ts';
import '../ui/ui-avatar.ts';
import '../ui/ui-menu.ts';
import './sign-out-dialog.ts';

/** The menu of the status button: who calls, how the registration stands and why, do not disturb, appearance, sign out. */
@customElement('user-menu-panel')
export class UserMenuPanel extends LitElement {
  static override styles = [
    base,
    css`
      .header {
        display: flex;
        gap: var(--space-3);
        align-items: center;
        padding: 8px 8px 10px;
        border-block-end: 1px solid var(--line);
        margin-block-end: 4px;
        max-inline-size: 320px;
      }
      .header p {
        overflow-wrap: anywhere;
      }
      .good {
        color: var(--success-text);
      }
      .bad {
        color: var(--danger-text);
      }
    `,
  ];

  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: installationContext }) installation!: Installation;
  @consume({ context: maintenanceContext }) maintenance!: Maintenance;
  @consume({ context: uiStateContext }) ui!: UiState;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;

  @state() protected signingOut: Profile | undefined;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [
      this.maintenance.callLive,
      this.control.lines,
      this.accounts.profiles,
      this.accounts.activeId,
      this.settings.values,
      this.installation.state,
      this.windowRole.role,
    ]);
  }

  /** Opens beside the anchor, with the focus on the first item. */
  async show(anchor: Element): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('ui-menu')?.show(anchor);
  }

  override render(): TemplateResult {
    const line = this.#line;
    return html`<section aria-label=${this.#text.term('userMenu')}>
        <ui-menu
          label=${this.#text.term('userMenu')}
          .groups=${userMenuGroups(
            {
              profiles: this.accounts.profiles.value,
              activeId: this.accounts.activeId.value,
              lines: this.control.lines.value,
              settings: this.settings.values.value,
              installation: this.installation.state.value,
              callLive: this.maintenance.callLive.value,
              elsewhere: this.#elsewhere,
            },
            textsOf('rest'),
          )}
          @menu-select=${this.#onSelect}
        >
          ${this.#renderHeader(profileName(this.#profile), line)}
        </ui-menu>
      </section>
      ${
        this.signingOut === undefined
          ? nothing
          : html`<sign-out-dialog
              .account=${this.signingOut.label}
              @dialog-close=${this.#onStay}
              @account-sign-out=${this.#onSignOut}
            ></sign-out-dialog>`
      }`;
  }

  #renderHeader(name: string, line: LineSnapshot | undefined): TemplateResult {
    const good = lineStatus(line) === 'ok';
    const bad = lineStatus(line) === 'error';
    return html`<div slot="header" class="header">
      <ui-avatar name=${name} size="l"></ui-avatar>
      <div class="grow">
        <p class="name">${name}</p>
        ${line === undefined ? nothing : html`<p class="meta">${line.address}</p>`}
        <p class="meta ${good ? 'good' : ''} ${bad ? 'bad' : ''}">
          ${this.#elsewhere ? textsOf('rest').phoneElsewhere : lineWords(line)}
        </p>
      </div>
    </div>`;
  }

  get #elsewhere(): boolean {
    return this.windowRole.role.value === 'guest';
  }

  get #profile(): Profile | undefined {
    const id = this.accounts.activeId.value;
    return this.accounts.profiles.value.find((profile) => profile.id === id);
  }

  get #line(): LineSnapshot | undefined {
    return lineOf(this.control.lines.value, this.accounts.activeId.value);
  }

  async #onSelect({ id }: HTMLElementEventMap['menu-select']): Promise<void> {
    await this.#act(id);
  }

  #act(id: string): unknown {
    const [kind, value = ''] = id.split(':');
    switch (kind) {
      case 'account':
        return this.accounts.setActive(value);
      case 'theme':
        return this.settings.apply({ theme: value as Theme });
      case 'dnd':
        return this.settings.apply({ doNotDisturb: !this.settings.values.value.doNotDisturb });
      case 'readiness':
        this.ui.openReadiness(true);
        return undefined;
      case 'add':
        this.ui.show('sign-in');
        return undefined;
      case 'settings':
        this.ui.show('settings');
        return undefined;
      case 'install':
        return this.installation.install();
      default:
        this.signingOut = this.#profile;
        return undefined;
    }
  }

  #onStay(): void {
    this.signingOut = undefined;
  }

  async #onSignOut({ deleteHistory }: HTMLElementEventMap['account-sign-out']): Promise<void> {
    const profile = this.signingOut;
    this.signingOut = undefined;
    if (profile === undefined) return;
    await this.maintenance.signOut(profile.id, deleteHistory);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-menu-panel': UserMenuPanel;
  }
}
