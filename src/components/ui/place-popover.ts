const GAP = 6;
const EDGE = 8;

/**
 * Puts an open popover beside its anchor: below it where there is room, else above; aligned with its start where
 * that fits, else moved inside the window. Not CSS anchor positioning, which Firefox ESR lacks.
 */
export function placePopover(popover: HTMLElement, anchor: Element, centred = false): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const { clientWidth, clientHeight } = document.documentElement;
  const below = at.bottom + GAP;
  const above = at.top - GAP - height;
  const fitsBelow = below + height + EDGE <= clientHeight;
  const top = fitsBelow || above < EDGE ? below : above;
  const wanted = centred ? at.left + (at.width - width) / 2 : at.left;
  const left = Math.min(Math.max(wanted, EDGE), Math.max(clientWidth - width - EDGE, EDGE));
  popover.style.setProperty('left', `${left}px`);
  popover.style.setProperty('top', `${Math.max(EDGE, Math.min(top, clientHeight - height - EDGE))}px`);
}
