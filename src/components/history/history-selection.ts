import { samePerson } from '../../app/caller-names.ts';
import type { CallerNames } from '../../app/caller-names.ts';
import type { LineId, Party } from '../../domain/call/call.ts';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
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
  /** Whose numbers the calls are with. */
  readonly names: CallerNames;
  /** How numbers are written here. */
  readonly plan: NumberPlan;
  /** The one whose calls alone are wanted. */
  readonly person: Party | undefined;
}

export function chooseFrom(
  entries: readonly HistoryEntry[],
  { filter, order, language, names, plan, person }: HistoryWish,
): readonly HistoryEntry[] {
  const found = filterHistory(entries, filter, Date.now(), {
    nameOf: (party) => names.known(party)?.name ?? '',
    plan,
    isWith: person === undefined ? undefined : samePerson(names, person),
  });
  const { compare } = new Intl.Collator(language, { numeric: true });
  return orderHistory(found, order, {
    nameOf: ({ remote }) => partyName(remote, names.known(remote)),
    compare,
  });
}

/** What is shown of the calls that are loaded; computed anew only when something that it rests on has changed. */
export class HistorySelection {
  source: readonly HistoryEntry[] = [];
  shown: readonly HistoryEntry[] = [];
  lines: readonly HistoryLine[] = [];
  /** The accounts that have calls, with their labels. */
  accounts: ReadonlyMap<LineId, string> = new Map();
  /** How often something was noted on whom: by the id of the contact, or the number. */
  noted: ReadonlyMap<string, number> = new Map();
  #wish: Pick<HistoryWish, 'filter' | 'order' | 'person'> = {
    filter: ALL_CALLS,
    order: NEWEST_FIRST,
    person: undefined,
  };
  #rest: readonly unknown[] = [];

  update(source: readonly HistoryEntry[], wish: HistoryWish): void {
    // "Today" is another day after midnight.
    const rest = [
      source,
      wish.filter,
      wish.order,
      wish.language,
      wish.person,
      new Date().toDateString(),
      wish.names.changed.value,
      wish.plan,
    ];
    if (rest.every((part, index) => part === this.#rest[index])) return;
    this.#rest = rest;
    this.#wish = wish;
    this.#learn(source, wish);
    if (source !== this.source)
      this.accounts = new Map(source.map(({ line, lineLabel }) => [line, lineLabel]));
    this.source = source;
    this.shown = chooseFrom(source, wish);
    this.lines = wish.order.column === 'date' ? historyLines(this.shown) : plainLines(this.shown);
  }

  /** Names are asked for where they decide what is shown, and for those on whom something was noted. */
  #learn(source: readonly HistoryEntry[], { filter, order, person, names }: HistoryWish): void {
    const noted = source.filter(({ comment, remote }) => comment !== '' && !remote.anonymous);
    const byName = filter.search.trim() !== '' || order.column === 'partner' || person !== undefined;
    void names.learn((byName ? source : noted).map(({ remote }) => remote));
    const counts = new Map<string, number>();
    for (const { remote } of noted) {
      const key = names.known(remote)?.id ?? remote.number;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    this.noted = counts;
  }

  find(guid: string | undefined): HistoryEntry | undefined {
    return this.source.find((entry) => entry.guid === guid);
  }

  /** What must be loaded to show it: nothing, the next calls, or all, which alone make another order. */
  get lacks(): 'nothing' | 'more' | 'everything' {
    const { filter, order, person } = this.#wish;
    if (order.column !== 'date' || !order.descending) return 'everything';
    if (isEverything(filter) && person === undefined) return this.source.length > 0 ? 'nothing' : 'more';
    const oldest = this.source.at(-1)?.startedAt ?? Infinity;
    const reached = oldest < spanOf(filter.period, Date.now()).from;
    return reached || this.shown.length >= SCREENFUL ? 'nothing' : 'more';
  }
}
