import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/base.ts';

const SEGMENTS = 24;
/** From these segments on the level is high, and nearly clips. */
const HIGH = 17;
const CLIPPING = 22;

/** How loud it is now, as a row of lights. */
@customElement('level-meter')
export class LevelMeter extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .lights {
        display: grid;
        grid-template-columns: repeat(24, 1fr);
        gap: 2px;
        block-size: 12px;
      }
      i {
        border-radius: 1px;
        background: var(--surface-pressed);
      }
      i.on {
        background: var(--presence-free);
      }
      i.on.high {
        background: var(--presence-ringing);
      }
      i.on.clipping {
        background: var(--presence-busy);
      }
      @media (forced-colors: active) {
        i {
          border: 1px solid CanvasText;
        }
        i.on {
          forced-color-adjust: none;
          background: CanvasText;
        }
      }
    `,
  ];

  @property() label = '';
  /** 0 to 1. */
  @property({ type: Number }) level = 0;

  override render(): TemplateResult {
    const lit = Math.round(this.level * SEGMENTS);
    return html`<meter class="sr-only" aria-label=${this.label} .value=${this.level}></meter>
      <div class="lights" aria-hidden="true">
        ${Array.from({ length: SEGMENTS }, (_, index) => html`<i class=${lookOf(index, lit)}></i>`)}
      </div>`;
  }
}

function lookOf(index: number, lit: number): string {
  if (index >= lit) return '';
  if (index >= CLIPPING) return 'on clipping';
  return index >= HIGH ? 'on high' : 'on';
}

declare global {
  interface HTMLElementTagNameMap {
    'level-meter': LevelMeter;
  }
}
