import type { CallCommand, CallId } from '../../domain/call/call.ts';

const EVERYWHERE: EventInit = { bubbles: true, composed: true };

/** A person chose another call, or a held one again. */
export class CallSelectEvent extends Event {
  readonly callId: CallId;

  constructor(callId: CallId) {
    super('call-select', EVERYWHERE);
    this.callId = callId;
  }
}

/** A person wants something of a call that its `can` lists. */
export class CallCommandEvent extends Event {
  readonly callId: CallId;
  readonly command: Exclude<CallCommand, 'deflect' | 'dtmf' | 'transfer'>;

  constructor(callId: CallId, command: CallCommandEvent['command']) {
    super('call-command', EVERYWHERE);
    this.callId = callId;
    this.command = command;
  }
}

/** A person wants a failed call tried again. */
export class CallRedialEvent extends Event {
  readonly callId: CallId;

  constructor(callId: CallId) {
    super('call-redial', EVERYWHERE);
    this.callId = callId;
  }
}

/** A person has read why a call failed. */
export class CallDismissEvent extends Event {
  readonly callId: CallId;

  constructor(callId: CallId) {
    super('call-dismiss', EVERYWHERE);
    this.callId = callId;
  }
}

/** A person wants to hear an incoming call no more; its pop-up stays. */
export class CallSilenceEvent extends Event {
  readonly callId: CallId;

  constructor(callId: CallId) {
    super('call-silence', EVERYWHERE);
    this.callId = callId;
  }
}

/** A person takes an incoming call; `current` says what becomes of the call that is open. */
export class CallAnswerEvent extends Event {
  readonly callId: CallId;
  readonly current: 'hold' | 'end';

  constructor(callId: CallId, current: 'hold' | 'end') {
    super('call-answer', EVERYWHERE);
    this.callId = callId;
    this.current = current;
  }
}

/** At every key in the comment field. */
export class CommentInputEvent extends Event {
  readonly callId: CallId;
  readonly comment: string;

  constructor(callId: CallId, comment: string) {
    super('comment-input', EVERYWHERE);
    this.callId = callId;
    this.comment = comment;
  }
}

/** What the field of a call is for was switched. */
export class FieldSwitchEvent extends Event {
  readonly callId: CallId;
  readonly purpose: FieldPurpose;

  constructor(callId: CallId, purpose: FieldPurpose) {
    super('field-switch', EVERYWHERE);
    this.callId = callId;
    this.purpose = purpose;
  }
}

export type FieldPurpose = 'comment' | 'dtmf';

/** Digits typed into the field of a call, to be sent at once. */
export class DigitsSendEvent extends Event {
  readonly callId: CallId;
  readonly digits: string;

  constructor(callId: CallId, digits: string) {
    super('digits-send', EVERYWHERE);
    this.callId = callId;
    this.digits = digits;
  }
}

/** A person wants to dial beside the calls that are open: the current one is held. */
export class CallAddEvent extends Event {
  constructor() {
    super('call-add', EVERYWHERE);
  }
}

declare global {
  interface HTMLElementEventMap {
    'call-select': CallSelectEvent;
    'call-command': CallCommandEvent;
    'call-redial': CallRedialEvent;
    'call-dismiss': CallDismissEvent;
    'call-silence': CallSilenceEvent;
    'call-answer': CallAnswerEvent;
    'comment-input': CommentInputEvent;
    'field-switch': FieldSwitchEvent;
    'digits-send': DigitsSendEvent;
    'call-add': CallAddEvent;
  }
}
