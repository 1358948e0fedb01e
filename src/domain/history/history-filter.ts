import { everyWordOf } from '../../lib/fold-text.ts';
import { outcomeOf } from './history.ts';
import type { HistoryEntry } from './history.ts';

/** Which calls the history shows. */
export interface HistoryFilter {
  readonly inbound: boolean;
  readonly outbound: boolean;
  readonly result: 'all' | 'missed' | 'noted';
  /** Words that name, number or note hold, all of them; digits are compared without separators. */
  readonly search: string;
}

export const ALL_CALLS: HistoryFilter = Object.freeze({
  inbound: true,
  outbound: true,
  result: 'all',
  search: '',
});

function matcher(search: string): (entry: HistoryEntry) => boolean {
  const hasWords = everyWordOf(search);
  const digits = /^[\d\s()+./-]+$/.test(search) ? search.replace(/[^\d]/g, '') : '';
  return ({ remote, comment }) => {
    if (digits !== '' && remote.number.replace(/[^\d]/g, '').includes(digits)) return true;
    return hasWords(`${remote.displayName ?? ''} ${remote.number} ${comment}`);
  };
}

export function isEverything({ inbound, outbound, result, search }: HistoryFilter): boolean {
  return inbound && outbound && result === 'all' && search.trim() === '';
}

/** The entries that pass, in their order. */
export function filterHistory(
  entries: readonly HistoryEntry[],
  filter: HistoryFilter,
): readonly HistoryEntry[] {
  if (isEverything(filter)) return entries;
  const matches = matcher(filter.search);
  return entries.filter((entry) => {
    if (!(entry.direction === 'inbound' ? filter.inbound : filter.outbound)) return false;
    if (filter.result === 'missed' && outcomeOf(entry) !== 'missed') return false;
    if (filter.result === 'noted' && entry.comment === '') return false;
    return matches(entry);
  });
}

/** A line of the list: a day, or a call of it. */
export type HistoryLine =
  | { readonly kind: 'day'; readonly key: string; readonly startedAt: number }
  | { readonly kind: 'call'; readonly key: string; readonly entry: HistoryEntry };

/** Calls under the day they began on, by the clock of this machine. */
export function historyLines(entries: readonly HistoryEntry[]): readonly HistoryLine[] {
  const lines: HistoryLine[] = [];
  let dayStart = Number.POSITIVE_INFINITY;
  let dayEnd = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    const { startedAt } = entry;
    // One Date for each day, not for each of 10,000 calls.
    if (startedAt < dayStart || startedAt >= dayEnd) {
      const date = new Date(startedAt);
      dayStart = new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
      dayEnd = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
      lines.push({ kind: 'day', key: `day:${dayStart}:${entry.guid}`, startedAt: dayStart });
    }
    lines.push({ kind: 'call', key: entry.guid, entry });
  }
  return lines;
}
