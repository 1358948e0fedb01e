import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  accountsContext,
  provisioningContext,
  settingsContext,
  uiStateContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState, View } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Provisioning, ProvisioningOffer } from '../../domain/account/provisioning.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize, loadSettingsTerms } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { effect } from '../../lib/signals.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';
import { phoneAppStyles } from './phone-app-styles.ts';
import { focusRegion } from './regions.ts';
import '../account/password-prompt.ts';
import '../account/provisioning-dialog.ts';
import '../account/sign-in-view.ts';
import '../calls/call-stack.ts';
import '../calls/call-view.ts';
import '../dialing/dial-proposal.ts';
import '../ui/ui-tooltip.ts';
import './app-bar.ts';
import './nav-rail.ts';
import './notice-stack.ts';
import './readiness-panel.ts';
import './user-menu.ts';
import './window-guest.ts';

/** What a browser needs for calls. */
export type Capability = 'ok' | 'no-webrtc' | 'insecure';

function capabilityOf(): Capability {
  if (!isSecureContext) return 'insecure';
  return 'RTCPeerConnection' in globalThis && 'mediaDevices' in navigator ? 'ok' : 'no-webrtc';
}

/** Views that load when they are first shown. */
const LAZY: Readonly<Partial<Record<View, () => Promise<unknown>>>> = {
  history: () => import('../history/history-view.ts'),
  settings: () => Promise.all([import('../settings/settings-view.ts'), loadSettingsTerms()]),
};

/** The link `?provision=…` of an administrator, taken out of the address so that a reload does not ask again. */
function takeProvisioningLink(): string | undefined {
  const url = new URL(location.href);
  const link = url.searchParams.get('provision');
  if (link === null) return undefined;
  url.searchParams.delete('provision');
  history.replaceState(history.state, '', url);
  return link;
}

/** The root: lays out rail, bar, messages and the view that `UiState` names. The contexts come from around it. */
@customElement('phone-app')
export class PhoneApp extends LitElement {
  static override styles = [base, feedback, phoneAppStyles];

  @property({ attribute: false }) capability: Capability = capabilityOf();

  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: provisioningContext }) provisioning!: Provisioning;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected loaded: ReadonlySet<View> = new Set();
  @state() protected provisioningSource: string | ProvisioningOffer | undefined;

  readonly #text = new Localize(this);
  #stopLoading: (() => void) | undefined;
  #connected = new AbortController();

  constructor() {
    super();
    new SignalController(this, () => [
      this.accounts.profiles,
      this.settings.values,
      this.windowRole.role,
      this.ui.view,
      this.ui.announcement,
      this.ui.readinessOpen,
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    this.provisioningSource ??= takeProvisioningLink();
    void this.#lookAtOrigin();
    addEventListener('keydown', this.#onKeydown);
    this.#stopLoading = effect(() => {
      void this.#load(this.ui.view.value);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKeydown);
    this.#stopLoading?.();
    this.#connected.abort();
  }

  override render(): TemplateResult {
    return html`${this.#signingIn ? this.#renderFirstRun() : this.#renderApp()}
      <call-stack></call-stack>
      <dial-proposal></dial-proposal>
      <password-prompt></password-prompt>
      ${this.ui.readinessOpen.value ? html`<readiness-panel></readiness-panel>` : nothing}
      <provisioning-dialog
        .source=${this.provisioningSource}
        @provisioning-end=${this.#onProvisioningEnd}
      ></provisioning-dialog>
      <ui-tooltip ?disabled=${!this.settings.values.value.showToolTips}></ui-tooltip>
      <div class="sr-only" role="status" aria-live="polite">${this.ui.announcement.value}</div>`;
  }

  #renderFirstRun(): TemplateResult {
    return html`<div class="first-run">
      <notice-stack></notice-stack>
      <main>${this.#renderCapable(html`<sign-in-view></sign-in-view>`)}</main>
    </div>`;
  }

  #renderApp(): TemplateResult {
    return html`<div class="app">
      <user-menu data-region="user"></user-menu>
      <app-bar></app-bar>
      <notice-stack data-region="notices"></notice-stack>
      <main>${this.#renderView(this.ui.view.value)}</main>
      <nav-rail></nav-rail>
    </div>`;
  }

  #renderView(view: View): TemplateResult | typeof nothing {
    switch (view) {
      case 'history':
        return this.loaded.has(view) ? html`<history-view></history-view>` : nothing;
      case 'settings':
        return this.loaded.has(view) ? html`<settings-view></settings-view>` : nothing;
      case 'call':
      case 'sign-in':
        return this.#renderCapable(this.#renderPhone());
    }
  }

  #renderPhone(): TemplateResult | typeof nothing {
    switch (this.windowRole.role.value) {
      case 'owner':
        return html`<call-view></call-view>`;
      case 'guest':
        return html`<window-guest></window-guest>`;
      case 'unknown':
        return nothing;
    }
  }

  /** The content, or why this browser cannot call. */
  #renderCapable(content: TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    if (this.capability === 'ok') return content;
    const insecure = this.capability === 'insecure';
    return html`<div class="empty incapable" role="alert">
      ${icon(insecure ? 'lock' : 'phone-off')}
      <h2 class="title">${this.#text.term(insecure ? 'insecureHeading' : 'noWebRtcHeading')}</h2>
      <p>${this.#text.term(insecure ? 'insecureAdvice' : 'noWebRtcAdvice')}</p>
    </div>`;
  }

  get #signingIn(): boolean {
    const view = this.ui.view.value;
    return view === 'sign-in' || (view === 'call' && this.accounts.profiles.value.length === 0);
  }

  async #load(view: View): Promise<void> {
    const load = LAZY[view];
    if (load === undefined) return;
    try {
      await load();
      this.loaded = new Set([...this.loaded, view]);
    } catch (error) {
      reportError(this.ui, error);
      this.ui.show('call');
    }
  }

  /** What the administrator of this address prepared for a phone that has no account yet. */
  async #lookAtOrigin(): Promise<void> {
    if (this.provisioningSource !== undefined || this.accounts.profiles.value.length > 0) return;
    try {
      const offer = await this.provisioning.atOrigin(this.#connected.signal);
      if (this.accounts.profiles.value.length === 0) this.provisioningSource ??= offer;
    } catch (error) {
      reportError(this.ui, error);
    }
  }

  #onProvisioningEnd(event: Event): void {
    event.stopPropagation();
    this.provisioningSource = undefined;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    focusRegion(this.renderRoot, event.shiftKey ? -1 : 1);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-app': PhoneApp;
  }
}
