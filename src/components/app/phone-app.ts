import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  accountsContext,
  callControlContext,
  dialerContext,
  maintenanceContext,
  popOutsContext,
  settingsContext,
  uiStateContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState, View } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls } from '../../domain/call/call.ts';
import type { PopOutAccess } from '../../domain/pwa/pop-outs.ts';
import type { Dialer } from '../../domain/dialing/dialer.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { computed, effect } from '../../lib/signals.ts';
import { logger } from '../../lib/logger.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';
import { loadAccountForms, loadRest, loadView } from './load-elements.ts';
import { phoneAppStyles } from './phone-app-styles.ts';
import './app-bar.ts';
import './nav-rail.ts';
import './user-menu.ts';

const log = logger('app');

/** What a browser needs for calls. */
export type Capability = 'ok' | 'no-webrtc' | 'insecure';

function capabilityOf(): Capability {
  if (!isSecureContext) return 'insecure';
  return 'RTCPeerConnection' in globalThis && 'mediaDevices' in navigator ? 'ok' : 'no-webrtc';
}

/** Milliseconds after which a start without a registration loads the rest too. */
const REST_AFTER = 3000;

/** The root: lays out rail, bar, messages and the view that `UiState` names. The contexts come from around it. */
@customElement('phone-app')
export class PhoneApp extends LitElement {
  static override styles = [base, feedback, phoneAppStyles];

  @property({ attribute: false }) capability: Capability = capabilityOf();

  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: dialerContext }) dialer!: Dialer;
  @consume({ context: maintenanceContext }) maintenance!: Maintenance;
  @consume({ context: popOutsContext }) popOuts!: PopOutAccess;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected loaded: ReadonlySet<View> = new Set();
  @state() protected formsLoaded = false;

  readonly #text = new Localize(this);
  /** A call that does not only ring: it is shown whatever becomes of its account. */
  readonly #talking = computed(() =>
    liveCalls(this.control.calls.value).some(({ phase }) => phase !== 'ringing'),
  );
  #connected = new AbortController();

  constructor() {
    super();
    new SignalController(this, () => [
      this.#talking,
      this.accounts.profiles,
      this.settings.values,
      this.windowRole.role,
      this.ui.view,
      this.ui.announcement,
      this.ui.provisioning,
      this.ui.readinessOpen,
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    this.#loadAsNeeded(this.#connected.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
  }

  override render(): TemplateResult {
    const provisioning = this.ui.provisioning.value;
    // At the top: below the page it would be a pixel to scroll to.
    return html`<div class="sr-only" role="status" aria-live="polite">${this.ui.announcement.value}</div>
      ${this.#signingIn ? this.#renderFirstRun() : this.#renderApp()}
      <call-stack></call-stack>
      <dial-proposal></dial-proposal>
      <password-prompt></password-prompt>
      ${this.ui.readinessOpen.value ? html`<readiness-panel></readiness-panel>` : nothing}
      ${
        provisioning === undefined || !this.formsLoaded
          ? nothing
          : html`<provisioning-dialog
              .source=${provisioning}
              @provisioning-end=${this.#onProvisioningEnd}
            ></provisioning-dialog>`
      }
      <ui-tooltip ?disabled=${!this.settings.values.value.showToolTips}></ui-tooltip>`;
  }

  #renderFirstRun(): TemplateResult {
    return html`<div class="first-run">
      <notice-stack></notice-stack>
      <main>
        ${this.#renderCapable(this.loaded.has('sign-in') ? html`<sign-in-view></sign-in-view>` : nothing)}
      </main>
    </div>`;
  }

  /** A window that another one opened for one view shows that alone; as the phone it needs all of them. */
  #renderApp(): TemplateResult {
    const alone = this.popOuts.alone && this.windowRole.role.value !== 'owner';
    return html`<div class=${alone ? 'first-run' : 'app'}>
      ${alone ? nothing : html`<user-menu data-region="user"></user-menu> <app-bar></app-bar>`}
      <notice-stack data-region="notices"></notice-stack>
      <main>${this.#renderView(this.ui.view.value)}</main>
      ${alone ? nothing : html`<nav-rail></nav-rail>`}
    </div>`;
  }

  #renderView(view: View): TemplateResult | typeof nothing {
    switch (view) {
      case 'contacts':
        return this.loaded.has(view) ? html`<contacts-view></contacts-view>` : nothing;
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
        return this.loaded.has('call') ? html`<call-view></call-view>` : nothing;
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
    // Without calls there is nothing to sign in for; what is stored stays within reach.
    if (this.capability !== 'ok') return false;
    const view = this.ui.view.value;
    if (this.#talking.value) return false;
    return view === 'sign-in' || (view === 'call' && this.accounts.profiles.value.length === 0);
  }

  /** The view that is shown, at once; the rest when the phone can be called, when something needs it, or after a while. */
  #loadAsNeeded(stop: AbortSignal): void {
    const shown = computed(() => (this.#signingIn ? 'sign-in' : this.ui.view.value));
    const stopView = effect(() => {
      void this.#load(shown.value);
    });
    const stopForms = effect(() => {
      if (this.ui.provisioning.value !== undefined) void this.#loadForms();
    });
    const needsRest = computed(() => this.#needsRest());
    const stopRest = effect(() => {
      if (needsRest.value) void this.#loadRest();
    });
    const timer = setTimeout(() => void this.#loadRest(), REST_AFTER);
    stop.addEventListener('abort', () => {
      stopView();
      stopForms();
      stopRest();
      clearTimeout(timer);
    });
  }

  #needsRest(): boolean {
    return (
      this.ui.notices.value.length > 0 ||
      this.ui.readinessOpen.value ||
      this.control.calls.value.length > 0 ||
      this.dialer.proposal.value !== undefined ||
      this.maintenance.problem.value !== undefined ||
      this.windowRole.role.value === 'guest' ||
      this.control.lines.value.some(
        ({ registration: { state, problem } }) => state === 'registered' || problem !== undefined,
      )
    );
  }

  async #loadRest(): Promise<void> {
    try {
      await loadRest();
    } catch (error) {
      log.warn('what follows the start did not load', error);
    }
  }

  async #load(view: View): Promise<void> {
    try {
      await loadView[view]();
      this.loaded = new Set([...this.loaded, view]);
    } catch (error) {
      reportError(this.ui, error);
      if (view !== 'call' && view !== 'sign-in') this.ui.show('call');
    }
  }

  async #loadForms(): Promise<void> {
    try {
      await loadAccountForms();
      this.formsLoaded = true;
    } catch (error) {
      reportError(this.ui, error);
      this.ui.offerProvisioning(undefined);
    }
  }

  #onProvisioningEnd(event: Event): void {
    event.stopPropagation();
    this.ui.offerProvisioning(undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-app': PhoneApp;
  }
}
