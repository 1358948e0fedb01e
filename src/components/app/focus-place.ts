/** An element, or a shadow tree, around a control, and what stood there beside it. */
interface Level {
  readonly node: Node;
  readonly row: readonly Element[];
}

/** Where a control was when it had the focus, for the time when it is gone. */
export interface FocusPlace {
  readonly element: Element;
  /** From the control to the document, as it is drawn: through slots and shadow trees. */
  readonly levels: readonly Level[];
  /** The dialog or menu that it is in. */
  readonly layer: Element | undefined;
  /** Where the focus was before that was opened. */
  readonly opener: FocusPlace | undefined;
}

/** What somebody opened. A pop-up of calls (`popover=manual`) came by itself. */
const LAYER = 'dialog, [popover=auto]';

const outer = (node: Node): Node | null =>
  node instanceof ShadowRoot ? node.host : ((node as Partial<Element>).assignedSlot ?? node.parentNode);

/** What stands in a node as it is drawn. */
export const partsOf = (node: Node): readonly Element[] =>
  node instanceof HTMLSlotElement ? node.assignedElements() : [...(node as ParentNode).children];

function level(node: Node): Level {
  const parent = outer(node);
  return { node, row: node instanceof Element && parent !== null ? partsOf(parent) : [] };
}

/** @param before what had the focus until now */
export function placeOf(element: Element, before: FocusPlace | undefined): FocusPlace {
  const levels: Level[] = [];
  for (let node: Node | null = element; node !== null; node = outer(node)) levels.push(level(node));
  const layer = levels.map(({ node }) => node).find((node) => node instanceof Element && node.matches(LAYER));
  if (!(layer instanceof Element)) return { element, levels, layer: undefined, opener: undefined };
  let place = before;
  // A dialog that opened another one is not opened by it.
  while (place?.layer !== undefined && place.layer !== layer) place = place.opener;
  return { element, levels, layer, opener: place?.layer === layer ? place.opener : before };
}

/** Whether what the control was in is still to be seen: a dialog is closed before it leaves the document, or without. */
export const isOpen = (layer: Element): boolean =>
  layer.isConnected && layer.matches(':popover-open, dialog[open]');

/** Whether the control could have the focus as it is now. */
export const canHaveFocus = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  !element.matches(':disabled') &&
  element.checkVisibility({ visibilityProperty: true });
