import type { Contact, ContactId, ContactOrigin, SourceId } from '../../domain/contacts/contact.ts';
import { fold } from '../../domain/contacts/fold.ts';
import { idOfRow, unpackContact } from '../../domain/contacts/packed-contact.ts';
import { sortKey } from '../../domain/contacts/sort-key.ts';
import type { ContactOrder } from '../../domain/contacts/sort-key.ts';
import { rowAt, rowCount } from './chunk.ts';
import type { ChunkRecord } from './chunk.ts';
import { hashOf } from './number-key.ts';
import { NumberIndex } from './number-index.ts';
import { orderOf, rankOf, sortedPairs } from './order.ts';
import type { Order } from './order.ts';
import { wordsOf } from './postings.ts';
import { WordIndex } from './word-index.ts';

/** A chunk as the worker holds it. */
export interface HeldChunk {
  readonly key: string;
  readonly source: SourceId;
  readonly origin: ContactOrigin;
  readonly record: ChunkRecord;
}

type Texts = Pick<ChunkRecord, 'rows' | 'starts'>;

/**
 * Chunks made searchable together. A contact is known by its position in the order by last name, so that what stands
 * first in any result stands first in the memory. Nothing changes in a segment but that positions die; what is added is
 * another segment, until all are made one again.
 */
export class Segment {
  readonly chunks: readonly Omit<HeldChunk, 'record'>[];
  readonly count: number;
  readonly words: WordIndex;
  readonly numbers: NumberIndex;
  /** 1 for each position that is one still. */
  readonly alive: Uint8Array;
  /** How many of each chunk are alive. */
  readonly #living: number[];
  readonly #texts: readonly Texts[];
  /** The first slot of each chunk; a slot is a row, counted through all chunks. */
  readonly #firsts: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #positions: Uint32Array;
  readonly #ids: BigUint64Array;
  readonly #groups = new Map<string, number[]>();
  readonly #orders = new Map<ContactOrder, Order>();

  constructor(chunks: readonly HeldChunk[]) {
    this.chunks = chunks.map(({ key, source, origin }) => ({ key, source, origin }));
    this.#texts = chunks.map(({ record: { rows, starts } }) => ({ rows, starts }));
    this.#firsts = new Uint32Array(chunks.length + 1);
    for (const [index, { record }] of chunks.entries())
      this.#firsts[index + 1] = (this.#firsts[index] ?? 0) + rowCount(record);
    this.count = this.#firsts.at(-1) ?? 0;
    this.#living = chunks.map(({ record }) => rowCount(record));
    this.alive = new Uint8Array(this.count).fill(1);
    const records = chunks.map(({ record }) => record);
    const keys = records.flatMap((record) => (rowCount(record) === 0 ? [] : record.index.keys.split('\n')));
    const order = orderOf(keys);
    this.#orders.set('last-name', order);
    this.#slots = order.slots;
    this.#positions = rankOf(order.slots);
    const positions = records.map((_, chunk) =>
      this.#positions.subarray(this.#firsts[chunk], this.#firsts[chunk + 1]),
    );
    const indexes = records.map(({ index }) => index);
    this.words = new WordIndex(indexes, positions);
    this.numbers = new NumberIndex(indexes, positions);
    const hashes = new Uint32Array(this.count);
    for (const [chunk, { ids }] of indexes.entries()) hashes.set(ids, this.#firsts[chunk]);
    this.#ids = sortedPairs(hashes);
    for (const [chunk, { groups }] of indexes.entries()) {
      let from = 0;
      for (const [word, name] of wordsOf(groups).entries()) {
        const members = this.#group(fold(name));
        const end = groups.ends[word] ?? 0;
        for (; from < end; from++) members.push(positions[chunk]?.[groups.posts[from] ?? 0] ?? 0);
      }
    }
  }

  get living(): number {
    return this.#living.reduce((sum, count) => sum + count, 0);
  }

  /** What the index takes of the memory, beside the texts. */
  get bytes(): number {
    const arrays = [this.alive, this.#firsts, this.#slots, this.#positions, this.#ids];
    const texts = this.#texts.map(({ starts }) => starts);
    const orders = [...this.#orders.values()].map(({ numbers }) => numbers);
    const own = [...arrays, ...texts, ...orders].reduce((sum, { byteLength }) => sum + byteLength, 0);
    return own + this.words.bytes + this.numbers.bytes;
  }

  livingOf(source: SourceId): number {
    return this.chunks.reduce(
      (sum, chunk, index) => (chunk.source === source ? sum + (this.#living[index] ?? 0) : sum),
      0,
    );
  }

  /** Positions whose source put them into a group of this folded name. */
  members(name: string): readonly number[] {
    return this.#groups.get(name) ?? [];
  }

  contact(position: number): Contact {
    const [chunk, row] = this.#place(position);
    const about = this.chunks[chunk];
    return unpackContact(this.#text(chunk, row), about?.source ?? '', about?.origin ?? 'own');
  }

  id(position: number): ContactId {
    return idOfRow(this.row(position));
  }

  row(position: number): string {
    return this.#text(...this.#place(position));
  }

  /** The rows of a chunk, but for these. */
  rowsOf(key: string, without: ReadonlySet<number>): readonly string[] {
    const texts = this.#texts[this.chunks.findIndex((chunk) => chunk.key === key)];
    if (texts === undefined) return [];
    const rows = Array.from({ length: rowCount(texts) }, (_, row) => rowAt(texts, row));
    return rows.filter((_, row) => !without.has(row));
  }

  /** Which chunk, and which row of it. */
  place(position: number): readonly [key: string, row: number] {
    const [chunk, row] = this.#place(position);
    return [this.chunks[chunk]?.key ?? '', row];
  }

  /** The position of each row of a chunk. */
  positionsOf(key: string): Uint32Array {
    const chunk = this.chunks.findIndex((other) => other.key === key);
    return this.#positions.subarray(this.#firsts[chunk] ?? 0, this.#firsts[chunk + 1] ?? 0);
  }

  source(position: number): SourceId {
    return this.chunks[this.#place(position)[0]]?.source ?? '';
  }

  /** The position of a contact; undefined for one that is not here, or dead. */
  find(id: ContactId): number | undefined {
    const hash = BigInt(hashOf(id));
    for (let at = firstAtLeast(this.#ids, hash << 32n); at < this.#ids.length; at++) {
      const pair = this.#ids[at] ?? 0n;
      if (pair >> 32n !== hash) return undefined;
      const position = this.#positions[Number(pair & 0xffffffffn)] ?? 0;
      if (this.alive[position] === 1 && this.id(position) === id) return position;
    }
    return undefined;
  }

  /** Takes out rows of a chunk: those named, or all. */
  kill(key: string, rows?: readonly number[]): void {
    const chunk = this.chunks.findIndex((other) => other.key === key);
    const first = this.#firsts[chunk];
    if (first === undefined || chunk === -1) return;
    const count = (this.#firsts[chunk + 1] ?? 0) - first;
    for (const row of rows ?? Array(count).keys()) {
      const position = this.#positions[first + row];
      if (row >= count || position === undefined || this.alive[position] !== 1) continue;
      this.alive[position] = 0;
      this.#living[chunk] = (this.#living[chunk] ?? 0) - 1;
    }
  }

  /** All positions, in an order. */
  order(order: ContactOrder): Order {
    const known = this.#orders.get(order);
    if (known !== undefined) return known;
    const keys = Array.from({ length: this.count }, (_, slot) =>
      sortKey(this.contact(this.#positions[slot] ?? 0), order),
    );
    const made = orderOf(keys);
    this.#orders.set(order, made);
    return made;
  }

  /** The position at a place of an order. */
  inOrder({ slots }: Order, place: number): number {
    return this.#positions[slots[place] ?? 0] ?? 0;
  }

  #place(position: number): [chunk: number, row: number] {
    const slot = this.#slots[position] ?? 0;
    let low = 0;
    let high = this.#firsts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#firsts[middle] ?? 0) <= slot) low = middle;
      else high = middle;
    }
    return [low, slot - (this.#firsts[low] ?? 0)];
  }

  #text(chunk: number, row: number): string {
    const texts = this.#texts[chunk];
    return texts === undefined ? '' : rowAt(texts, row);
  }

  #group(name: string): number[] {
    const members = this.#groups.get(name) ?? [];
    this.#groups.set(name, members);
    return members;
  }
}

function firstAtLeast(sorted: BigUint64Array, value: bigint): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0n) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
