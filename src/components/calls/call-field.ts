import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { CallSnapshot } from '../../domain/call/call.ts';
import { MAX_COMMENT } from '../../domain/history/history.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { fields } from '../../styles/fields.ts';
import type { SegmentedChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-segmented.ts';
import { CommentInputEvent, DigitsSendEvent, FieldSwitchEvent } from './call-events.ts';
import type { FieldPurpose } from './call-events.ts';

/** One field for two purposes: the comment of a call, or the digits that are sent into it as they are typed. */
@customElement('call-field')
export class CallField extends LitElement {
  static override styles = [
    base,
    fields,
    css`
      :host {
        display: flex;
        gap: 6px;
        padding: 2px 10px 10px;
        align-items: center;
        --segmented-surface: var(--tab-active-control);
        --segmented-line: var(--tab-active-control-line);
        --segmented-text: var(--tab-active-text-2);
        --segmented-on: var(--tab-active);
        --segmented-on-text: var(--tab-active-text);
        --segmented-on-shadow: none;
      }
      ui-segmented {
        flex: none;
      }
      .input {
        flex: 1;
        min-inline-size: 0;
        block-size: 34px;
        background: var(--tab-active-control);
        border-color: var(--tab-active-control-line);
        color: var(--tab-active-text);
      }
      .input::placeholder {
        color: var(--tab-active-text-2);
      }
      .input:disabled {
        background: none;
        color: var(--tab-active-text-2);
      }
    `,
  ];

  @property({ attribute: false }) call!: CallSnapshot;
  @property() purpose: FieldPurpose = 'comment';
  @property() comment = '';
  /** The digits sent so far. */
  @property() digits = '';

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const options = [
      { value: 'comment', label: this.#text.term('comment') },
      { value: 'dtmf', label: this.#text.term('dtmf') },
    ];
    return html`<ui-segmented
        label=${this.#text.term('fieldIsFor')}
        value=${this.purpose}
        .options=${options}
        @segmented-change=${this.#onSwitch}
      ></ui-segmented>
      ${this.purpose === 'comment' ? this.#renderComment() : this.#renderDigits()}`;
  }

  #renderComment(): TemplateResult {
    return html`<input
      class="input"
      aria-label=${this.#text.term('comment')}
      placeholder=${this.#text.term('commentPlaceholder')}
      autocomplete="off"
      maxlength=${MAX_COMMENT}
      .value=${live(this.comment)}
      @input=${this.#onComment}
    />`;
  }

  #renderDigits(): TemplateResult {
    return html`<input
      class="input num"
      aria-label=${this.#text.term('dtmfDigits')}
      placeholder=${this.#text.term('dtmfPlaceholder')}
      inputmode="tel"
      autocomplete="off"
      .value=${live(this.digits)}
      ?disabled=${!this.call.can.includes('dtmf')}
      @input=${this.#onDigits}
    />`;
  }

  #onSwitch(event: SegmentedChangeEvent): void {
    event.stopPropagation();
    const purpose: FieldPurpose = event.value === 'dtmf' ? 'dtmf' : 'comment';
    this.dispatchEvent(new FieldSwitchEvent(this.call.id, purpose));
  }

  #onComment(event: Event): void {
    this.dispatchEvent(new CommentInputEvent(this.call.id, (event.target as HTMLInputElement).value));
  }

  /** What was sent cannot be taken back: the field shows it, and only what is new goes out. */
  #onDigits(event: InputEvent): void {
    const typed = event.data ?? this.#appended((event.target as HTMLInputElement).value);
    const digits = typed.toUpperCase().replace(/[^0-9A-D*#]/g, '');
    if (digits !== '') this.dispatchEvent(new DigitsSendEvent(this.call.id, digits));
    this.requestUpdate();
  }

  #appended(value: string): string {
    return value.startsWith(this.digits) ? value.slice(this.digits.length) : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-field': CallField;
  }
}
