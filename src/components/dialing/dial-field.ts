import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { parseDialTarget, visibleText } from '../../domain/dialing/dial-target.ts';
import { formatNumber } from '../../domain/dialing/number-format.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { tellApproach } from './approach.ts';
import {
  DialCancelEvent,
  DialInputEvent,
  DialMoveEvent,
  DialOpenEvent,
  DialRedialEvent,
  DialSubmitEvent,
} from './dial-events.ts';
import { dialFieldStyles } from './dial-field-styles.ts';

/** Milliseconds between two presses that mean one act, at the most. */
const DOUBLE_PRESS = 500;

/** "Search or dial": what is typed here is dialled by Enter or the handset. Empty, the handset dials the last number again. */
@customElement('dial-field')
export class DialField extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [base, buttons, fields, dialFieldStyles];

  @property() value = '';
  /** The number that an empty field dials again. */
  @property({ attribute: false }) lastDialled: string | undefined;
  /** Why the text is not dialled: what happened, and what to do. */
  @property({ attribute: false }) problem: string | undefined;
  /** What happens next by itself. */
  @property({ attribute: false }) hint: string | undefined;

  /** The list of matches, in a tree around this element; the arrow keys move in it, and the focus stays here. */
  @property({ attribute: false }) list: HTMLElement | undefined;
  /** The row of the list that Enter calls. */
  @property({ attribute: false }) row: HTMLElement | undefined;

  readonly #text = new Localize(this);
  #submittedAt = -Infinity;

  override render(): TemplateResult {
    const described = this.problem !== undefined || this.hint !== undefined;
    return html`<form role="search" @submit=${this.#onSubmit} @keydown=${this.#onHeldKey}>
        <div class="search">
          ${icon('search')}
          <input
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-haspopup="grid"
            aria-controls=${nothing}
            aria-expanded=${this.list !== undefined}
            aria-label=${this.#text.term('dialField')}
            placeholder=${this.#text.term('dialField')}
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            .enterKeyHint=${'go'}
            dir="ltr"
            aria-invalid=${this.problem === undefined ? nothing : 'true'}
            aria-describedby=${described ? 'note' : nothing}
            .value=${live(this.value)}
            @input=${this.#onInput}
            @compositionend=${this.#onInput}
            @paste=${this.#onPaste}
            @keydown=${this.#onKeydown}
          />
          ${this.value === '' ? nothing : this.#renderClear()}
        </div>
        ${this.#renderCall()}
      </form>
      ${this.#renderNote()}`;
  }

  protected override updated(): void {
    const input = this.renderRoot.querySelector('input');
    if (input === null) return;
    // The list is in another tree, where no id of this one reaches (ARIA in HTML: element reflection).
    input.ariaControlsElements = this.list === undefined ? null : [this.list];
    input.ariaActiveDescendantElement = this.row ?? null;
  }

  #renderClear(): TemplateResult {
    const label = this.#text.term('clearField');
    return html`<button
      type="button"
      class="icon-button clear"
      aria-label=${label}
      data-tip=${label}
      @click=${this.#onClear}
    >
      ${icon('x')}
    </button>`;
  }

  #renderCall(): TemplateResult {
    const empty = this.value.trim() === '';
    const again = empty && this.lastDialled !== undefined;
    const name = again
      ? this.#text.term('redialNumber', formatNumber(this.lastDialled ?? ''))
      : this.#text.term('call');
    return html`<button
      type=${again ? 'button' : 'submit'}
      class="call ${again ? 'redial' : ''}"
      aria-label=${name}
      data-tip=${name}
      aria-disabled=${empty && !again ? 'true' : nothing}
      @pointerenter=${tellApproach}
      @focus=${tellApproach}
      @click=${again ? this.#onRedial : nothing}
    >
      ${icon('phone', 'solid')}<span class="word">${this.#text.term(again ? 'redial' : 'call')}</span>
    </button>`;
  }

  #renderNote(): TemplateResult | typeof nothing {
    if (this.problem !== undefined) {
      return html`<p class="note error-text" id="note" role="alert">
        ${icon('circle-alert', 's')}<span>${this.problem}</span>
      </p>`;
    }
    return this.hint === undefined ? nothing : html`<p class="note hint" id="note">${this.hint}</p>`;
  }

  #change(text: string): void {
    this.dispatchEvent(new DialInputEvent(text));
  }

  #onInput(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (event instanceof InputEvent && event.isComposing) return;
    const text = visibleText(input.value);
    if (text !== input.value) {
      // The caret stays where it was in the text that is left.
      const caret = visibleText(input.value.slice(0, input.selectionStart ?? undefined)).length;
      input.value = text;
      input.setSelectionRange(caret, caret);
    }
    this.#change(text);
  }

  /** A number or address pasted into the empty field becomes what will be dialled: without scheme, brackets and blanks. */
  #onPaste(event: ClipboardEvent): void {
    const input = event.target as HTMLInputElement;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const parsed = parseDialTarget(event.clipboardData?.getData('text/plain') ?? '', { numericOnly: false });
    if (!whole || !parsed.ok) return;
    event.preventDefault();
    this.#change(parsed.target);
  }

  #onKeydown(event: KeyboardEvent): void {
    const { key, isComposing } = event;
    if (isComposing) return;
    if (key === 'Escape') this.dispatchEvent(new DialCancelEvent());
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined;
    if (step !== undefined && !this.dispatchEvent(new DialMoveEvent(step))) event.preventDefault();
    if (key !== 'Enter' || !(event.ctrlKey || event.metaKey) || this.row === undefined) return;
    event.preventDefault();
    this.dispatchEvent(new DialOpenEvent());
  }

  /** One press is one call, however long it lasts. */
  #onHeldKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    // What stands in the field is dialled, even when it was typed a moment before the next rendering.
    const text = visibleText(this.renderRoot.querySelector('input')?.value ?? '');
    // Enter in the empty field shows the last number first: what is dialled has been seen. Not the second Enter of two
    // quick ones: the first has emptied the field.
    const again = event.timeStamp - this.#submittedAt < DOUBLE_PRESS;
    if (text.trim() !== '' || this.lastDialled === undefined) {
      this.#submittedAt = event.timeStamp;
      this.dispatchEvent(new DialSubmitEvent(text));
    } else if (!again) this.#change(this.lastDialled);
  }

  #onRedial(): void {
    if (this.lastDialled !== undefined) this.dispatchEvent(new DialRedialEvent(this.lastDialled));
  }

  #onClear(): void {
    this.#change('');
    this.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dial-field': DialField;
  }
}
