import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/base.ts';
import { PopoverCard } from './popover-card.ts';
import { popoverStyles } from './popover-styles.ts';
import { PopoverCloseEvent } from './ui-events.ts';

/** Free content beside the button that opened it. Escape or a click elsewhere closes it; the focus goes back. */
@customElement('ui-popover')
export class UiPopover extends LitElement {
  static override styles = [
    base,
    popoverStyles,
    css`
      :host {
        display: contents;
      }
      [popover] {
        padding: var(--space-4);
        min-inline-size: 260px;
      }
    `,
  ];

  @property() label = '';

  readonly #card = new PopoverCard(this);

  get open(): boolean {
    return this.#card.open;
  }

  /** Opens below (or above) the anchor, and moves the focus inside. */
  show(anchor: Element): void {
    if (this.#card.show(anchor)) this.#card.element?.focus();
  }

  hide(): void {
    this.#card.hide();
  }

  override render(): TemplateResult {
    return html`<div
      popover="auto"
      role="dialog"
      aria-label=${this.label}
      tabindex="-1"
      @beforetoggle=${this.#card.onBeforeToggle}
      @toggle=${this.#onToggle}
    >
      <slot></slot>
    </div>`;
  }

  #onToggle(event: ToggleEvent): void {
    if (this.#card.closed(event)) this.dispatchEvent(new PopoverCloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-popover': UiPopover;
  }
}
