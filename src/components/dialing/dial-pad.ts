import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { visibleText } from '../../domain/dialing/dial-target.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { RovingFocus } from '../controllers/roving-focus.ts';
import { DialInputEvent, DigitDeleteEvent, DigitPressEvent } from './dial-events.ts';

/** Keys and letters of ITU-T E.161. */
const KEYS: readonly (readonly [digit: string, letters: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
];

/** How long 0 is held for a plus. */
const LONG_PRESS_MS = 500;

/** Twelve keys, for the mouse, a finger, arrow keys and the digits of a keyboard. Sends `digit-press`. */
@customElement('dial-pad')
export class DialPad extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .pad {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--space-2);
        align-content: start;
      }
      button {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        min-block-size: var(--dial-key-size, 66px);
        border-radius: var(--radius-l);
        background: var(--surface-sunken);
        border: 1px solid var(--line);
        color: var(--text);
        user-select: none;
        touch-action: manipulation;
        -webkit-touch-callout: none;
        transition:
          background-color var(--fast),
          scale var(--fast);
      }
      button:hover {
        background: var(--surface-hover);
        border-color: var(--line-strong);
      }
      button:active {
        background: var(--accent-soft);
        border-color: var(--accent-line);
        scale: 0.97;
      }
      button:focus-visible {
        border-radius: var(--radius-l);
      }
      b {
        font-size: var(--size-2xl);
        font-weight: var(--weight-medium);
        line-height: 1.1;
      }
      small {
        font-size: var(--size-2xs);
        letter-spacing: 0.1em;
        color: var(--text-3);
        line-height: 1.1;
        min-block-size: 12px;
      }
    `,
  ];

  /** The keys go into a call: no plus there. */
  @property({ type: Boolean }) dtmf = false;

  readonly #text = new Localize(this);
  #holding: ReturnType<typeof setTimeout> | undefined;
  #heldLong = false;

  constructor() {
    super();
    new RovingFocus(this, { items: () => [...this.renderRoot.querySelectorAll('button')], columns: 3 });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#holding);
  }

  override render(): TemplateResult {
    const name = this.dtmf ? this.#text.term('dialPadForDtmf') : this.#text.term('dialPad');
    return html`<div
      class="pad"
      role="group"
      aria-label=${name}
      @keydown=${this.#onKeydown}
      @paste=${this.#onPaste}
    >
      ${KEYS.map(([digit, letters]) => this.#renderKey(digit, letters))}
    </div>`;
  }

  #renderKey(digit: string, letters: string): TemplateResult {
    const zero = digit === '0';
    return html`<button
      type="button"
      data-digit=${digit}
      aria-label=${this.#name(digit) ?? nothing}
      @click=${() => {
        this.#onClick(digit);
      }}
      @pointerdown=${zero ? this.#onZeroDown : nothing}
      @pointerup=${zero ? this.#onZeroUp : nothing}
      @pointerleave=${zero ? this.#onZeroUp : nothing}
      @pointercancel=${zero ? this.#onZeroUp : nothing}
      @contextmenu=${zero ? this.#onZeroMenu : nothing}
    >
      <b>${digit}</b><small>${zero && this.dtmf ? '' : letters}</small>
    </button>`;
  }

  #name(digit: string): string | undefined {
    if (digit === '*') return this.#text.term('dialKeyStar');
    if (digit === '#') return this.#text.term('dialKeyHash');
    return digit === '0' && !this.dtmf ? this.#text.term('dialKeyZero') : undefined;
  }

  #press(digit: string): void {
    this.dispatchEvent(new DigitPressEvent(digit));
  }

  #onClick(digit: string): void {
    // The click that ends a long press has given its plus already.
    if (digit === '0' && this.#heldLong) this.#heldLong = false;
    else this.#press(digit);
  }

  #onZeroDown(event: PointerEvent): void {
    this.#heldLong = false;
    if (this.dtmf || event.button !== 0) return;
    this.#holding = setTimeout(() => {
      this.#heldLong = true;
      this.#press('+');
    }, LONG_PRESS_MS);
  }

  #onZeroUp(): void {
    clearTimeout(this.#holding);
  }

  /** A long press on a touch screen asks for the context menu at about the same time. */
  #onZeroMenu(event: Event): void {
    event.preventDefault();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Backspace') {
      event.preventDefault();
      this.dispatchEvent(new DigitDeleteEvent());
      return;
    }
    if (!/^[0-9*#+]$/.test(event.key) || (event.key === '+' && this.dtmf)) return;
    event.preventDefault();
    this.renderRoot
      .querySelector<HTMLElement>(`[data-digit="${event.key === '+' ? '0' : event.key}"]`)
      ?.focus();
    this.#press(event.key);
  }

  #onPaste(event: ClipboardEvent): void {
    const text = visibleText(event.clipboardData?.getData('text/plain') ?? '');
    if (text === '' || this.dtmf) return;
    event.preventDefault();
    this.dispatchEvent(new DialInputEvent(text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dial-pad': DialPad;
  }
}
