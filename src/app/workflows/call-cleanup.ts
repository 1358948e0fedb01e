import type { CallControl } from '../../domain/call/call-control.ts';
import type { CallSnapshot, EndKind } from '../../domain/call/call.ts';
import { eachCall } from '../each-call.ts';

/** A failed call stays this long with its reason and "Call again" (design, States). */
export const FAILED_STAYS_MS = 4000;

const QUIET: ReadonlySet<EndKind> = new Set<EndKind>([
  'local-hangup',
  'remote-hangup',
  'cancelled',
  'missed',
  'answered-elsewhere',
  'rejected',
  'refused-busy',
  'deflected',
  'transferred',
]);

/** Clears ended calls away: at once when they ended as calls do, after four seconds when there is a reason to read. */
export function callCleanup(
  control: CallControl,
  after: (ms: number, run: () => void) => unknown,
): () => void {
  const linger = (call: CallSnapshot): number =>
    call.endReason && QUIET.has(call.endReason.kind) ? 0 : FAILED_STAYS_MS;
  return eachCall(control, {
    changed(call, before) {
      if (call.phase !== 'ended' || before?.phase === 'ended') return;
      after(linger(call), () => {
        control.forget(call.id);
      });
    },
  });
}
