import type { CallControl } from '../../domain/call/call-control.ts';
import type { CallSnapshot, EndKind } from '../../domain/call/call.ts';
import { eachCall } from '../each-call.ts';

/** A failed call stays this long with its reason and "Call again" (design, States). */
export const FAILED_STAYS_MS = 4000;
/** One whose reason a person can mend stays until the advice is read and followed. */
export const MENDABLE_STAYS_MS = 12_000;

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

function stayOf({ endReason }: CallSnapshot): number {
  if (endReason === undefined) return FAILED_STAYS_MS;
  if (endReason.kind.startsWith('microphone-')) return MENDABLE_STAYS_MS;
  return QUIET.has(endReason.kind) ? 0 : FAILED_STAYS_MS;
}

/** Clears ended calls away: at once when they ended as calls do, later when there is a reason to read. */
export function callCleanup(control: CallControl, after: (ms: number, run: () => void) => unknown): void {
  eachCall(control, {
    changed(call, before) {
      if (call.phase !== 'ended' || before?.phase === 'ended') return;
      after(stayOf(call), () => {
        control.forget(call.id);
      });
    },
  });
}
