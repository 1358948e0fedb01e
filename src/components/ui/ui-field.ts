import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { FieldInputEvent } from './ui-events.ts';

export type FieldType = 'text' | 'password' | 'number' | 'url' | 'tel' | 'search' | 'email' | 'date';

/** A line or an area of text with its label, its hint, and what is wrong with it beside it. */
@customElement('ui-field')
export class UiField extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      .input-wrap > .input {
        flex: 1;
        min-inline-size: 0;
      }
      .unit {
        color: var(--text-3);
      }
    `,
  ];

  @property() label = '';
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;
  @property() value = '';
  @property() type: FieldType = 'text';
  @property() hint: string | undefined;
  /** What is wrong, in words. */
  @property() error: string | undefined;
  /** What was found to be right, in words. */
  @property() success: string | undefined;
  @property() placeholder = '';
  @property() autocomplete: 'off' | 'username' | 'current-password' = 'off';
  @property() name = '';
  @property({ type: Boolean }) required = false;
  /** More than one: an area. */
  @property({ type: Number }) rows = 1;
  @property({ type: Number }) min: number | undefined;
  @property({ type: Number }) max: number | undefined;
  @property({ type: Number }) step: number | undefined;
  /** Behind the field, such as "s". */
  @property() unit: string | undefined;
  @property() icon: IconName | undefined;

  @state() protected revealed = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    return html`<div class="field">
      ${this.labelHidden ? nothing : html`<label class="label" for="control">${this.label}</label>`}
      ${this.rows > 1 ? this.#renderArea() : this.#renderLine()} ${this.#renderNotes()}
    </div>`;
  }

  #renderLine(): TemplateResult {
    const password = this.type === 'password';
    return html`<div class="input-wrap">
      ${this.icon === undefined ? nothing : icon(this.icon, 's')}
      <input
        id="control"
        class="input ${this.type === 'number' ? 'num' : ''}"
        type=${password && this.revealed ? 'text' : this.type}
        name=${this.name}
        .value=${live(this.value)}
        placeholder=${this.placeholder}
        autocomplete=${this.autocomplete}
        autocapitalize="off"
        spellcheck="false"
        min=${this.min ?? nothing}
        max=${this.max ?? nothing}
        step=${this.step ?? nothing}
        ?required=${this.required}
        aria-label=${this.labelHidden ? this.label : nothing}
        aria-invalid=${this.error === undefined ? nothing : 'true'}
        aria-describedby=${this.#describedBy}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
      />
      ${this.unit === undefined ? nothing : html`<span class="unit">${this.unit}</span>`}
      ${password ? this.#renderReveal() : nothing}
    </div>`;
  }

  #renderArea(): TemplateResult {
    return html`<textarea
      id="control"
      class="textarea"
      rows=${this.rows}
      name=${this.name}
      .value=${live(this.value)}
      placeholder=${this.placeholder}
      autocomplete=${this.autocomplete}
      spellcheck="false"
      ?required=${this.required}
      aria-label=${this.labelHidden ? this.label : nothing}
      aria-invalid=${this.error === undefined ? nothing : 'true'}
      aria-describedby=${this.#describedBy}
      @input=${this.#onInput}
    ></textarea>`;
  }

  #renderReveal(): TemplateResult {
    const label = this.#text.term(this.revealed ? 'hidePassword' : 'showPassword');
    return html`<span class="trailing">
      <button
        type="button"
        class="icon-button small"
        aria-label=${label}
        data-tip=${label}
        @click=${this.#onReveal}
      >
        ${icon(this.revealed ? 'eye-off' : 'eye', 's')}
      </button>
    </span>`;
  }

  #renderNotes(): TemplateResult {
    return html`${this.hint === undefined ? nothing : html`<span class="hint" id="hint">${this.hint}</span>`}
    ${
      this.error === undefined
        ? nothing
        : html`<span class="error-text" id="error">${icon('circle-alert', 's')}${this.error}</span>`
    }
    ${
      this.success === undefined
        ? nothing
        : html`<span class="success-text" id="success">${icon('check', 's')}${this.success}</span>`
    }`;
  }

  get #describedBy(): string | typeof nothing {
    const ids = (['error', 'success', 'hint'] as const).filter((note) => this[note] !== undefined);
    return ids.length === 0 ? nothing : ids.join(' ');
  }

  #onInput(event: Event): void {
    this.value = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new FieldInputEvent(this.value));
  }

  /** A form does not see the control in this shadow tree, so Enter would submit nothing. */
  #onKeydown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.closest('form')?.requestSubmit();
  }

  #onReveal(): void {
    this.revealed = !this.revealed;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-field': UiField;
  }
}
