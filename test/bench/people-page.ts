import UFuzzy from '@leeoniya/ufuzzy';
import { EMPTY_SUMMARY } from '../../src/domain/contacts/address-book.ts';
import { contactName } from '../../src/domain/contacts/contact.ts';
import { fold } from '../../src/domain/contacts/fold.ts';
import { packContact } from '../../src/domain/contacts/packed-contact.ts';
import { signal } from '../../src/lib/signals.ts';
import { until } from '../../src/lib/until.ts';
import { BookRecords } from '../../src/services/contacts/book-records.ts';
import { Segment } from '../../src/services/contacts/segment.ts';
import { startContacts } from '../../src/services/contacts/start-contacts.ts';
import { planOf } from '../../src/services/numbers/number-metadata.ts';
import { StoredData } from '../../src/services/storage/stored-data.ts';
import { temporaryBook } from '../support/temporary-book.ts';
import { seeded, syntheticContacts } from '../support/synthetic-contacts.ts';

/** What the page of the bench measured. Milliseconds, and bytes. */
export interface PeopleFigures {
  readonly keystrokes: number;
  readonly ours: readonly number[];
  readonly throughWorker: readonly number[];
  readonly uFuzzy: readonly number[];
  readonly indexOf: readonly number[];
  readonly imported: number;
  readonly read: number;
  readonly index: number;
  readonly ready: number;
  readonly textBytes: number;
  readonly indexBytes: number;
  readonly slowest: readonly (readonly [string, number])[];
}

const OPTIONS = { limit: 50, recent: [], keypad: false };

function prefixes(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, length) => text.slice(0, length + 1));
}

/** Each prefix of names, e-mails, numbers and pairs of words, as somebody types them. */
function keystrokes(people: ReturnType<typeof syntheticContacts>, count: number): readonly string[] {
  const random = seeded(11);
  const typed: string[] = [];
  while (typed.length < count) {
    const person = people[Math.floor(random() * people.length)];
    if (person === undefined) continue;
    const number = person.numbers[typed.length % 2]?.number ?? '';
    typed.push(
      ...prefixes(person.lastName),
      ...prefixes(person.mail.slice(0, 16)),
      ...prefixes(number),
      ...prefixes(`${person.firstName} ${person.company.slice(0, 6)}`.toLowerCase()),
    );
  }
  return typed;
}

/** A sum that keeps the compared searches from being optimised away. */
let kept = 0;

async function timed(
  queries: readonly string[],
  search: (query: string) => unknown,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const query of queries) {
    const begun = performance.now();
    await search(query);
    times.push(performance.now() - begun);
  }
  return times;
}

export async function measurePeople(count: number, typedCount: number): Promise<PeopleFigures> {
  const people = syntheticContacts(count);
  const rows = people.map((person, index) => packContact(`bench/${index}`, '', person));
  const queries = keystrokes(people, typedCount);
  const book = await temporaryBook();
  const begun = performance.now();
  await book.sources.replace({ source: 'bench', origin: 'csv', name: 'Bench' }, { rows, removal: 'keep' });
  const imported = performance.now() - begun;

  const data = await StoredData.open(book.database);
  const records = new BookRecords(data.store, data);
  const manifest = await records.manifest();
  const places = manifest.sources.flatMap(({ source, origin, chunks }) =>
    chunks.map(({ key }) => ({ key, source, origin })),
  );
  const reading = performance.now();
  const chunks = await records.chunks(places, { ...planOf('DE') });
  const read = performance.now() - reading;
  const textBytes = chunks.reduce((sum, { record }) => sum + record.rows.length, 0);
  const indexes: number[] = [];
  for (let round = 0; round < 3; round++) {
    const indexing = performance.now();
    kept += new Segment(chunks).count;
    indexes.push(performance.now() - indexing);
  }

  await timed(queries.slice(0, 200), (query) => book.book.search(query, OPTIONS));
  const ours = await timed(queries, (query) => book.book.search(query, OPTIONS));

  const summary = signal(EMPTY_SUMMARY);
  const starting = performance.now();
  const { addressBook, worker } = await startContacts({
    worker: () => new Worker('/address-book.js', { type: 'module' }),
    summary,
    home: signal({ country: 'DE', exchanges: [] }),
    database: book.database,
  });
  await until(() => summary.value.ready);
  const ready = performance.now() - starting;
  const throughWorker = await timed(queries, (query) => addressBook.search(query, OPTIONS));

  const haystack = people.map((person) =>
    fold(
      [contactName(person), person.company, person.mail, ...person.numbers.map(({ number }) => number)].join(
        ' ',
      ),
    ),
  );
  const uFuzzy = new UFuzzy();
  const sample = queries.filter((_, index) => index % Math.ceil(queries.length / 150) === 0);
  const fuzzy = await timed(sample, (query) => {
    const found = uFuzzy.search(haystack, fold(query), 0, 1000);
    kept += found[0]?.length ?? 0;
  });
  const plain = await timed(sample, (query) => {
    const words = fold(query).split(' ');
    for (const line of haystack) if (words.every((word) => line.includes(word))) kept++;
  });
  worker.close();
  book.close();
  indexedDB.deleteDatabase(book.database);
  const slowest = queries
    .map((query, index): [string, number] => [query, ours[index] ?? 0])
    .sort(([, a], [, b]) => b - a)
    .slice(0, 12);
  return {
    keystrokes: queries.length,
    ours,
    throughWorker,
    uFuzzy: fuzzy,
    indexOf: plain,
    imported,
    read,
    index: Math.min(...indexes),
    ready,
    textBytes,
    // With what the searches made themselves.
    indexBytes: book.shelf.library.segments.reduce((sum, { bytes }) => sum + bytes, 0),
    slowest,
  };
}

Reflect.set(globalThis, 'measurePeople', measurePeople);
Reflect.set(globalThis, 'keptOfBench', () => kept);
