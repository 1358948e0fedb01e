import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { accountsContext, settingsContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState, View } from '../../app/ui-state.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import '../media/device-menu.ts';
import '../media/volume-menu.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-select.ts';

const TITLES = {
  call: 'navCall',
  contacts: 'navContacts',
  history: 'navHistory',
  settings: 'viewSettings',
  'sign-in': 'signInTitle',
} as const satisfies Record<View, string>;

/** The top of the window: where one is, which account calls, devices, volume, do not disturb. */
@customElement('app-bar')
export class AppBar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        block-size: 48px;
        padding: 0 var(--space-3) 0 var(--space-4);
        border-block-end: 1px solid var(--line);
        min-inline-size: 0;
      }
      ui-select {
        inline-size: 184px;
        flex: 0 1 auto;
      }
      .divider {
        inline-size: 1px;
        block-size: 20px;
        background: var(--line-strong);
        flex: none;
        margin: 0 var(--space-1);
      }
      @container (inline-size < 640px) {
        header {
          block-size: 58px;
          padding-inline-start: var(--space-2);
          gap: 2px;
          background: var(--canvas);
        }
        .divider,
        .spacer {
          display: none;
        }
        h1.beside {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        h1,
        ui-select {
          flex: 1 1 auto;
        }
      }
    `,
  ];

  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [
      this.accounts.profiles,
      this.accounts.activeId,
      this.settings.values,
      this.ui.view,
    ]);
  }

  override render(): TemplateResult {
    const t = this.#text;
    const profiles = this.accounts.profiles.value.filter(({ enabled }) => enabled);
    const choice = profiles.length > 1;
    const { doNotDisturb } = this.settings.values.value;
    return html`<header data-region="bar">
      <h1 class="title clip ${choice ? 'beside' : ''}">${t.term(TITLES[this.ui.view.value])}</h1>
      <span class="spacer"></span>
      ${
        choice
          ? html`<ui-select
                label=${t.term('outgoingLine')}
                label-hidden
                .options=${profiles.map(({ id, label }) => ({ value: id, label }))}
                .value=${this.accounts.activeId.value ?? ''}
                @select-change=${this.#onAccount}
              ></ui-select>
              <span class="divider"></span>`
          : nothing
      }
      <device-menu></device-menu>
      <volume-menu></volume-menu>
      <ui-icon-button
        icon="moon"
        label=${t.term('doNotDisturb')}
        .pressed=${doNotDisturb}
        @click=${this.#onDoNotDisturb}
      ></ui-icon-button>
    </header>`;
  }

  async #onAccount({ value }: HTMLElementEventMap['select-change']): Promise<void> {
    await this.accounts.setActive(value);
  }

  async #onDoNotDisturb(): Promise<void> {
    const { doNotDisturb } = this.settings.values.value;
    await this.settings.apply({ doNotDisturb: !doNotDisturb });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'app-bar': AppBar;
  }
}
