import type { CallSnapshot } from '../../domain/call/call.ts';
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
