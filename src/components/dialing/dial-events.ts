const EVERYWHERE: EventInit = { bubbles: true, composed: true };

/** A key of the dial pad; `preventDefault` when something else than the dial field has taken it. */
export class DigitPressEvent extends Event {
  readonly digit: string;

  constructor(digit: string) {
    super('digit-press', { ...EVERYWHERE, cancelable: true });
    this.digit = digit;
  }
}

/** Backspace on the dial pad. */
export class DigitDeleteEvent extends Event {
  constructor() {
    super('digit-delete', EVERYWHERE);
  }
}

/** What stands in the dial field has changed, or text was pasted on the pad. */
export class DialInputEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('dial-input', EVERYWHERE);
    this.text = text;
  }
}

/** Enter, or the handset: dial what stands in the field. */
export class DialSubmitEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('dial-submit', EVERYWHERE);
    this.text = text;
  }
}

/** Dial again a number that was dialled or called before. */
export class DialRedialEvent extends Event {
  readonly number: string;

  constructor(number: string) {
    super('dial-redial', EVERYWHERE);
    this.number = number;
  }
}

/** Call a number of a contact that was searched for: with the call the search is over. */
export class DialContactEvent extends Event {
  readonly number: string;

  constructor(number: string) {
    super('dial-contact', EVERYWHERE);
    this.number = number;
  }
}

/** An arrow key in the dial field: the next or previous match; `preventDefault` when there is one. */
export class DialMoveEvent extends Event {
  readonly step: 1 | -1;

  constructor(step: 1 | -1) {
    super('dial-move', { ...EVERYWHERE, cancelable: true });
    this.step = step;
  }
}

/** Ctrl Enter in the dial field: open the chosen match. */
export class DialOpenEvent extends Event {
  constructor() {
    super('dial-open', EVERYWHERE);
  }
}

/** Escape in the dial field. */
export class DialCancelEvent extends Event {
  constructor() {
    super('dial-cancel', EVERYWHERE);
  }
}

/** Call the voice mail of a line. */
export class VoicemailCallEvent extends Event {
  readonly line: string;

  constructor(line: string) {
    super('voicemail-call', EVERYWHERE);
    this.line = line;
  }
}

declare global {
  interface HTMLElementEventMap {
    'digit-press': DigitPressEvent;
    'digit-delete': DigitDeleteEvent;
    'dial-input': DialInputEvent;
    'dial-submit': DialSubmitEvent;
    'dial-redial': DialRedialEvent;
    'dial-contact': DialContactEvent;
    'dial-move': DialMoveEvent;
    'dial-open': DialOpenEvent;
    'dial-cancel': DialCancelEvent;
    'voicemail-call': VoicemailCallEvent;
  }
}
