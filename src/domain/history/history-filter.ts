import { everyWordOf, foldText } from '../../lib/fold-text.ts';
import type { LineId, Party } from '../call/call.ts';
import { NO_PLAN } from '../contacts/no-plan.ts';
import type { NumberPlan } from '../contacts/number-plan.ts';
import { outcomeOf } from './history.ts';
import type { HistoryEntry } from './history.ts';
import { numberSearch } from './number-search.ts';
import { ALL_DAYS, spanOf } from './period.ts';
import type { Period } from './period.ts';

/** Which calls the history shows. */
export interface HistoryFilter {
  readonly inbound: boolean;
  readonly outbound: boolean;
  readonly result: 'all' | 'missed' | 'noted';
  readonly period: Period;
  /** The account whose calls are shown; undefined for all. */
  readonly line: LineId | undefined;
  /** Words that name, number or note hold, all of them; numbers are found in any writing. */
  readonly search: string;
}

export const ALL_CALLS: HistoryFilter = Object.freeze({
  inbound: true,
  outbound: true,
  result: 'all',
  period: ALL_DAYS,
  line: undefined,
  search: '',
});

/** What the address book knows of those whom calls were with, as far as it was asked. */
export interface HistoryPeople {
  /** The name of a contact; empty for nobody that is known. */
  readonly nameOf: (party: Party) => string;
  /** Leaves the calls with one person alone; undefined for everybody's. */
  readonly isWith?: ((party: Party) => boolean) | undefined;
  /** How numbers are written here; `NO_PLAN` while that is not known. */
  readonly plan: NumberPlan;
}

export const NOBODY_KNOWN: HistoryPeople = Object.freeze({ nameOf: () => '', plan: NO_PLAN });

/** Folding takes most of a search, and 100,000 calls are searched anew with each key. */
const folds = new WeakMap<HistoryEntry, { readonly name: string; readonly fold: string }>();

function foldOf(entry: HistoryEntry, name: string): string {
  const { remote, comment } = entry;
  const known = folds.get(entry);
  if (known?.name === name) return known.fold;
  const fold = foldText(`${name} ${remote.displayName ?? ''} ${remote.number} ${comment}`);
  folds.set(entry, { name, fold });
  return fold;
}

function matcher(search: string, { nameOf, plan }: HistoryPeople): (entry: HistoryEntry) => boolean {
  if (search.trim() === '') return () => true;
  const hasWords = everyWordOf(search);
  const hasDigits = numberSearch(search, plan);
  return (entry) =>
    hasDigits?.(entry.remote.number) === true || hasWords(foldOf(entry, nameOf(entry.remote)));
}

export function isEverything(filter: HistoryFilter): boolean {
  const { inbound, outbound, result, period, line, search } = filter;
  return (
    inbound &&
    outbound &&
    result === 'all' &&
    period.choice === 'all' &&
    line === undefined &&
    search.trim() === ''
  );
}

/**
 * The entries that pass, in their order.
 * @param now milliseconds since the epoch, for "today" and the like
 */
export function filterHistory(
  entries: readonly HistoryEntry[],
  filter: HistoryFilter,
  now: number,
  people: HistoryPeople = NOBODY_KNOWN,
): readonly HistoryEntry[] {
  const { isWith } = people;
  if (isEverything(filter) && isWith === undefined) return entries;
  const matches = matcher(filter.search, people);
  const { from, until } = spanOf(filter.period, now);
  return entries.filter((entry) => {
    if (entry.startedAt < from || entry.startedAt >= until) return false;
    if (filter.line !== undefined && entry.line !== filter.line) return false;
    if (!(entry.direction === 'inbound' ? filter.inbound : filter.outbound)) return false;
    if (isWith !== undefined && !isWith(entry.remote)) return false;
    return hasResult(entry, filter) && matches(entry);
  });
}

function hasResult(entry: HistoryEntry, { result }: HistoryFilter): boolean {
  if (result === 'missed') return outcomeOf(entry) === 'missed';
  return result !== 'noted' || entry.comment !== '';
}

/** A line of the list: a day, or a call of it. */
export type HistoryLine =
  | { readonly kind: 'day'; readonly key: string; readonly startedAt: number }
  | { readonly kind: 'call'; readonly key: string; readonly entry: HistoryEntry };

/** Calls as lines without days, where they stand in another order. */
export function plainLines(entries: readonly HistoryEntry[]): readonly HistoryLine[] {
  return entries.map((entry) => ({ kind: 'call', key: entry.guid, entry }));
}

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
