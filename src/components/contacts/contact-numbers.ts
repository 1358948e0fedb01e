import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { CONTACT_LIMITS } from '../../domain/contacts/contact.ts';
import { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { icon } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { fields } from '../../styles/fields.ts';
import { draftNumber, moved } from './contact-draft.ts';
import type { DraftNumber } from './contact-draft.ts';
import { numberRow } from './contact-number-row.ts';
import type { NumberState } from './contact-number-row.ts';
import { contactNumbersStyles } from './contact-numbers-styles.ts';

/** The numbers in the form are others, or in another order. */
export class NumbersChangeEvent extends Event {
  readonly numbers: readonly DraftNumber[];

  constructor(numbers: readonly DraftNumber[]) {
    super('numbers-change', { bubbles: true, composed: true });
    this.numbers = numbers;
  }
}

/**
 * The numbers of a contact in their order; the first is the primary one. The order changes by dragging a grip, by its
 * buttons, by Alt and an arrow key anywhere in a row, and by the grip: Space lifts, arrow keys move, Space drops,
 * Escape puts back.
 */
@customElement('contact-numbers')
export class ContactNumbers extends LitElement {
  static override styles = [base, buttons, feedback, fields, contactNumbersStyles];

  @property({ attribute: false }) numbers: readonly DraftNumber[] = [];
  @property() error: string | undefined;

  /** The key of the number that is dragged or lifted. */
  @state() protected lifted: number | undefined;
  /** Where a dragged number would go: before the number at this place. */
  @state() protected insertion: number | undefined;
  @state() protected words = '';

  readonly #text = new Localize(this);
  #before: readonly DraftNumber[] = [];

  override render(): TemplateResult {
    const t = this.#text;
    const full = this.numbers.length >= CONTACT_LIMITS.numbers;
    return html`<p class="secondary">${t.term('numbersAdvice')}</p>
      <ul
        @keydown=${this.#onKeydown}
        @focusout=${this.#onBlur}
        @dragstart=${this.#onDragStart}
        @dragover=${this.#onDragOver}
        @drop=${this.#onDrop}
        @dragend=${this.#onDragEnd}
      >
        ${repeat(
          this.numbers,
          ({ key }) => key,
          (number, index) =>
            numberRow(number, this.#stateOf(number, index), this.#text, {
              change: (changes) => this.#change(index, changes),
              moveTo: (to) => this.#move(index, to),
              remove: () => {
                this.#remove(index);
              },
            }),
        )}
      </ul>
      ${this.error === undefined ? nothing : html`<p class="error-text">${icon('circle-alert', 's')}${this.error}</p>`}
      ${
        full
          ? nothing
          : html`<button type="button" class="button quiet add" @click=${this.#onAdd}>
              ${icon('plus', 's')}${t.term('addNumber')}
            </button>`
      }
      <p class="hint keys">
        ${t.term('gripKeys')} <kbd>${t.term('keySpace')}</kbd> <kbd>↑</kbd> <kbd>↓</kbd>
        <kbd>${t.term('keySpace')}</kbd>
      </p>
      <div class="sr-only" role="status">${this.words}</div>`;
  }

  #stateOf({ key }: DraftNumber, index: number): NumberState {
    const { insertion, numbers } = this;
    return { index, count: numbers.length, lifted: this.lifted === key, insertion };
  }

  #tell(numbers: readonly DraftNumber[]): void {
    this.numbers = numbers;
    this.dispatchEvent(new NumbersChangeEvent(numbers));
  }

  #change(index: number, changes: Partial<DraftNumber>): void {
    this.#tell(this.numbers.map((number, at) => (at === index ? { ...number, ...changes } : number)));
  }

  #move(from: number, to: number): void {
    const number = this.numbers[from];
    const numbers = moved(this.numbers, from, to);
    if (number === undefined || numbers === this.numbers) return;
    this.#tell(numbers);
    const at = numbers.indexOf(number) + 1;
    const name = number.number || this.#text.term('numberAt', from + 1);
    this.words = this.#text.term('numberMoved', name, at, numbers.length);
  }

  #remove(index: number): void {
    this.#tell(this.numbers.toSpliced(index, 1));
  }

  async #onAdd(): Promise<void> {
    this.#tell([...this.numbers, draftNumber(this.numbers.length === 0 ? 'work' : 'mobile')]);
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll('input')].at(-1)?.focus();
  }

  /** Of the row that an event comes from, and whether it comes from its grip. */
  #placeOf(event: Event): { readonly index: number; readonly grip: boolean } {
    const path = event.composedPath();
    const row = path.find((node) => node instanceof HTMLLIElement);
    const index = this.numbers.findIndex(({ key }) => String(key) === row?.dataset.key);
    return { index, grip: path.some((node) => node instanceof HTMLElement && node.matches('.grip')) };
  }

  #onKeydown(event: KeyboardEvent): void {
    const { index, grip } = this.#placeOf(event);
    const number = this.numbers[index];
    if (number === undefined) return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const lifted = grip && this.lifted === number.key;
    if (step !== 0 && (lifted || event.altKey)) {
      event.preventDefault();
      void this.#keepFocus(() => {
        this.#move(index, index + step);
      });
    } else if (grip) this.#onGripKey(event, index, lifted);
  }

  #onGripKey(event: KeyboardEvent, index: number, lifted: boolean): void {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (lifted) this.#drop(index);
      else this.#lift(index);
    } else if (lifted && event.key === 'Escape') {
      // Only the number is put back; the form stays.
      event.preventDefault();
      event.stopPropagation();
      void this.#keepFocus(() => {
        this.#putBack();
      });
    }
  }

  #lift(index: number): void {
    const number = this.numbers[index];
    if (number === undefined) return;
    this.#before = this.numbers;
    this.lifted = number.key;
    this.words = this.#text.term('numberLifted', number.number, index + 1, this.numbers.length);
  }

  #drop(index: number): void {
    this.lifted = undefined;
    this.words = this.#text.term('numberDropped', index + 1);
  }

  #putBack(): void {
    this.#tell(this.#before);
    this.lifted = undefined;
    this.words = this.#text.term('numberPutBack');
  }

  /** What has the focus may be moved in the document, which takes the focus away: its blur drops the number. */
  async #keepFocus(act: () => void): Promise<void> {
    const focus = this.shadowRoot?.activeElement;
    act();
    const { lifted } = this;
    await this.updateComplete;
    if (!(focus instanceof HTMLElement) || this.shadowRoot?.activeElement === focus) return;
    focus.focus();
    this.lifted = lifted;
  }

  readonly #onBlur = (): void => {
    this.lifted = undefined;
  };

  #onDragStart(event: DragEvent): void {
    const number = this.numbers[this.#placeOf(event).index];
    const row = event.composedPath().find((node) => node instanceof HTMLLIElement);
    if (event.dataTransfer === null || number === undefined || row === undefined) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', number.number);
    event.dataTransfer.setDragImage(row, 12, row.offsetHeight / 2);
    this.lifted = number.key;
  }

  readonly #onDragEnd = (): void => {
    this.lifted = undefined;
    this.insertion = undefined;
  };

  #onDragOver(event: DragEvent): void {
    if (this.lifted === undefined) return;
    event.preventDefault();
    const rows = [...this.renderRoot.querySelectorAll('.number')];
    const index = rows.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect();
      return event.clientY < top + height / 2;
    });
    this.insertion = index === -1 ? rows.length : index;
  }

  #onDrop(event: DragEvent): void {
    const from = this.numbers.findIndex(({ key }) => key === this.lifted);
    const { insertion } = this;
    this.#onDragEnd();
    if (from === -1 || insertion === undefined) return;
    event.preventDefault();
    this.#move(from, insertion > from ? insertion - 1 : insertion);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'contact-numbers': ContactNumbers;
  }
  interface HTMLElementEventMap {
    'numbers-change': NumbersChangeEvent;
  }
}
