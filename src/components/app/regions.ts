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

function firstFocusable(region: HTMLElement): HTMLElement | undefined {
  const inside = [
    ...(region.shadowRoot === null ? [] : everyElement(region.shadowRoot)),
    ...everyElement(region),
  ];
  return inside.find(
    (element) => element.matches(FOCUSABLE) && element.tabIndex >= 0 && element.checkVisibility(),
  );
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
export function focusRegion(root: ParentNode, step: 1 | -1): void {
  const regions = [...everyElement(root)]
    .filter((element) => element.dataset.region !== undefined && element.checkVisibility())
    .map((region) => ({ region, target: firstFocusable(region) }))
    .filter(({ target }) => target !== undefined);
  if (regions.length === 0) return;
  const focus = deepFocus();
  const current = regions.findLastIndex(({ region }) => holds(region, focus));
  const next = current === -1 ? (step === 1 ? 0 : regions.length - 1) : current + step;
  regions[(next + regions.length) % regions.length]?.target?.focus();
}
