import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { dialerContext } from '../../app/contexts.ts';
import type { Dialer, ForeignDial } from '../../domain/dialing/dialer.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import '../ui/ui-dialog.ts';

/**
 * The question before a number is dialled that somebody else asked for: a link, a transfer. It shows the number as it
 * would be dialled and who asks.
 */
@customElement('dial-proposal')
export class DialProposal extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      .target {
        font-size: var(--size-xl);
        font-weight: var(--weight-strong);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @consume({ context: dialerContext }) dialer!: Dialer;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.dialer.proposal]);
  }

  override render(): TemplateResult | typeof nothing {
    const proposal = this.dialer.proposal.value;
    if (proposal === undefined) return nothing;
    return html`
      <ui-dialog open alert heading=${this.#text.term('proposalHeading')} @dialog-close=${this.#onDecline}>
        <p class="target num" dir="ltr">${proposal.target}</p>
        <p class="secondary">${this.#text.term('proposalFrom', this.#who(proposal))}</p>
        <div slot="footer" class="row">
          <button class="button" @click=${this.#onDecline}>${this.#text.term('proposalDecline')}</button>
          <button class="button primary" @click=${this.#onAccept}>
            ${this.#text.term('proposalConfirm')}
          </button>
        </div>
      </ui-dialog>
    `;
  }

  #who({ origin, from }: ForeignDial): string {
    return from ?? this.#text.term(origin === 'window' ? 'proposalWindowOrigin' : 'proposalLinkOrigin');
  }

  readonly #onAccept = (): void => {
    this.dialer.settleProposal(true);
  };

  readonly #onDecline = (): void => {
    this.dialer.settleProposal(false);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dial-proposal': DialProposal;
  }
}
