/**
 * The pointer or the focus has come to a control that calls. The press follows some hundred milliseconds later: time to
 * gather candidates for the call.
 */
export class CallApproachEvent extends Event {
  constructor() {
    super('call-approach', { bubbles: true, composed: true });
  }
}

/** The listener for `pointerenter` and `focus` of such a control; these do not leave the shadow root themselves. */
export function tellApproach({ currentTarget }: Event): void {
  currentTarget?.dispatchEvent(new CallApproachEvent());
}

declare global {
  interface HTMLElementEventMap {
    'call-approach': CallApproachEvent;
  }
}
