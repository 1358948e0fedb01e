import type { CallControl } from '../../domain/call/call-control.ts';
import type { CallSnapshot, EndKind } from '../../domain/call/call.ts';
import { labelOf } from '../../domain/call/line.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import { eachCall } from '../each-call.ts';

/** Ends of an incoming call that the person knows of already, so that nothing is to be looked at. */
const KNOWN: ReadonlySet<EndKind> = new Set<EndKind>([
  'rejected',
  'blocked',
  'answered-elsewhere',
  'deflected',
  'local-hangup',
  'transferred',
]);

function entryOf(call: CallSnapshot, lineLabel: string): HistoryEntry {
  const {
    guid,
    line,
    direction,
    remote,
    forwardedBy,
    forwardedVia,
    connectedAt,
    endedAt,
    endReason,
    quality,
  } = call;
  const missed = direction === 'inbound' && endedAt !== undefined && connectedAt === undefined;
  return {
    guid,
    line,
    lineLabel,
    direction,
    remote,
    startedAt: call.createdAt,
    comment: '',
    unseen: missed && endReason !== undefined && !KNOWN.has(endReason.kind),
    ...(forwardedBy && { forwardedBy }),
    ...(forwardedVia && { forwardedVia }),
    ...(connectedAt !== undefined && { connectedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(endReason && { endReason }),
    ...(quality && { quality }),
  };
}

/** A change that is worth a write: a crash must not lose that a call began, was answered, by whom, or ended. */
function isMilestone(call: CallSnapshot, before: CallSnapshot | undefined): boolean {
  return before?.phase !== call.phase || before.remote !== call.remote;
}

/** Writes each call into the history when it begins, is answered, changes its far side, and ends. */
export function historyRecorder(
  control: CallControl,
  history: Pick<HistoryStore, 'put'>,
  report: (error: unknown) => void,
): void {
  eachCall(control, {
    changed(call, before) {
      if (!isMilestone(call, before)) return;
      history.put(entryOf(call, labelOf(control.lines.value, call.line))).catch(report);
    },
  });
}
