import { contactName } from '../../domain/contacts/contact.ts';
import type { ContactNumber, Named, TextField } from '../../domain/contacts/contact.ts';
import { canonicalNumber } from '../../domain/contacts/number-plan.ts';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import { ROW, RowReader } from '../../domain/contacts/packed-contact.ts';
import { sortKey } from '../../domain/contacts/sort-key.ts';
import { hashOf } from './number-key.ts';
import { PostingsBuilder } from './postings.ts';
import type { Postings } from './postings.ts';
import { SearchWords } from './search-words.ts';

/** Contacts in one record: an edit writes one record, and 100,000 contacts are 100 of them. */
export const CHUNK_SIZE = 1000;

/** Of a posting of `ChunkIndex.words`: the row, then whether the word is one of the name. */
export const NAME_BIT = 1;
/** Of an entry of `ChunkIndex.numberRows`: the row, then the place of the number in the contact. */
export const PLACE_BITS = 5;

const NAMES = ['firstName', 'lastName', 'displayName'] as const;
const OTHERS = ['company', 'department', 'mail', 'mail2'] as const;

/** What makes the contacts of a chunk searchable. It is stored beside them, so that a start builds nothing anew. */
export interface ChunkIndex {
  /** The number plan that `numbers` follow, by `planName`. */
  readonly plan: string;
  /** Posts: `row << 1 | NAME_BIT`. */
  readonly words: Postings;
  /** Names of groups as the source gave them. Posts: the row. */
  readonly groups: Postings;
  /** Canonical numbers, joined by line feeds. */
  readonly numbers: string;
  /** `row << PLACE_BITS | place` of each of the numbers. */
  readonly numberRows: Uint16Array<ArrayBuffer>;
  /** The keys of the order by last name, joined by line feeds. */
  readonly keys: string;
  readonly ids: Uint32Array<ArrayBuffer>;
}

/** The record of a chunk. It never changes but for its index: what changes becomes another chunk. */
export interface ChunkRecord {
  readonly rows: string;
  /** Where each row begins; the last entry is behind the end. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly index: ChunkIndex;
}

/** Names a plan, so that an index tells which one it follows. */
export function planName(plan: NumberPlan): string {
  const { callingCode, internationalPrefix, nationalPrefix, exchanges } = plan;
  const stems = exchanges.map(({ stem, digits }) => `${stem}:${digits}`);
  return [callingCode, internationalPrefix, nationalPrefix, ...stems].join(' ');
}

export function rowAt({ rows, starts }: Pick<ChunkRecord, 'rows' | 'starts'>, row: number): string {
  return rows.slice(starts[row] ?? 0, (starts[row + 1] ?? 0) - 1);
}

export function rowCount({ starts }: Pick<ChunkRecord, 'starts'>): number {
  return starts.length - 1;
}

export function chunkOf(rows: readonly string[], index: ChunkIndex): ChunkRecord {
  const starts = new Uint32Array(rows.length + 1);
  let at = 0;
  for (const [place, row] of rows.entries()) starts[place + 1] = at += row.length + 1;
  return { rows: rows.join(ROW), starts, index };
}

export function makeChunk(rows: readonly string[], plan: NumberPlan): ChunkRecord {
  return new ChunkMaker(plan).make(rows);
}

/** Makes one chunk after the other, and remembers words meanwhile. */
export class ChunkMaker {
  readonly #plan: NumberPlan;
  readonly #reader = new RowReader();
  readonly #known = new SearchWords();
  readonly #words = new PostingsBuilder();
  readonly #groups = new PostingsBuilder();

  constructor(plan: NumberPlan) {
    this.#plan = plan;
  }

  /** @param rows at most `CHUNK_SIZE` */
  make(rows: readonly string[]): ChunkRecord {
    return chunkOf(rows, this.index(rows));
  }

  index(rows: readonly string[]): ChunkIndex {
    const keys: string[] = [];
    const ids = new Uint32Array(rows.length);
    const numbers = new NumberCollector(this.#plan);
    const names = new Map<string, number>();
    for (const [index, row] of rows.entries()) {
      this.#reader.read(row);
      const contact = this.#named();
      this.#addWords(index, contact);
      for (const group of this.#reader.groups()) this.#addGroup(group, index, names);
      keys.push(sortKey(contact, 'last-name'));
      ids[index] = hashOf(this.#reader.id());
      numbers.add(index, contact.numbers);
    }
    return {
      plan: planName(this.#plan),
      words: this.#words.build(this.#known.words),
      groups: this.#groups.build([...names.keys()]),
      ...numbers.collected(),
      keys: keys.join('\n'),
      ids,
    };
  }

  #named(): Named {
    const reader = this.#reader;
    return {
      firstName: reader.text('firstName'),
      lastName: reader.text('lastName'),
      displayName: reader.text('displayName'),
      company: reader.text('company'),
      mail: reader.text('mail'),
      numbers: reader.numbers(),
    };
  }

  #addWords(index: number, contact: Named): void {
    const post = index << 1;
    const named = (word: number): void => {
      this.#words.add(word, post | NAME_BIT);
    };
    // Most e-mail addresses repeat the name.
    const other = (word: number): void => {
      this.#words.add(word, post, post | NAME_BIT);
    };
    for (const field of NAMES) this.#eachWord(field, named);
    if (contact.firstName + contact.lastName + contact.displayName === '') {
      const name = contactName(contact);
      this.#known.each(name, 0, name.length, named);
    }
    for (const field of OTHERS) this.#eachWord(field, other);
  }

  #eachWord(field: TextField, found: (word: number) => void): void {
    const { row } = this.#reader;
    this.#known.each(row, this.#reader.start(field), this.#reader.end(field), found);
  }

  #addGroup(group: string, row: number, names: Map<string, number>): void {
    const name = group.replaceAll('\n', ' ');
    const number = names.get(name) ?? names.size;
    names.set(name, number);
    this.#groups.add(number, row);
  }
}

/** The same contacts, with their numbers as another plan compares them. */
export function withPlan(chunk: ChunkRecord, plan: NumberPlan): ChunkRecord {
  const reader = new RowReader();
  const numbers = new NumberCollector(plan);
  for (let row = 0; row < rowCount(chunk); row++) {
    reader.read(rowAt(chunk, row));
    numbers.add(row, reader.numbers());
  }
  return { ...chunk, index: { ...chunk.index, plan: planName(plan), ...numbers.collected() } };
}

class NumberCollector {
  readonly #plan: NumberPlan;
  readonly #numbers: string[] = [];
  readonly #rows: number[] = [];

  constructor(plan: NumberPlan) {
    this.#plan = plan;
  }

  add(row: number, numbers: readonly ContactNumber[]): void {
    for (let place = 0; place < numbers.length; place++) {
      const canonical = canonicalNumber(numbers[place]?.number ?? '', this.#plan);
      this.#numbers.push(canonical.includes('\n') ? canonical.replaceAll('\n', ' ') : canonical);
      this.#rows.push((row << PLACE_BITS) | place);
    }
  }

  collected(): Pick<ChunkIndex, 'numbers' | 'numberRows'> {
    return { numbers: this.#numbers.join('\n'), numberRows: Uint16Array.from(this.#rows) };
  }
}
