import { durationOf } from './history.ts';
import type { HistoryEntry } from './history.ts';

export type OrderColumn = 'date' | 'partner' | 'duration';

export interface HistoryOrder {
  readonly column: OrderColumn;
  readonly descending: boolean;
}

export const NEWEST_FIRST: HistoryOrder = Object.freeze({ column: 'date', descending: true });

/** What choosing a column means: the other way round when it is the order already; else as people look for it. */
export function orderBy(column: OrderColumn, order: HistoryOrder): HistoryOrder {
  if (column === order.column) return { column, descending: !order.descending };
  return { column, descending: column !== 'partner' };
}

export interface OrderTexts {
  readonly nameOf: (entry: HistoryEntry) => string;
  /** By the language of the person, as `Intl.Collator` does it. */
  readonly compare: (a: string, b: string) => number;
}

/** Ranks of names: 100,000 calls are with far fewer people, and comparing by language is what takes long. */
function rankOf(
  entries: readonly HistoryEntry[],
  { nameOf, compare }: OrderTexts,
): (entry: HistoryEntry) => number {
  const names = [...new Set(entries.map(nameOf))].sort(compare);
  const ranks = new Map(names.map((name, rank) => [name, rank]));
  return (entry) => ranks.get(nameOf(entry)) ?? 0;
}

/** Entries that are newest first, in another order; calls that are equal in it stay newest first. */
export function orderHistory(
  entries: readonly HistoryEntry[],
  { column, descending }: HistoryOrder,
  texts: OrderTexts,
): readonly HistoryEntry[] {
  switch (column) {
    case 'date':
      return descending ? entries : entries.toReversed();
    case 'duration':
      return sorted(entries, (entry) => durationOf(entry) ?? -1, descending);
    case 'partner':
      return sorted(entries, rankOf(entries, texts), descending);
  }
}

function sorted(
  entries: readonly HistoryEntry[],
  keyOf: (entry: HistoryEntry) => number,
  descending: boolean,
): readonly HistoryEntry[] {
  const sign = descending ? -1 : 1;
  return entries
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .sort((a, b) => sign * (a.key - b.key))
    .map(({ entry }) => entry);
}
