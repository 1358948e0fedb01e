import type { CallTab } from '../calls/call-tab.ts';
import type { FocusPlace } from './focus-place.ts';

/** The view of calls, while it is shown. */
export const callView = (): ShadowRoot | null | undefined =>
  document.querySelector('phone-app')?.shadowRoot?.querySelector('call-view')?.shadowRoot;

export const openTabs = (): readonly CallTab[] => [
  ...(callView()?.querySelector('call-list')?.shadowRoot?.querySelectorAll('call-tab') ?? []),
];

/** What of a tab takes the focus: what selects it, or what closes it; a key pressed twice must not dial. */
const mainOf = (tab: CallTab): HTMLElement | null | undefined =>
  tab.shadowRoot?.querySelector<HTMLElement>('button.select, button:last-of-type');

/** Reads by itself and does nothing: for keys that were meant for what has left. */
function quiet(): HTMLElement | null | undefined {
  const list = callView()?.querySelector<HTMLElement>('call-list, .calls');
  if (list) list.tabIndex = -1;
  return list;
}

/**
 * Who follows in the view of calls, where that is shown: the call that the press began, else the neighbour of a tab, else
 * the selected call, else the field. Who is typing goes on for a moment: the keys must reach nothing that dials or
 * resumes a call.
 * @param tabs those that were open while the control was there
 */
export function callHeir(place: FocusPlace, tabs: readonly CallTab[]): HTMLElement | null | undefined {
  if (place.element.matches('input, textarea')) return quiet();
  const index = tabs.findIndex((tab) => place.levels.some(({ node }) => node === tab));
  const open = openTabs();
  const begun = open.find((tab) => tab.active && !tabs.includes(tab));
  const near = index === -1 ? [] : [...tabs.slice(index), ...tabs.slice(0, index).reverse()];
  const tab =
    begun ?? near.find(({ isConnected }) => isConnected) ?? open.find(({ active }) => active) ?? open[0];
  return tab === undefined ? callView()?.querySelector('dial-area') : mainOf(tab);
}

/** Whether a call follows, not what stands beside: a tab or a pop-up leaves, or a view makes way for that of the calls. */
export function makesWayForCall({ levels }: FocusPlace): boolean {
  if (levels.some(({ node }) => node instanceof Element && node.localName === 'call-tab')) return true;
  const popup = levels.find(({ node }) => node instanceof Element && node.localName === 'call-popup');
  const main = levels.findIndex(({ node }) => node instanceof Element && node.localName === 'main');
  const left = popup ?? levels[main - 1];
  return left?.node.isConnected === false && callView() != null;
}
