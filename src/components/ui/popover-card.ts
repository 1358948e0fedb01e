import type { LitElement } from 'lit';
import { placePopover } from './place-popover.ts';

/** The popover in the shadow root of its host: where it stands, and where the focus goes when it closes. */
export class PopoverCard {
  readonly #host: LitElement;
  #opener: HTMLElement | undefined;
  #hadFocus = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  get open(): boolean {
    return this.element?.matches(':popover-open') ?? false;
  }

  get element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[popover]');
  }

  /** Opens beside the anchor; false when it is open already, not rendered yet, or out of the page. */
  show(anchor: Element): boolean {
    const { element } = this;
    if (element?.isConnected !== true || this.open) return false;
    this.#opener = anchor instanceof HTMLElement ? anchor : undefined;
    element.showPopover();
    placePopover(element, anchor);
    return true;
  }

  hide(): void {
    if (!this.open) return;
    this.element?.hidePopover();
    this.#giveFocusBack();
  }

  /** For `beforetoggle`: only a focus that would be lost goes back; a click elsewhere has put it where it should be. */
  readonly onBeforeToggle = (event: ToggleEvent): void => {
    if (event.newState === 'closed') this.#hadFocus = this.#hasFocus;
  };

  /** For `toggle`, which comes later. Whether it closed. */
  closed(event: ToggleEvent): boolean {
    if (event.newState !== 'closed') return false;
    this.#giveFocusBack();
    return true;
  }

  /** Not `:focus-within`, which matches nothing while the window is behind another. */
  get #hasFocus(): boolean {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    return this.#host.contains(root.activeElement);
  }

  #giveFocusBack(): void {
    if (!this.#hadFocus) return;
    this.#hadFocus = false;
    this.#opener?.focus();
  }
}
