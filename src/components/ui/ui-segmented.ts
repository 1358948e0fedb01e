import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/base.ts';
import { SegmentedChangeEvent } from './ui-events.ts';

export interface Segment {
  readonly value: string;
  readonly label: string;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One of a few, all seen at once: a group of radio buttons in one capsule, one tab stop. */
@customElement('ui-segmented')
export class UiSegmented extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        min-inline-size: 0;
      }
      div {
        display: inline-flex;
        flex-wrap: wrap;
        flex: 1;
        padding: 2px;
        gap: 2px;
        border-radius: var(--radius-m);
        background: var(--segmented-surface, var(--surface-pressed));
        border: 1px solid var(--segmented-line, transparent);
      }
      button {
        flex: 1;
        min-block-size: 26px;
        padding: 0 10px;
        border-radius: 5px;
        font-size: var(--size-xs);
        font-weight: var(--weight-medium);
        color: var(--segmented-text, var(--text-2));
        white-space: nowrap;
        text-align: center;
      }
      button:hover {
        color: var(--segmented-on-text, var(--text));
      }
      button[aria-checked='true'] {
        background: var(--segmented-on, var(--surface-raised));
        color: var(--segmented-on-text, var(--text));
        box-shadow: var(--segmented-on-shadow, var(--shadow-1));
      }
      button:focus-visible {
        outline-offset: 0;
      }
      @media (forced-colors: active) {
        button[aria-checked='true'] {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  @property() label = '';
  @property() value = '';
  @property({ attribute: false }) options: readonly Segment[] = [];

  override render(): TemplateResult {
    const known = this.options.some(({ value }) => value === this.value);
    return html`<div role="radiogroup" aria-label=${this.label} @keydown=${this.#onKeydown}>
      ${this.options.map(
        ({ value, label }, index) =>
          html`<button
            type="button"
            role="radio"
            aria-checked=${value === this.value}
            tabindex=${value === this.value || (!known && index === 0) ? 0 : -1}
            @click=${() => {
              this.#choose(value);
            }}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }

  #choose(value: string): void {
    if (value === this.value) return;
    this.value = value;
    this.dispatchEvent(new SegmentedChangeEvent(value));
  }

  async #onKeydown(event: KeyboardEvent): Promise<void> {
    const step = STEPS[event.key];
    if (step === undefined || this.options.length === 0) return;
    event.preventDefault();
    const index = this.options.findIndex(({ value }) => value === this.value);
    const next = (index + step + this.options.length) % this.options.length;
    const option = this.options[next];
    if (option !== undefined) this.#choose(option.value);
    await this.updateComplete;
    this.renderRoot.querySelectorAll('button')[next]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-segmented': UiSegmented;
  }
}
