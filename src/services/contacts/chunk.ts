import { contactName } from '../../domain/contacts/contact.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import { canonicalNumber } from '../../domain/contacts/number-plan.ts';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import { ROW, unpackContact } from '../../domain/contacts/packed-contact.ts';
import { sortKey } from '../../domain/contacts/sort-key.ts';
import { searchWords } from './search-words.ts';
import { hashOf } from './number-key.ts';
import { PostingsBuilder } from './postings.ts';
import type { Postings } from './postings.ts';

/** Contacts in one record: an edit writes one record, and 100,000 contacts are 100 of them. */
export const CHUNK_SIZE = 1000;

/** Of a posting of `ChunkIndex.words`: the row, then whether the word is one of the name. */
export const NAME_BIT = 1;
/** Of an entry of `ChunkIndex.numberRows`: the row, then the place of the number in the contact. */
export const PLACE_BITS = 5;

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

export function makeChunk(rows: readonly string[], plan: NumberPlan): ChunkRecord {
  const starts = new Uint32Array(rows.length + 1);
  let at = 0;
  for (const [index, row] of rows.entries()) starts[index + 1] = at += row.length + 1;
  return { rows: rows.join(ROW), starts, index: indexRows(rows, plan) };
}

function indexRows(rows: readonly string[], plan: NumberPlan): ChunkIndex {
  const words = new PostingsBuilder();
  const groups = new PostingsBuilder();
  const keys: string[] = [];
  const ids = new Uint32Array(rows.length);
  const contacts = rows.map((row) => unpackContact(row, '', 'own'));
  for (const [row, contact] of contacts.entries()) {
    addWords(words, contact, row);
    for (const group of contact.groups) groups.add(group.replaceAll('\n', ' '), row);
    keys.push(sortKey(contact, 'last-name'));
    ids[row] = hashOf(contact.id);
  }
  return {
    plan: planName(plan),
    words: words.build(),
    groups: groups.build(),
    ...indexNumbers(contacts, plan),
    keys: keys.join('\n'),
    ids,
  };
}

/** The same contacts, with their numbers as another plan compares them. */
export function withPlan(chunk: ChunkRecord, plan: NumberPlan): ChunkRecord {
  const contacts = Array.from({ length: rowCount(chunk) }, (_, row) =>
    unpackContact(rowAt(chunk, row), '', 'own'),
  );
  return { ...chunk, index: { ...chunk.index, plan: planName(plan), ...indexNumbers(contacts, plan) } };
}

function indexNumbers(
  contacts: readonly Contact[],
  plan: NumberPlan,
): Pick<ChunkIndex, 'numbers' | 'numberRows'> {
  const numbers: string[] = [];
  const numberRows: number[] = [];
  for (const [row, contact] of contacts.entries())
    for (const [place, { number }] of contact.numbers.entries()) {
      numbers.push(canonicalNumber(number, plan).replaceAll('\n', ' '));
      numberRows.push((row << PLACE_BITS) | place);
    }
  return { numbers: numbers.join('\n'), numberRows: Uint16Array.from(numberRows) };
}

function addWords(words: PostingsBuilder, contact: Contact, row: number): void {
  const { firstName, lastName, displayName, company, department, mail, mail2 } = contact;
  const post = row << 1;
  for (const text of [firstName, lastName, displayName])
    for (const word of searchWords(text)) words.add(word, post | NAME_BIT);
  const other = [company, department, mail, mail2];
  if (firstName + lastName + displayName === '') {
    const name = contactName(contact);
    for (const word of searchWords(name)) words.add(word, post | NAME_BIT);
  }
  // Most e-mail addresses repeat the name.
  for (const text of other) for (const word of searchWords(text)) words.add(word, post, post | NAME_BIT);
}
