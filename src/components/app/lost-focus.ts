import { deepFocus } from '../ui/deep-focus.ts';
import { openTabs } from './call-heir.ts';
import { heirOf } from './focus-heir.ts';
import type { FocusTrace } from './focus-heir.ts';
import { canHaveFocus, placeOf } from './focus-place.ts';

/** Milliseconds in which what a press began may still come: another call is held before a number is dialled again. */
const PATIENCE = 3000;

const focused = (): Element => deepFocus() ?? document.body;

/**
 * Who works by keyboard keeps a place on the page: when the control with the focus is taken away, the focus goes to what
 * is next. It is left alone wherever a person or the app has put it, and where a pointer was used last.
 */
class LostFocus {
  #held: FocusTrace | undefined;
  /** What the focus was given to, and what has it by that, until the next key or press. */
  #heir: HTMLElement | undefined;
  #put: Element | undefined;
  #until = 0;
  #looking = false;
  /** The key that was pressed last leads out of the page where it ends. */
  #leaving = false;
  readonly #watch = new MutationObserver(() => {
    this.#look();
  });

  constructor() {
    addEventListener('keydown', this.#onKeydown, { capture: true });
    addEventListener('keyup', this.#hold, { capture: true });
    // By a screen reader.
    addEventListener('click', ({ detail }) => detail === 0 && this.#hold(), { capture: true });
    // What is disabled or hidden loses the focus and stays in the document.
    addEventListener('focusout', this.#look, { capture: true });
    for (const type of ['pointerdown', 'wheel'])
      addEventListener(type, this.#forget, { capture: true, passive: true });
  }

  readonly #forget = (): void => {
    this.#held = undefined;
    this.#watch.disconnect();
    this.#rest();
  };

  #rest(): void {
    this.#heir = undefined;
    this.#put = undefined;
    this.#until = 0;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // A key that is held down was meant for what has left.
    if (event.repeat && this.#put !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    this.#leaving = event.key === 'Tab';
    this.#rest();
    this.#hold();
    this.#look();
  };

  readonly #hold = (): void => {
    const element = focused();
    if (this.#until > 0 || element === document.body) return;
    const place = placeOf(element, this.#held?.place);
    const isMain = place.levels.some(({ node }) => node instanceof Element && node.localName === 'main');
    const mains = this.#held?.mains ?? [];
    const others = mains.filter(({ layer }) => layer !== place.layer);
    this.#held = { place, tabs: openTabs(), mains: isMain ? [...others, place] : mains };
    this.#watch.disconnect();
    // A shadow tree is seen by an observer of its own alone.
    for (const { node } of place.levels)
      if (node instanceof ShadowRoot) this.#watch.observe(node, { childList: true, subtree: true });
  };

  get #isLost(): boolean {
    const element = this.#held?.place.element;
    if (element === undefined || focused() !== document.body) return false;
    return !this.#leaving || !canHaveFocus(element);
  }

  /** In the next frame: the app may put the focus where it belongs by then, and the browser takes it away by then. */
  readonly #look = (): void => {
    if (this.#held === undefined || this.#until > 0 || this.#looking) return;
    this.#looking = true;
    requestAnimationFrame(() => {
      this.#looking = false;
      if (this.#until > 0) return;
      if (this.#isLost) this.#pass(performance.now() + PATIENCE);
      else if (this.#held !== undefined && focused() !== this.#held.place.element) this.#hold();
    });
  };

  /** Frame by frame, for the heir may be on its way: a view that is drawn, a call that is placed. */
  #pass(until: number): void {
    this.#until = until;
    if (this.#held === undefined) return;
    const heir = heirOf(this.#held) ?? undefined;
    if (heir !== this.#heir || focused() === document.body) heir?.focus();
    this.#heir = heir;
    this.#put = focused();
    requestAnimationFrame(() => {
      if (this.#until !== until) return;
      const focus = focused();
      const elsewhere = focus !== document.body && focus !== this.#put;
      if (!elsewhere && performance.now() <= until) {
        this.#pass(until);
        return;
      }
      if (elsewhere) this.#rest();
      this.#until = 0;
      this.#hold();
    });
  }
}

export function keepFocus(): void {
  new LostFocus();
}
