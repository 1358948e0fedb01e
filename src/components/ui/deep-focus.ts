/** The element with the focus, in whatever shadow tree it is. */
export function deepFocus(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
  return active;
}

/** Whether the control that had the focus has left the page with it. */
export function focusLost(): boolean {
  const focus = deepFocus();
  return focus === null || focus === document.body;
}
