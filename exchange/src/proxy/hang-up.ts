import { contactKey, type Binding } from '../registrar/location.ts';
import { randomBranch } from '../random.ts';
import { SipRequest } from '../wire/sip-message.ts';
import { viaValue } from './client-transactions.ts';
import type { Dialog, Dialogs, Leg } from './dialogs.ts';

const GONE = 'SIP;cause=480;text="The other phone did not come back"';
const MAX_WAITING = 200;

interface Waiting {
  readonly leg: Leg;
  readonly bye: SipRequest;
}

/** A BYE to `leg` in the name of the other side, which can't send it any more. */
function byeTo(dialog: Dialog, leg: Leg, reason: string | undefined): SipRequest {
  const other = leg === dialog.caller ? dialog.callee : dialog.caller;
  const bye = new SipRequest({ method: 'BYE', uri: leg.contact }, []);
  bye.append('Via', viaValue(randomBranch()));
  bye.append('Max-Forwards', '70');
  bye.append('From', other.header);
  bye.append('To', leg.header);
  bye.append('Call-ID', dialog.callId);
  bye.append('CSeq', `${String(++other.cseq)} BYE`);
  if (reason !== undefined) bye.append('Reason', reason);
  bye.setBody('');
  return bye;
}

/** Ends calls whose phone is gone, and tells a phone that comes back which of its calls ended meanwhile. */
export class HangUp {
  readonly #dialogs: Dialogs;
  #waiting: readonly Waiting[] = [];

  constructor(dialogs: Dialogs) {
    this.#dialogs = dialogs;
  }

  /** The dialog has ended; this side could not be told. */
  later(dialog: Dialog, leg: Leg, reason: string | undefined): void {
    this.#waiting = [...this.#waiting, { leg, bye: byeTo(dialog, leg, reason) }].slice(-MAX_WAITING);
  }

  /** A phone came back: if calls of it have ended, it gets their BYE, however long it was away. */
  returned(binding: Binding): void {
    const key = contactKey(binding.contact);
    for (const { leg } of this.#waiting) {
      if (leg.user === binding.user && contactKey(leg.contact) === key) leg.endpoint = binding.flow;
    }
    this.#flush();
  }

  /** Ends every dialog one side of which is gone; its other side gets a BYE. Early ones end with their INVITE. */
  endAbsent(): void {
    for (const dialog of this.#dialogs.all()) {
      const { caller, callee } = dialog;
      const gone = [caller, callee].filter((leg) => leg.endpoint.live() === undefined);
      if (gone.length === 0 || dialog.state !== 'confirmed') continue;
      this.#dialogs.end(dialog);
      if (dialog.method !== 'INVITE') continue;
      for (const leg of [caller, callee]) this.later(dialog, leg, GONE);
    }
    this.#flush();
  }

  #flush(): void {
    const ready = this.#waiting.filter(isReachable);
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    for (const { leg, bye } of ready) leg.endpoint.live()?.send(bye);
  }
}

function isReachable(waiting: Waiting): boolean {
  return waiting.leg.endpoint.live() !== undefined;
}
