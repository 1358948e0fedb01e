import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/base.ts';
import { placePopover } from './place-popover.ts';
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

  #opener: HTMLElement | undefined;

  get open(): boolean {
    return this.#card?.matches(':popover-open') ?? false;
  }

  /** Opens below (or above) the anchor, and moves the focus inside. */
  show(anchor: Element): void {
    const card = this.#card;
    if (card === null || this.open) return;
    this.#opener = anchor instanceof HTMLElement ? anchor : undefined;
    card.showPopover();
    placePopover(card, anchor);
    card.focus();
  }

  hide(): void {
    if (this.open) this.#card?.hidePopover();
  }

  override render(): TemplateResult {
    return html`<div
      popover="auto"
      role="dialog"
      aria-label=${this.label}
      tabindex="-1"
      @toggle=${this.#onToggle}
    >
      <slot></slot>
    </div>`;
  }

  get #card(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('[popover]');
  }

  #onToggle(event: ToggleEvent): void {
    if (event.newState !== 'closed') return;
    // Only a focus that would be lost goes back: a click elsewhere has put it where the person wants it.
    if (document.activeElement === document.body || this.matches(':focus-within')) this.#opener?.focus();
    this.dispatchEvent(new PopoverCloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-popover': UiPopover;
  }
}
