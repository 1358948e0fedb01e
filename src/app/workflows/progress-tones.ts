import type { CallControl } from '../../domain/call/call-control.ts';
import type { CallId, CallSnapshot, EndKind } from '../../domain/call/call.ts';
import type { Tones } from '../../domain/media/audio-control.ts';
import { eachCall } from '../each-call.ts';

/** Ends of an outgoing call that a telephone answers with the busy tone. */
const BUSY_TONE: ReadonlySet<EndKind> = new Set<EndKind>([
  'busy',
  'declined',
  'unavailable',
  'not-found',
  'unreachable',
  'server-error',
  'forbidden',
]);

/** What the caller hears before the answer: ringback unless the far side sends sound of its own, busy when it failed. */
export function progressTones(control: CallControl, tones: Tones): void {
  const ringback = new Map<CallId, AbortController>();

  const wants = (call: CallSnapshot): boolean => call.phase === 'alerting' && !call.earlyMedia;

  const stop = (id: CallId): void => {
    ringback.get(id)?.abort();
    ringback.delete(id);
  };

  eachCall(control, {
    changed(call, before) {
      if (call.direction !== 'outbound') return;
      if (!wants(call)) stop(call.id);
      else if (!ringback.has(call.id)) {
        const controller = new AbortController();
        ringback.set(call.id, controller);
        tones.ringback(controller.signal);
      }
      const failed = call.phase === 'ended' && before?.phase !== 'ended' && call.connectedAt === undefined;
      if (failed && call.endReason !== undefined && BUSY_TONE.has(call.endReason.kind) && !call.earlyMedia)
        tones.busy();
    },
    gone: ({ id }) => {
      stop(id);
    },
  });
}
