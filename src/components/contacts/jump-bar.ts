import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ContactListHead } from '../../domain/contacts/address-book.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { RovingFocus } from '../controllers/roving-focus.ts';

/** A person wants to see where a letter begins. */
export class LetterJumpEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('letter-jump', { bubbles: true, composed: true });
    this.index = index;
  }
}

/** The initial letters of a list, one tab stop: goes to where each begins. */
@customElement('jump-bar')
export class JumpBar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        flex-direction: column;
        justify-content: safe center;
        block-size: 100%;
        overflow-y: auto;
        scrollbar-width: none;
        padding-block: 4px;
      }
      button {
        flex: none;
        inline-size: 24px;
        block-size: 24px;
        text-align: center;
        font-size: var(--size-2xs);
        font-weight: var(--weight-medium);
        color: var(--text-3);
        border-radius: var(--radius-s);
      }
      button:hover {
        background: var(--surface-hover);
        color: var(--accent-text);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property({ attribute: false }) letters: ContactListHead['letters'] = [];

  readonly #text = new Localize(this);

  constructor() {
    super();
    new RovingFocus(this, { items: () => [...this.renderRoot.querySelectorAll('button')] });
  }

  override render(): TemplateResult {
    return html`<div role="group" aria-label=${this.#text.term('jumpToLetter')}>
      ${this.letters.map(
        ({ letter, index }) =>
          html`<button
            type="button"
            aria-label=${this.#text.term('jumpTo', letter)}
            @click=${() => this.dispatchEvent(new LetterJumpEvent(index))}
          >
            ${letter}
          </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jump-bar': JumpBar;
  }
  interface HTMLElementEventMap {
    'letter-jump': LetterJumpEvent;
  }
}
