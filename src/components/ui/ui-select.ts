import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { fields } from '../../styles/fields.ts';
import { SelectChangeEvent } from './ui-events.ts';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** One of a list, by the browser's own list box. */
@customElement('ui-select')
export class UiSelect extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    base,
    fields,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
    `,
  ];

  @property() label = '';
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;
  @property() hint: string | undefined;
  @property() value = '';
  @property({ attribute: false }) options: readonly SelectOption[] = [];
  /** Without a border, for tool bars. */
  @property({ type: Boolean }) quiet = false;

  override render(): TemplateResult {
    return html`<div class="field">
      ${this.labelHidden ? nothing : html`<label class="label" for="select">${this.label}</label>`}
      <span class="select ${this.quiet ? 'quiet' : ''}">
        <select
          id="select"
          .value=${live(this.value)}
          aria-label=${this.labelHidden ? this.label : nothing}
          aria-describedby=${this.hint === undefined ? nothing : 'hint'}
          @change=${this.#onChange}
        >
          ${this.options.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
        </select>
        ${icon('chevrons-up-down', 's')}
      </span>
      ${this.hint === undefined ? nothing : html`<span class="hint" id="hint">${this.hint}</span>`}
    </div>`;
  }

  protected override updated(): void {
    // The options may have come after the value.
    const select = this.renderRoot.querySelector('select');
    if (select !== null && select.value !== this.value) select.value = this.value;
  }

  #onChange(event: Event): void {
    this.value = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new SelectChangeEvent(this.value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-select': UiSelect;
  }
}
