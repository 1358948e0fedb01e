import type { CallSnapshot } from '../../domain/call/call.ts';
import type { Caller } from '../../domain/contacts/address-book.ts';
import type { Localize } from '../../i18n/localize.ts';

/** The state of a call in words, as the network confirmed it. */
export function callStateText(call: CallSnapshot, text: Localize): string {
  if (call.phase === 'ended') {
    return call.endReason === undefined
      ? text.term('callPhase', 'ended')
      : text.term('endReason', call.endReason.kind);
  }
  if (call.pending !== undefined && call.pending !== 'dtmf') return text.term('callPending', call.pending);
  if (call.phase === 'connected' && call.hold.local) return text.term('onHold');
  if (call.phase === 'connected' && call.hold.remote) return text.term('heldByOtherSide');
  return text.term('callPhase', call.phase);
}

/** That other contacts have the number too, so that somebody else may speak; the contact's information says who. */
export function sharedTip(caller: Caller | undefined, text: Localize): string | undefined {
  return caller === undefined || caller.others === 0
    ? undefined
    : text.term('numberOfSeveral', caller.others);
}
