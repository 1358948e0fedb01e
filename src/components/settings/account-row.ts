import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Profile } from '../../domain/account/profile.ts';
import type { RegistrationSnapshot } from '../../domain/call/line.ts';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import type { SwitchChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-switch.ts';
import { AccountActionEvent } from './account-row-events.ts';
import type { AccountAction } from './account-row-events.ts';

/** One account of the list: what it is called, how it stands, and what can be done with it. */
@customElement('account-row')
export class AccountRow extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        padding: 10px var(--space-4);
        border-block-end: 1px solid var(--line);
      }
      .who {
        flex: 1 1 180px;
      }
      .address {
        overflow-wrap: anywhere;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
    `,
  ];

  @property({ attribute: false }) profile: Profile | undefined;
  @property({ attribute: false }) registration: RegistrationSnapshot | undefined;
  /** Outgoing calls use it. */
  @property({ type: Boolean }) active = false;

  /** Another window is the phone and knows how the account stands. */
  @property({ type: Boolean }) elsewhere = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult | typeof nothing {
    if (this.profile === undefined) return nothing;
    const { label: name, user, domain, enabled } = this.profile;
    return html`<div class="who">
        <div class="name clip">${name}</div>
        <div class="meta address">${user}@${domain}</div>
      </div>
      <div class="chips">${this.#renderState()} ${this.#renderActive()}</div>
      <div class="row">
        <ui-switch
          label=${this.#text.term('useAccount', name)}
          label-hidden
          ?checked=${enabled}
          @switch-change=${this.#onSwitch}
        ></ui-switch>
        <ui-icon-button
          icon="pencil"
          label=${this.#text.term('editAccountNamed', name)}
          @click=${() => this.#send('edit')}
        ></ui-icon-button>
        <ui-icon-button
          icon="log-out"
          label=${this.#text.term('signOutOf', name)}
          @click=${() => this.#send('sign-out')}
        ></ui-icon-button>
      </div>`;
  }

  #renderState(): TemplateResult {
    if (this.elsewhere && this.profile?.enabled === true) {
      return html`<span class="chip">${this.#text.term('phoneElsewhere')}</span>`;
    }
    const state = this.profile?.enabled === true ? (this.registration?.state ?? 'connecting') : 'off';
    switch (state) {
      case 'registered':
        return html`<span class="chip success">
          ${icon('check', 's')}${this.#text.term('accountConnected')}
        </span>`;
      case 'connecting':
      case 'registering':
        return html`<span class="chip">${this.#text.term('accountConnecting')}</span>`;
      case 'waiting':
      case 'failed':
        return html`<span class="chip danger">
          ${icon('circle-alert', 's')}${this.#text.term('accountNotConnected')}
        </span>`;
      case 'off':
        return html`<span class="chip">${this.#text.term('accountOff')}</span>`;
    }
  }

  #renderActive(): TemplateResult | typeof nothing {
    if (this.active) {
      return html`<span class="chip accent">${icon('phone', 's')}${this.#text.term('activeAccount')}</span>`;
    }
    if (this.profile?.enabled !== true) return nothing;
    return html`<button type="button" class="button small quiet" @click=${() => this.#send('activate')}>
      ${this.#text.term('makeActive')}
    </button>`;
  }

  #onSwitch({ checked }: SwitchChangeEvent): void {
    this.#send(checked ? 'enable' : 'disable');
  }

  #send(action: AccountAction): void {
    if (this.profile !== undefined) this.dispatchEvent(new AccountActionEvent(this.profile.id, action));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'account-row': AccountRow;
  }
}
