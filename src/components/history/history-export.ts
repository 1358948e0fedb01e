import type { CallerNames } from '../../app/caller-names.ts';
import type { Caller } from '../../domain/contacts/address-book.ts';
import { durationOf } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { CsvWriter } from '../../domain/table/csv-writer.ts';
import type { Localize } from '../../i18n/localize.ts';
import { avatarName, partyName } from '../../i18n/party-text.ts';
import { saveFile } from '../../lib/save-file.ts';
import { resultText } from './call-time.ts';
import type { ExportFormat } from './history-events.ts';
import { chooseFrom } from './history-selection.ts';
import type { HistoryWish } from './history-selection.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** By this machine's clock, and as every spreadsheet reads it. */
function day(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function clock(at: number | undefined): string {
  if (at === undefined) return '';
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Whose numbers the calls are with, by number. */
export type Callers = ReadonlyMap<string, Caller>;

/** Asks whose numbers these are, of calls that were never shown too, and waits for the answers. */
async function callersOf(entries: readonly HistoryEntry[], names: CallerNames): Promise<Callers> {
  const remotes = entries.map(({ remote }) => remote);
  await names.learn(remotes);
  return new Map(
    remotes.flatMap((remote) => {
      const caller = names.known(remote);
      return caller === undefined ? [] : [[remote.number, caller]];
    }),
  );
}

/** The history as a table, a header first. Names are those that the list shows, and beside them what the network said. */
export function historyTable(
  entries: readonly HistoryEntry[],
  text: Localize,
  callers: Callers,
): readonly (readonly string[])[] {
  const header = [
    text.term('columnDate'),
    text.term('columnStart'),
    text.term('columnEnd'),
    text.term('columnSeconds'),
    text.term('columnDirection'),
    text.term('columnResult'),
    text.term('columnName'),
    text.term('columnNetworkName'),
    text.term('columnNumber'),
    text.term('historyLine'),
    text.term('columnForwarding'),
    text.term('columnNote'),
  ];
  return [header, ...entries.map((entry) => row(entry, text, callers))];
}

function row(entry: HistoryEntry, text: Localize, callers: Callers): readonly string[] {
  const { remote, startedAt, endedAt, forwardedBy, lineLabel, comment } = entry;
  const seconds = durationOf(entry);
  return [
    day(startedAt),
    clock(startedAt),
    clock(endedAt),
    seconds === undefined ? '' : String(seconds),
    text.term('callKind', entry),
    seconds === undefined ? resultText(entry, text) : '',
    remote.anonymous ? text.term('anonymous') : avatarName(remote, callers.get(remote.number)),
    remote.anonymous ? '' : (remote.displayName ?? ''),
    remote.number,
    lineLabel,
    forwardedBy === undefined ? '' : partyName(forwardedBy),
    comment,
  ];
}

/** Everything that is known of the calls, for other programs. */
export function historyJson(entries: readonly HistoryEntry[], now: number): string {
  return JSON.stringify(
    { offhook: 1, exportedAt: new Date(now).toISOString(), history: entries },
    undefined,
    2,
  );
}

interface Export {
  readonly format: ExportFormat;
  /** Of which those are saved that the wish says. */
  readonly calls: readonly HistoryEntry[];
  readonly wish: HistoryWish;
  readonly text: Localize;
  readonly csv: CsvWriter;
}

/** Lets the browser save calls, in a file named by the day. @returns how many */
export async function exportHistory({ format, calls, wish, text, csv }: Export): Promise<number> {
  // Before the choice: the filter may ask for a name, and the order for all of them.
  const callers = await callersOf(calls, wish.names);
  const entries = chooseFrom(calls, wish);
  const now = Date.now();
  const name = `offhook-history-${day(now)}.${format}`;
  if (format === 'json') saveFile(name, 'application/json', historyJson(entries, now));
  else saveFile(name, 'text/csv;charset=utf-8', await csv.write(historyTable(entries, text, callers)));
  return entries.length;
}
