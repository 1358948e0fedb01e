import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base } from '../../styles/base.ts';
import { fields } from '../../styles/fields.ts';
import { SliderInputEvent } from './ui-events.ts';

/** A whole number from 0 to 100 on a line, by the browser's own range control. */
@customElement('ui-slider')
export class UiSlider extends LitElement {
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
      input {
        appearance: none;
        inline-size: 100%;
        block-size: 24px;
        background: none;
      }
      input::-webkit-slider-runnable-track {
        block-size: 4px;
        border-radius: 2px;
        background: linear-gradient(to right, var(--accent) var(--_done), var(--line-control) var(--_done));
      }
      input::-webkit-slider-thumb {
        appearance: none;
        inline-size: 16px;
        block-size: 16px;
        margin-block-start: -6px;
        border-radius: 50%;
        background: var(--surface-raised);
        border: 2px solid var(--accent);
        box-shadow: var(--shadow-1);
      }
      input::-moz-range-track {
        block-size: 4px;
        border-radius: 2px;
        background: var(--line-control);
      }
      input::-moz-range-progress {
        block-size: 4px;
        border-radius: 2px;
        background: var(--accent);
      }
      input::-moz-range-thumb {
        inline-size: 12px;
        block-size: 12px;
        border-radius: 50%;
        background: var(--surface-raised);
        border: 2px solid var(--accent);
      }
      @media (forced-colors: active) {
        input {
          appearance: auto;
        }
      }
    `,
  ];

  @property() label = '';
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;
  @property({ type: Number }) value = 0;
  /** The value as it is read out, such as "80 %". */
  @property() valueText: string | undefined;

  override render(): TemplateResult {
    return html`<div class="field">
      ${this.labelHidden ? nothing : html`<label class="label" for="range">${this.label}</label>`}
      <input
        id="range"
        type="range"
        .value=${live(String(this.value))}
        aria-label=${this.labelHidden ? this.label : nothing}
        aria-valuetext=${this.valueText ?? nothing}
        @input=${this.#onInput}
      />
    </div>`;
  }

  protected override updated(): void {
    // A style attribute in the template would be refused by the Content-Security-Policy.
    this.#input?.style.setProperty('--_done', `${this.value}%`);
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #onInput(): void {
    this.value = this.#input?.valueAsNumber ?? this.value;
    this.dispatchEvent(new SliderInputEvent(this.value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-slider': UiSlider;
  }
}
