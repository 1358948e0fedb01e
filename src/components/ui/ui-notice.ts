import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';
import { NoticeDismissEvent } from './ui-events.ts';
import './ui-icon-button.ts';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error';

const LOOKS: Readonly<Record<NoticeTone, { readonly look: string; readonly icon: IconName }>> = {
  info: { look: '', icon: 'info' },
  success: { look: 'success', icon: 'check' },
  warning: { look: 'warning', icon: 'triangle-alert' },
  error: { look: 'danger', icon: 'circle-alert' },
};

/** What happened, what to do, and behind "Details" what an administrator wants to know. Its live region is its host's. */
@customElement('ui-notice')
export class UiNotice extends LitElement {
  static override styles = [
    base,
    feedback,
    css`
      :host {
        display: block;
      }
      .heading {
        font-weight: var(--weight-strong);
      }
      p {
        overflow-wrap: anywhere;
      }
      summary {
        color: var(--text-2);
        inline-size: fit-content;
        min-block-size: 24px;
        align-content: center;
      }
      slot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      slot.filled {
        margin-block-start: 10px;
      }
      ui-icon-button {
        margin: -6px -6px -6px 0;
      }
    `,
  ];

  @property() tone: NoticeTone = 'info';
  @property() heading = '';
  @property() advice: string | undefined;
  /** Codes and phrases. */
  @property() detail: string | undefined;
  /** Instead of the tone's. */
  @property() icon: IconName | undefined;
  @property({ type: Boolean }) dismissable = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const { look, icon: name } = LOOKS[this.tone];
    return html`<div class="message ${look}">
      ${icon(this.icon ?? name)}
      <div class="grow">
        <p class="heading">${this.heading}</p>
        ${this.advice === undefined ? nothing : html`<p>${this.advice}</p>`}
        ${
          this.detail === undefined
            ? nothing
            : html`<details>
                <summary>${this.#text.term('details')}</summary>
                <p class="meta mono">${this.detail}</p>
              </details>`
        }
        <slot name="actions" @slotchange=${this.#onSlotChange}></slot>
      </div>
      ${
        this.dismissable
          ? html`<ui-icon-button
              icon="x"
              small
              label=${this.#text.term('close')}
              @click=${this.#onDismiss}
            ></ui-icon-button>`
          : nothing
      }
    </div>`;
  }

  #onSlotChange(event: Event): void {
    const slot = event.target as HTMLSlotElement;
    slot.classList.toggle('filled', slot.assignedElements().length > 0);
  }

  #onDismiss(): void {
    this.dispatchEvent(new NoticeDismissEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-notice': UiNotice;
  }
}
