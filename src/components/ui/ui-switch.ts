import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base } from '../../styles/base.ts';
import { SwitchChangeEvent } from './ui-events.ts';

/** On or off, at once. A native check box with the role of a switch. */
@customElement('ui-switch')
export class UiSwitch extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-block-size: 24px;
      }
      .hint {
        display: block;
      }
      input {
        appearance: none;
        inline-size: 34px;
        block-size: 20px;
        flex: none;
        border-radius: var(--radius-full);
        border: 1px solid var(--line-control);
        background: var(--surface-field);
        position: relative;
        transition: background-color var(--normal);
      }
      input::after {
        content: '';
        position: absolute;
        inset-block-start: 3px;
        inset-inline-start: 3px;
        inline-size: 12px;
        block-size: 12px;
        border-radius: 50%;
        background: var(--line-control);
        transition: translate var(--normal) var(--ease-out);
      }
      input:checked {
        background: var(--accent);
        border-color: var(--accent);
      }
      input:checked::after {
        translate: 14px 0;
        background: var(--on-accent);
      }
      input:focus-visible {
        border-radius: var(--radius-full);
      }
      @media (forced-colors: active) {
        input {
          forced-color-adjust: none;
          border-color: CanvasText;
          background: Canvas;
        }
        input::after {
          background: CanvasText;
        }
        input:checked {
          background: Highlight;
        }
      }
    `,
  ];

  @property() label = '';
  /** The label stands elsewhere on the screen and is the name alone here. */
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;
  @property() hint: string | undefined;
  @property({ type: Boolean }) checked = false;

  override render(): TemplateResult {
    return html`<label>
      <input
        type="checkbox"
        role="switch"
        .checked=${live(this.checked)}
        aria-checked=${this.checked}
        aria-label=${this.labelHidden ? this.label : nothing}
        aria-describedby=${this.hint === undefined ? nothing : 'hint'}
        @change=${this.#onChange}
      />
      ${
        this.labelHidden
          ? nothing
          : html`<span
              >${this.label}${this.hint && html`<span class="hint" id="hint">${this.hint}</span>`}</span
            >`
      }
    </label>`;
  }

  #onChange(event: Event): void {
    this.checked = (event.target as HTMLInputElement).checked;
    this.dispatchEvent(new SwitchChangeEvent(this.checked));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-switch': UiSwitch;
  }
}
