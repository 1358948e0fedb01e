import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { windowRoleContext } from '../../app/contexts.ts';
import type { WindowRole } from '../../app/window-role.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';

/** In place of the phone in a window that does not own it: says so, and takes over unless a call is live there. */
@customElement('window-guest')
export class WindowGuest extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    css`
      :host {
        display: grid;
        place-content: center;
        block-size: 100%;
        overflow-y: auto;
      }
      .empty p {
        max-inline-size: 44ch;
      }
    `,
  ];

  @consume({ context: windowRoleContext }) windowRole!: WindowRole;

  @state() protected taking = false;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.windowRole.ownerBusy]);
  }

  override render(): TemplateResult {
    const t = this.#text;
    const busy = this.windowRole.ownerBusy.value;
    return html`<div class="empty" data-region="guest">
      ${icon('app-window')}
      <h2 class="title">${t.term('guestHeading')}</h2>
      <p>${t.term('guestAdvice')}</p>
      <button
        type="button"
        class="button primary"
        aria-disabled=${busy || this.taking ? 'true' : 'false'}
        aria-describedby="why"
        @click=${this.#onTakeOver}
      >
        ${this.taking ? html`<span class="spinner"></span>${t.term('takingOver')}` : t.term('guestTakeOver')}
      </button>
      <p class="meta" id="why" role="status">${busy ? t.term('guestBusy') : ''}</p>
    </div>`;
  }

  async #onTakeOver(): Promise<void> {
    if (this.taking || this.windowRole.ownerBusy.value) return;
    this.taking = true;
    try {
      await this.windowRole.takeOver();
    } finally {
      this.taking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'window-guest': WindowGuest;
  }
}
