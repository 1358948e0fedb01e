import type { CallDirection, CallQuality, EndReason, LineId, Party } from '../call/call.ts';

/** Characters of a comment; what is longer is cut. */
export const MAX_COMMENT = 10_000;

/**
 * One call, kept. It is written when the call begins, so that a crash leaves an entry without `endedAt`, which the
 * next start closes with the reason `crashed`.
 */
export interface HistoryEntry {
  /** The call's guid; being a UUIDv7 it sorts by time. */
  readonly guid: string;
  readonly line: LineId;
  /** Label of the line when the call was made. */
  readonly lineLabel: string;
  readonly direction: CallDirection;
  readonly remote: Party;
  /** Who sent it on to us, and who had before, first to last. */
  readonly forwardedBy?: Party;
  readonly forwardedVia?: readonly Party[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly endReason?: EndReason;
  readonly comment: string;
  readonly quality?: CallQuality;
  /** An incoming call that nobody took, and that nobody has looked at yet. */
  readonly unseen: boolean;
}

export type HistoryOutcome = 'answered' | 'missed' | 'not-reached' | 'elsewhere' | 'blocked' | 'running';

/** What became of a call. One that was answered elsewhere (RFC 3326, cause 200), or is not wanted, is no missed call. */
export function outcomeOf(entry: HistoryEntry): HistoryOutcome {
  if (entry.endedAt === undefined) return 'running';
  if (entry.connectedAt !== undefined) return 'answered';
  if (entry.direction === 'outbound') return 'not-reached';
  if (entry.endReason?.kind === 'blocked') return 'blocked';
  return entry.endReason?.kind === 'answered-elsewhere' ? 'elsewhere' : 'missed';
}

/** Seconds talked; undefined when it was never connected. */
export function durationOf(entry: HistoryEntry): number | undefined {
  if (entry.connectedAt === undefined || entry.endedAt === undefined) return undefined;
  return Math.max(0, Math.round((entry.endedAt - entry.connectedAt) / 1000));
}
