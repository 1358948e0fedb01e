import { deepFocus } from '../ui/deep-focus.ts';

/** Elements of a tree with all its shadow trees, in document order. */
function* everyElement(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot !== null) yield* everyElement(element.shadowRoot);
  }
}

const FOCUSABLE =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';

/** Whether the Tab key leads there. */
export const isTabStop = (element: HTMLElement): boolean =>
  element.matches(FOCUSABLE) && element.tabIndex >= 0 && element.checkVisibility();

/** The first in a region that passes: of what it draws, then of what stands in it. */
export function findInside(
  region: HTMLElement,
  passes: (element: HTMLElement) => boolean,
): HTMLElement | undefined {
  const drawn = region.shadowRoot === null ? [] : everyElement(region.shadowRoot);
  for (const elements of [drawn, everyElement(region)])
    for (const element of elements) if (passes(element)) return element;
  return undefined;
}

/** Whether the region contains the node, across shadow boundaries. */
function holds(region: Node, node: Node | null): boolean {
  let current: Node | null = node;
  while (current !== null) {
    if (region.contains(current)) return true;
    const root = current.getRootNode();
    current = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}

/** Moves the focus to the next (or previous) element marked `data-region` that has something to focus. */
function focusRegion(root: ParentNode, step: 1 | -1): void {
  const regions = [...everyElement(root)]
    .filter((element) => element.dataset.region !== undefined && element.checkVisibility())
    .map((region) => ({ region, target: findInside(region, isTabStop) }))
    .filter(({ target }) => target !== undefined);
  if (regions.length === 0) return;
  const focus = deepFocus();
  const current = regions.findLastIndex(({ region }) => holds(region, focus));
  const next = current === -1 ? (step === 1 ? 0 : regions.length - 1) : current + step;
  regions[(next + regions.length) % regions.length]?.target?.focus();
}

/** F6 goes from region to region, and back with Shift. */
export function goByRegions(): void {
  addEventListener('keydown', (event) => {
    const root = document.querySelector('phone-app')?.shadowRoot;
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || root == null) return;
    event.preventDefault();
    focusRegion(root, event.shiftKey ? -1 : 1);
  });
}
