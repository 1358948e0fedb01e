import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  accountsContext,
  callControlContext,
  installationContext,
  maintenanceContext,
  settingsContext,
  uiStateContext,
} from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Profile } from '../../domain/account/profile.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls } from '../../domain/call/call.ts';
import type { LineSnapshot } from '../../domain/call/line.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import type { Installation } from '../../domain/pwa/installation.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import type { Theme } from '../../domain/settings/settings.ts';
import { Localize, texts } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { presenceShape, presenceStyles } from '../ui/presence-shape.ts';
import { lineProblem, lineStatus, ownPresence } from './line-status.ts';
import { userButtonStyles } from './user-button-styles.ts';
import { userMenuGroups } from './user-menu-groups.ts';
import '../ui/ui-avatar.ts';
import '../ui/ui-menu.ts';
import './sign-out-dialog.ts';

/** The status button and its menu: who calls, how the registration stands and why, do not disturb, appearance, sign out. */
@customElement('user-menu')
export class UserMenu extends LitElement {
  static override styles = [base, presenceStyles, userButtonStyles];

  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: installationContext }) installation!: Installation;
  @consume({ context: maintenanceContext }) maintenance!: Maintenance;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected open = false;
  @state() protected signingOut: Profile | undefined;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [
      this.control.calls,
      this.control.lines,
      this.accounts.profiles,
      this.accounts.activeId,
      this.settings.values,
      this.installation.state,
    ]);
  }

  override render(): TemplateResult {
    const t = this.#text;
    const line = this.#line;
    const name = this.#name;
    const presence = ownPresence(this.control.calls.value, line, this.settings.values.value.doNotDisturb);
    return html`<button
        type="button"
        class="user-button"
        data-status=${lineStatus(line)}
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-label=${t.term('openUserMenu', name, this.#stateWords, texts().presenceWords[presence])}
        data-tip="${name}: ${this.#stateWords}"
        @click=${this.#onOpen}
      >
        <ui-avatar name=${name}></ui-avatar>${presenceShape(presence)}
      </button>
      <ui-menu
        label=${t.term('userMenu')}
        .groups=${userMenuGroups(
          {
            profiles: this.accounts.profiles.value,
            activeId: this.accounts.activeId.value,
            lines: this.control.lines.value,
            settings: this.settings.values.value,
            installation: this.installation.state.value,
            callLive: liveCalls(this.control.calls.value).length > 0,
          },
          texts(),
        )}
        @menu-select=${this.#onSelect}
        @menu-close=${this.#onMenuClose}
      >
        ${this.#renderHeader(name, line)}
      </ui-menu>
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
        <p class="meta ${good ? 'good' : ''} ${bad ? 'bad' : ''}">${this.#stateWords}</p>
      </div>
    </div>`;
  }

  get #profile(): Profile | undefined {
    const id = this.accounts.activeId.value;
    return this.accounts.profiles.value.find((profile) => profile.id === id);
  }

  get #line(): LineSnapshot | undefined {
    const id = this.accounts.activeId.value;
    return this.control.lines.value.find((line) => line.id === id);
  }

  get #name(): string {
    const profile = this.#profile;
    return profile?.displayName ?? profile?.label ?? this.#text.term('noAccountName');
  }

  /** The state of the registration, with its reason when there is one. */
  get #stateWords(): string {
    const { registrationWords, problemTexts } = texts();
    const line = this.#line;
    const words = registrationWords[line?.registration.state ?? 'off'];
    const problem = lineProblem(line);
    return problem === undefined ? words : `${words}. ${problemTexts[problem].heading}`;
  }

  #onOpen(event: Event): Promise<void> {
    this.open = true;
    const menu = this.renderRoot.querySelector('ui-menu');
    return menu?.show(event.currentTarget as Element) ?? Promise.resolve();
  }

  #onMenuClose(): void {
    this.open = false;
  }

  async #onSelect({ id }: HTMLElementEventMap['menu-select']): Promise<void> {
    try {
      await this.#act(id);
    } catch (error) {
      reportError(this.ui, error);
    }
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
    try {
      await this.maintenance.signOut(profile.id, deleteHistory);
    } catch (error) {
      reportError(this.ui, error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-menu': UserMenu;
  }
}
