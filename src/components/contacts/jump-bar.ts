import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ContactListHead } from '../../domain/contacts/address-book.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { RovingFocus } from '../controllers/roving-focus.ts';
import { jumpSpots } from './jump-spots.ts';
import type { JumpSpot } from './jump-spots.ts';

/** Of a button, above and below the bar: pixels, see the styles. Smaller ones are hard to hit (WCAG 2.5.8). */
const SIDE = 24;
const PADDING = 8;

/** A person wants to see where a letter begins. */
export class LetterJumpEvent extends Event {
  readonly index: number;

  constructor(index: number) {
    super('letter-jump', { bubbles: true, composed: true });
    this.index = index;
  }
}

/** The initial letters of a list, one tab stop: goes to where each begins. Where not all have room, dots stand for some. */
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

  /** How many buttons there is room for; undefined before it was measured. */
  @state() protected places: number | undefined;

  readonly #text = new Localize(this);
  readonly #height = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.places = Math.floor((entry.contentRect.height - PADDING) / SIDE);
  });

  constructor() {
    super();
    new RovingFocus(this, { items: () => [...this.renderRoot.querySelectorAll('button')] });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#height.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#height.disconnect();
  }

  override render(): TemplateResult {
    const spots = jumpSpots(this.letters, this.places ?? this.letters.length);
    return html`<div role="group" aria-label=${this.#text.term('jumpToLetter')}>
      ${spots.map((spot) => this.#renderSpot(spot))}
    </div>`;
  }

  #renderSpot([first, ...others]: JumpSpot): TemplateResult | typeof nothing {
    if (first === undefined) return nothing;
    const last = others.at(-1);
    return html`<button
      type="button"
      aria-label=${this.#text.term('jumpTo', last === undefined ? first.letter : `${first.letter}–${last.letter}`)}
      @click=${() => this.dispatchEvent(new LetterJumpEvent(first.index))}
    >
      ${last === undefined ? first.letter : '•'}
    </button>`;
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
