import type { ReadonlySignal } from '../../lib/signals.ts';
import type { HistoryEntry } from './history.ts';

/** How many calls are stored at the most; the oldest go first. What is shown is limited by `Settings.historyLimit`. */
export const HISTORY_CAPACITY = 100_000;

/** The call history on this device. Writes reach every window. */
export interface HistoryStore {
  /**
   * Newest first, at most `Settings.historyLimit`. Starts with the newest chunk and grows by `loadMore`, so that 10,000
   * stored calls do not slow the start.
   */
  readonly entries: ReadonlySignal<readonly HistoryEntry[]>;
  /** The calls that have not ended, whatever the limit. */
  readonly running: ReadonlySignal<readonly HistoryEntry[]>;
  /** Whether `loadMore` would add something within the limit. */
  readonly hasMore: ReadonlySignal<boolean>;
  /** Missed calls nobody has looked at. */
  readonly unseen: ReadonlySignal<number>;
  /** @param everything for an order that only all of them make */
  loadMore(everything?: boolean): Promise<void>;
  /** Adds an entry, or replaces the one with the same guid, whose comment stays: only `setComment` changes one. */
  put(entry: HistoryEntry): Promise<void>;
  setComment(guid: string, comment: string): Promise<void>;
  /** Deletes one call that has ended; `put` brings it back. */
  remove(guid: string): Promise<void>;
  markSeen(): Promise<void>;
  clear(): Promise<void>;
  /** All stored entries, newest first, for an export. */
  all(): Promise<readonly HistoryEntry[]>;
}
