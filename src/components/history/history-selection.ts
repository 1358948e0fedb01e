import type { LineId } from '../../domain/call/call.ts';
import {
  ALL_CALLS,
  filterHistory,
  historyLines,
  isEverything,
  plainLines,
} from '../../domain/history/history-filter.ts';
import type { HistoryFilter, HistoryLine } from '../../domain/history/history-filter.ts';
import { NEWEST_FIRST, orderHistory } from '../../domain/history/history-order.ts';
import type { HistoryOrder } from '../../domain/history/history-order.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { spanOf } from '../../domain/history/period.ts';
import { partyName } from '../../i18n/party-text.ts';

/** Matches that fill a screen; while a filter leaves fewer, older calls are loaded. */
const SCREENFUL = 60;

/** What of the history is asked for. */
export interface HistoryWish {
  readonly filter: HistoryFilter;
  readonly order: HistoryOrder;
  /** BCP 47, for the order of names. */
  readonly language: string;
}

export function chooseFrom(
  entries: readonly HistoryEntry[],
  { filter, order, language }: HistoryWish,
): readonly HistoryEntry[] {
  const found = filterHistory(entries, filter, Date.now());
  const { compare } = new Intl.Collator(language, { numeric: true });
  return orderHistory(found, order, { nameOf: ({ remote }) => partyName(remote), compare });
}

/** What is shown of the calls that are loaded; computed anew only when something that it rests on has changed. */
export class HistorySelection {
  source: readonly HistoryEntry[] = [];
  shown: readonly HistoryEntry[] = [];
  lines: readonly HistoryLine[] = [];
  /** The accounts that have calls, with their labels. */
  accounts: ReadonlyMap<LineId, string> = new Map();
  #wish: HistoryWish = { filter: ALL_CALLS, order: NEWEST_FIRST, language: '' };
  #rest: readonly unknown[] = [];

  update(source: readonly HistoryEntry[], wish: HistoryWish): void {
    // "Today" is another day after midnight.
    const rest = [source, wish.filter, wish.order, wish.language, new Date().toDateString()];
    if (rest.every((part, index) => part === this.#rest[index])) return;
    this.#rest = rest;
    this.#wish = wish;
    if (source !== this.source)
      this.accounts = new Map(source.map(({ line, lineLabel }) => [line, lineLabel]));
    this.source = source;
    this.shown = chooseFrom(source, wish);
    this.lines = wish.order.column === 'date' ? historyLines(this.shown) : plainLines(this.shown);
  }

  find(guid: string | undefined): HistoryEntry | undefined {
    return this.source.find((entry) => entry.guid === guid);
  }

  /** What must be loaded to show it: nothing, the next calls, or all, which alone make another order. */
  get lacks(): 'nothing' | 'more' | 'everything' {
    const { filter, order } = this.#wish;
    if (order.column !== 'date' || !order.descending) return 'everything';
    if (isEverything(filter)) return this.source.length > 0 ? 'nothing' : 'more';
    const oldest = this.source.at(-1)?.startedAt ?? Infinity;
    const reached = oldest < spanOf(filter.period, Date.now()).from;
    return reached || this.shown.length >= SCREENFUL ? 'nothing' : 'more';
  }
}
