import type { CallTab } from '../calls/call-tab.ts';
import { deepFocus } from '../ui/deep-focus.ts';

/** What leaves under the focus: the tab of a call, a pop-up, the view that makes way for a call. */
const LEAVES: ReadonlySet<string> = new Set(['call-tab', 'call-popup', 'history-view']);
/** Milliseconds in which what a press began may still come: another call is held before a number is dialled again. */
const PATIENCE = 3000;

interface Held {
  readonly element: Element;
  /** Where it is, and which tabs stood in the list. */
  readonly place: Element;
  readonly tabs: readonly CallTab[];
}

const phone = (): ShadowRoot | null | undefined =>
  document.querySelector('phone-app')?.shadowRoot?.querySelector('call-view')?.shadowRoot;

const openTabs = (): readonly CallTab[] => [
  ...(phone()?.querySelector('call-list')?.shadowRoot?.querySelectorAll('call-tab') ?? []),
];

/** The element and all around it, out of shadow tree after shadow tree. */
function* around(element: Element): Generator<Node> {
  let node: Node | null = element;
  for (; node !== null; node = node instanceof ShadowRoot ? node.host : node.parentNode) yield node;
}

/** What of a tab takes the focus: what selects it, or what closes it; a key pressed twice must not dial. */
const mainOf = (tab: CallTab): HTMLElement | null | undefined =>
  tab.shadowRoot?.querySelector<HTMLElement>('button.select, button:last-of-type');

/** The call that the press began, else the neighbour of a tab, else the selected call, else the field. */
function heirOf({ element, place, tabs }: Held): HTMLElement | null | undefined {
  // Who is typing goes on for a moment: the keys must reach nothing that dials or resumes a call.
  if (element.matches('input, textarea')) return phone()?.querySelector('call-list');
  const index = tabs.findIndex((tab) => tab === place);
  if (index === -1 && place.isConnected) return undefined;
  const open = openTabs();
  const begun = open.find((tab) => tab.active && !tabs.includes(tab));
  const near = index === -1 ? [] : [...tabs.slice(index), ...tabs.slice(0, index).reverse()];
  const tab =
    begun ?? near.find(({ isConnected }) => isConnected) ?? open.find(({ active }) => active) ?? open[0];
  return tab === undefined ? phone()?.querySelector('dial-area') : mainOf(tab);
}

/**
 * Who works by keyboard keeps a place on the page: when the control with the focus is taken away, the focus goes to what
 * is next. It is left alone wherever a person or the app has put it, and where a pointer was used last.
 */
class LostFocus {
  #held: Held | undefined;
  /** Where the focus was put, until the next key or press. */
  #put: Element | undefined;
  #until = 0;
  readonly #watch = new MutationObserver(() => {
    if (this.#held?.element.isConnected === false && this.#until === 0)
      this.#pass(performance.now() + PATIENCE);
  });

  constructor() {
    addEventListener('keydown', this.#onKeydown, { capture: true });
    addEventListener('keyup', this.#hold, { capture: true });
    // By a screen reader.
    addEventListener('click', ({ detail }) => detail === 0 && this.#hold(), { capture: true });
    addEventListener('pointerdown', this.#forget, { capture: true });
  }

  readonly #forget = (): void => {
    this.#held = undefined;
    this.#put = undefined;
    this.#until = 0;
    this.#watch.disconnect();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // A key that is held down was meant for what has left.
    if (event.repeat && this.#put !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    this.#forget();
    this.#hold();
  };

  readonly #hold = (): void => {
    const element = deepFocus();
    if (this.#until > 0 || element === null || element === document.body) return;
    this.#forget();
    const chain = [...around(element)];
    const place = chain.find((node) => node instanceof Element && LEAVES.has(node.localName));
    if (!(place instanceof Element)) return;
    this.#held = { element, place, tabs: openTabs() };
    // A shadow tree is seen by an observer of its own alone.
    for (const node of chain)
      if (node instanceof ShadowRoot) this.#watch.observe(node, { childList: true, subtree: true });
  };

  /** Frame by frame, for the heir may be on its way: a view that is drawn, a call that is placed. */
  #pass(until: number): void {
    this.#until = until;
    requestAnimationFrame(() => {
      if (this.#held === undefined || this.#until !== until) return;
      const focus = deepFocus() ?? document.body;
      if (performance.now() > until || (focus !== document.body && focus !== this.#put)) {
        this.#until = 0;
        this.#hold();
        return;
      }
      const heir = heirOf(this.#held);
      if (heir?.localName === 'call-list') heir.tabIndex = -1;
      heir?.focus();
      this.#put = deepFocus() ?? undefined;
      this.#pass(until);
    });
  }
}

export function keepFocus(): void {
  new LostFocus();
}
