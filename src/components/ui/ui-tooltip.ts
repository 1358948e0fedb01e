import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../styles/base.ts';
import { placePopover } from './place-popover.ts';

/** Milliseconds. */
const DELAY = 500;
const GRACE = 120;

/**
 * The one tool tip of a window: shows the `data-tip` of whatever the pointer rests on or the
 * keyboard focuses, in any shadow root. It repeats what the control is called and is hidden from screen readers.
 * WCAG 1.4.13: Escape hides it, the pointer may move onto it, it stays as long as pointer or focus do.
 */
@customElement('ui-tooltip')
export class UiTooltip extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      [popover] {
        position: fixed;
        inset: auto;
        margin: 0;
        border: 0;
        padding: 5px 9px;
        max-inline-size: min(320px, calc(100vw - 16px));
        border-radius: var(--radius-m);
        background: var(--tooltip);
        color: var(--on-tooltip);
        font-size: var(--size-xs);
        box-shadow: var(--shadow-2);
      }
      [popover]:popover-open {
        display: block;
      }
      @media (forced-colors: active) {
        [popover] {
          border: 1px solid;
        }
      }
    `,
  ];

  @property({ type: Boolean }) disabled = false;

  @state() protected tip = '';

  /** What the tool tip is to be shown for, and what it is shown for. */
  #anchor: Element | undefined;
  #shown: Element | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listening = new AbortController();
  /** What it is shown for may leave, or be scrolled away, without an event. */
  readonly #watch = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting === false) this.#plan(undefined, 0);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener('pointerover', this.#onPointerOver, { signal });
    document.addEventListener('focusin', this.#onFocusIn, { signal });
    document.addEventListener('focusout', this.#onAway, { signal });
    document.addEventListener('pointerdown', this.#onAway, { signal });
    document.documentElement.addEventListener('pointerleave', this.#onAway, { signal });
    document.addEventListener('keydown', this.#onKeydown, { signal, capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.abort();
    clearTimeout(this.#timer);
    this.#watch.disconnect();
  }

  override render(): TemplateResult {
    return html`<div popover="manual" aria-hidden="true">${this.tip}</div>`;
  }

  get #card(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('[popover]');
  }

  #plan(anchor: Element | undefined, delay: number): void {
    if (anchor === this.#anchor) return;
    this.#anchor = anchor;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (anchor === undefined || this.disabled || !anchor.isConnected) this.#hide();
      else void this.#show(anchor);
    }, delay);
  }

  async #show(anchor: Element): Promise<void> {
    this.tip = anchor.getAttribute('data-tip') ?? '';
    await this.updateComplete;
    const card = this.#card;
    if (card === null || this.tip === '' || this.#anchor !== anchor) return;
    // Again on top of what opened since: the top layer is a stack.
    this.#hide();
    card.showPopover();
    placePopover(card, anchor, true);
    this.#shown = anchor;
    this.#watch.observe(anchor);
  }

  #hide(): void {
    const card = this.#card;
    if (card?.matches(':popover-open') === true) card.hidePopover();
    this.#shown = undefined;
    this.#watch.disconnect();
  }

  #onPointerOver = (event: Event): void => {
    const path = event.composedPath();
    // Onto the tool tip itself: it stays.
    if (path.includes(this)) {
      clearTimeout(this.#timer);
      this.#anchor = this.#shown;
      return;
    }
    const anchor = tippedIn(path);
    const shown = this.#card?.matches(':popover-open') === true;
    this.#plan(anchor, anchor === undefined ? GRACE : shown ? GRACE : DELAY);
  };

  #onFocusIn = (event: Event): void => {
    const anchor = tippedIn(event.composedPath());
    if (anchor?.matches(':focus-visible') === true) this.#plan(anchor, DELAY);
  };

  #onAway = (): void => {
    this.#plan(undefined, 0);
  };

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#onAway();
  };
}

function tippedIn(path: readonly EventTarget[]): Element | undefined {
  return path.find(
    (target): target is Element => target instanceof Element && target.hasAttribute('data-tip'),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-tooltip': UiTooltip;
  }
}
