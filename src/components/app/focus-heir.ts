import type { CallTab } from '../calls/call-tab.ts';
import { callHeir, callView, makesWayForCall } from './call-heir.ts';
import { canHaveFocus, isOpen, partsOf } from './focus-place.ts';
import type { FocusPlace } from './focus-place.ts';
import { findInside, isTabStop } from './regions.ts';

type Heir = HTMLElement | null | undefined;

/** Where the focus was. */
export interface FocusTrace {
  readonly place: FocusPlace;
  /** The tabs of calls that were open then. */
  readonly tabs: readonly CallTab[];
  /** Where it was last in the main part of the page, and in each dialog there. */
  readonly mains: readonly FocusPlace[];
}

/** What deletes and what dials: a key that is pressed once more must not reach it. */
const RISKY = '.danger, .handset, [data-act=call], [data-action=delete]';
const CALLS: ReadonlySet<string> = new Set(['call-tab', 'call-popup']);
const ROW = '[role=row], [role=option]';

function isOfCall(element: Element): boolean {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && (CALLS.has(root.host.localName) || isOfCall(root.host));
}

const canTake = (element: HTMLElement): boolean =>
  isTabStop(element) && !element.matches(RISKY) && !isOfCall(element);

/** What can be pressed where a list is empty, else its words: they are read, and Tab goes on from there. */
function ofEmpty(empty: HTMLElement): Heir {
  const button = findInside(empty, canTake);
  const words = empty.querySelector<HTMLElement>('.title');
  if (button === undefined && words !== null) words.tabIndex = -1;
  return button ?? words;
}

/** What of an element takes the focus: itself, else the current row of its list, else its first control. */
function within(element: Element): Heir {
  if (!(element instanceof HTMLElement) || !element.checkVisibility()) return undefined;
  if (element.matches('.empty')) return ofEmpty(element);
  if (canTake(element)) return element;
  return findInside(element, (one) => one.matches(ROW) && canTake(one)) ?? findInside(element, canTake);
}

function first(elements: Iterable<Element>): Heir {
  for (const element of elements) {
    const found = within(element);
    if (found != null) return found;
  }
  return undefined;
}

/**
 * Those around the control up to its region or dialog, each with what it stands in. Beside what floats above the page,
 * a pop-up or a notice, stands nothing that belongs to it.
 */
function* ways({ levels, layer }: FocusPlace) {
  for (const [index, { node, row }] of levels.entries()) {
    const outer = levels[index + 1]?.node;
    if (outer === undefined || isPage(outer) || node === layer || isRegion(node)) return;
    yield { node, row, outer };
  }
}

const isPage = (node: Node): boolean =>
  node === document.body || (node instanceof ShadowRoot && isApp(node.host));

const isRegion = (node: Node): boolean =>
  node instanceof HTMLElement &&
  node.isConnected &&
  (node.dataset.region !== undefined || node.localName === 'main');

/** What came in the place of a list that is empty now. */
function emptied(place: FocusPlace): Heir {
  for (const { row, outer } of ways(place)) {
    const found = first(partsOf(outer).filter((part) => part.matches('.empty') && !row.includes(part)));
    if (found != null) return found;
  }
  return undefined;
}

const isThere = ({ isConnected }: Element): boolean => isConnected;
const indexIn = (row: readonly Element[], element: Element | undefined): number =>
  element === undefined ? -1 : row.indexOf(element);

/** What came in the place of a node, else what follows it, else what goes before. */
function beside(node: Node, row: readonly Element[], outer: Node): Heir {
  const index = row.indexOf(node as Element);
  const before = row.slice(0, Math.max(0, index)).reverse();
  const after = row.slice(index + 1);
  if (node.isConnected) return first([...after, ...before]);
  const now = partsOf(outer);
  const from = indexIn(now, before.find(isThere));
  const to = indexIn(now, after.find(isThere));
  const came = now.slice(from + 1, to === -1 ? undefined : to).filter((part) => !row.includes(part));
  return first([...came, ...after, ...before]);
}

/** The nearest that stays, from the control outwards. */
function nearest(place: FocusPlace): Heir {
  for (const { node, row, outer } of ways(place)) {
    const found = beside(node, row, outer);
    if (found != null) return found;
  }
  const region = place.levels.find(({ node }) => isRegion(node))?.node;
  return region instanceof Element && place.layer === undefined ? within(region) : undefined;
}

/** In a dialog that stays: its heading, while what was pressed works; nothing there is pressed by mistake. */
function inLayer(place: FocusPlace, layer: Element): Heir {
  const heading = layer.querySelector<HTMLElement>('#heading');
  return (place.element.isConnected ? undefined : nearest(place)) ?? heading ?? outOf(place);
}

const outOf = ({ opener }: FocusPlace): Heir => (opener === undefined ? undefined : closest(opener));

function closest(place: FocusPlace): Heir {
  if (canHaveFocus(place.element)) return place.element;
  if (place.layer !== undefined) return isOpen(place.layer) ? inLayer(place, place.layer) : outOf(place);
  return emptied(place) ?? nearest(place);
}

const isApp = (node: Node): node is Element => node instanceof Element && node.localName === 'phone-app';

/** In the main part of the page: the list for which something was undone, else where the focus was there. */
function inMain({ place, mains }: FocusTrace): Heir {
  const region = place.levels
    .map(({ node }) => node)
    .find(isApp)
    ?.shadowRoot?.querySelector('main');
  const calls = callView();
  const list = place.element.slot === 'actions' && calls == null ? region : undefined;
  const row = list == null ? undefined : findInside(list, (one) => one.matches(ROW) && canTake(one));
  const main = mains.findLast(({ layer }) => layer === undefined || isOpen(layer));
  return (
    row ??
    (main === undefined ? undefined : closest(main)) ??
    calls?.querySelector('dial-area') ??
    (region && within(region))
  );
}

/**
 * What takes the focus when the control that had it is gone: the call that follows, else the next of its list, else the
 * one before, else what says that the list is empty, else what is near in the region; after a dialog what opened it.
 */
export function heirOf(trace: FocusTrace): Heir {
  const { place, tabs } = trace;
  // With the app everything has left.
  if (place.levels.some(({ node }) => isApp(node) && !node.isConnected)) return undefined;
  if (makesWayForCall(place)) return callHeir(place, tabs);
  // An act of a notice is about something else than the notices.
  const own = place.element.slot === 'actions' && place.layer === undefined;
  return (own ? undefined : closest(place)) ?? inMain(trace);
}
