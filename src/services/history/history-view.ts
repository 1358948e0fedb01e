import type { HistoryEntry } from '../../domain/history/history.ts';

/** All entries in the order in which calls began, newest first. An entry of `preferred` stands in for the stored one. */
export function newestFirst(
  stored: readonly (readonly HistoryEntry[])[],
  preferred: readonly HistoryEntry[],
): readonly HistoryEntry[] {
  const guids = new Set(preferred.map(({ guid }) => guid));
  const entries = [...stored.flat().filter(({ guid }) => !guids.has(guid)), ...preferred];
  // Reversed first: calls of the same millisecond stay in order, and the sort meets a list that is sorted but for a few.
  return entries.reverse().sort((a, b) => b.startedAt - a.startedAt);
}

/** The reducer that takes the entry with the same guid out of a list. */
export function withoutGuid(
  entries: readonly HistoryEntry[],
  { guid }: HistoryEntry,
): readonly HistoryEntry[] {
  return entries.filter((entry) => entry.guid !== guid);
}

/**
 * A call that a crash cut off. It ended when the app was last known to run, not now: the person may come back days
 * later.
 */
export function interrupted(entry: HistoryEntry, alive: number | undefined, now: number): HistoryEntry {
  const lastSign = Math.max(entry.startedAt, entry.connectedAt ?? 0, Math.min(alive ?? 0, now));
  return Object.freeze({
    ...entry,
    endedAt: lastSign,
    endReason: Object.freeze({ kind: 'crashed' }),
    unseen: entry.direction === 'inbound' && entry.connectedAt === undefined,
  });
}

/** The entries as they are now: which calls nobody has looked at stands apart from them. */
export function withUnseen(
  entries: readonly HistoryEntry[],
  unseen: ReadonlySet<string>,
): readonly HistoryEntry[] {
  return entries.map((entry) =>
    entry.unseen === unseen.has(entry.guid) ? entry : { ...entry, unseen: !entry.unseen },
  );
}
