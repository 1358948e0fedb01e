import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Options {
  /** The stops in their order. */
  readonly items: () => readonly HTMLElement[];
  /** Stops in a row of a grid; 1 for a list. */
  readonly columns?: number;
}

/**
 * One tab stop for many controls: arrow keys, Home and End move the focus among them (ARIA Authoring Practices, roving
 * tabindex). Keys are left alone where there is nowhere to go.
 */
export class RovingFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: Options;
  #current = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onKeydown);
    this.#host.addEventListener('focusin', this.#onFocusin);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKeydown);
    this.#host.removeEventListener('focusin', this.#onFocusin);
  }

  hostUpdated(): void {
    this.#apply();
  }

  #apply(): void {
    const items = this.#options.items();
    this.#current = Math.min(this.#current, Math.max(items.length - 1, 0));
    for (const [index, item] of items.entries()) item.tabIndex = index === this.#current ? 0 : -1;
  }

  readonly #onFocusin = (event: Event): void => {
    const index = this.#options.items().findIndex((item) => event.composedPath().includes(item));
    if (index === -1) return;
    this.#current = index;
    this.#apply();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const items = this.#options.items();
    const from = items.findIndex((item) => event.composedPath().includes(item));
    if (from === -1) return;
    const target = items[this.#next(event.key, from, items.length)];
    if (target === undefined || target === items[from]) return;
    event.preventDefault();
    target.focus();
  };

  #next(key: string, from: number, count: number): number {
    const columns = this.#options.columns ?? 1;
    switch (key) {
      case 'ArrowDown':
        return from + columns < count ? from + columns : from;
      case 'ArrowUp':
        return from - columns >= 0 ? from - columns : from;
      case 'ArrowRight':
        return columns > 1 ? Math.min(from + 1, count - 1) : from;
      case 'ArrowLeft':
        return columns > 1 ? Math.max(from - 1, 0) : from;
      case 'Home':
        return 0;
      case 'End':
        return count - 1;
      default:
        return from;
    }
  }
}
