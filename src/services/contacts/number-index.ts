import { PLACE_BITS } from './chunk.ts';
import type { ChunkIndex } from './chunk.ts';
import { DigitFilter } from './digit-filter.ts';
import { KeptFits, eachFit, emptyFits, release } from './fits.ts';
import { isKnownByKey, keyRange, numberKey } from './number-key.ts';
import { sortedIndices } from './order.ts';
import { INSIDE, NAME_START, sizeOf } from './word-index.ts';

/** So many numbers that their owners are kept. */
const COMMON = 10_000;

/** All numbers of the contacts of a segment, sorted, so that one is found by halving. */
export class NumberIndex {
  /** Canonical, a line feed behind each, as the chunks have them. */
  readonly #text: string;
  /** Where each number of the text begins. */
  readonly #starts: Uint32Array;
  /** The numbers of the text in the order of their keys. */
  readonly #sorted: Uint32Array;
  /** Whose each number of the text is. */
  readonly #positions: Uint32Array;
  /** What is written as a number and is none: SIP addresses, feature codes. */
  readonly #others = new Map<string, number[]>();
  /** What the beginnings of very many numbers find, such as a country code. */
  readonly #common = new KeptFits(32);
  /** Made with the first search for digits within numbers. */
  #filter: DigitFilter | undefined;

  /** @param positions of each chunk, where its rows stand */
  constructor(indexes: readonly ChunkIndex[], positions: readonly Uint32Array[]) {
    const filled = indexes.filter(({ numberRows }) => numberRows.length > 0);
    this.#text = filled.map(({ numbers }) => `${numbers}\n`).join('');
    const count = filled.reduce((sum, { numberRows }) => sum + numberRows.length, 0);
    this.#starts = new Uint32Array(count + 1);
    this.#positions = new Uint32Array(count);
    const unsorted = new Float64Array(count);
    let number = 0;
    let start = 0;
    for (const [chunk, { numberRows }] of indexes.entries())
      for (const place of numberRows) {
        const end = this.#text.indexOf('\n', start);
        const key = numberKey(this.#text, start, end);
        const at = positions[chunk]?.[place >> PLACE_BITS] ?? 0;
        this.#positions[number] = at;
        if (Number.isNaN(key)) this.#addOther(this.#text.slice(start, end), at);
        else unsorted[number] = key;
        number++;
        this.#starts[number] = start = end + 1;
      }
    this.#sorted = sortedIndices(unsorted);
  }

  get bytes(): number {
    const arrays = [this.#starts, this.#sorted, this.#positions];
    const filter = (this.#filter?.bytes ?? 0) + this.#common.bytes;
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, sizeOf(this.#text) + filter);
  }

  /** The positions that have this canonical number. */
  owners(canonical: string): readonly number[] {
    const other = this.#others.get(canonical);
    if (other !== undefined) return other;
    const key = numberKey(canonical);
    if (Number.isNaN(key)) return [];
    const found: number[] = [];
    for (let at = this.#firstAtLeast(key); at < this.#sorted.length && this.#key(at) === key; at++) {
      const number = this.#sorted[at] ?? 0;
      if (this.#number(number) === canonical) found.push(this.#positions[number] ?? 0);
    }
    return found;
  }

  /** Raises what `fits` says of each position that has a number which begins so. */
  matchPrefix(prefix: string, fits: Uint8Array<ArrayBuffer>): void {
    if (this.#common.raise(prefix, fits)) return;
    const [from, to] = keyRange(prefix);
    const begin = this.#firstAtLeast(from);
    const end = this.#firstAtLeast(to);
    if (end - begin < COMMON) {
      this.#raiseRange(begin, end, isKnownByKey(prefix) ? '' : prefix)(fits);
      return;
    }
    const own = emptyFits(fits.length);
    this.#raiseRange(begin, end, isKnownByKey(prefix) ? '' : prefix)(own);
    this.#common.keep(prefix, own);
    eachFit(own, (fit, position) => {
      fits[position] = fit;
    });
    release(own);
  }

  #raiseRange(begin: number, end: number, prefix: string): (fits: Uint8Array) => void {
    return (fits) => {
      for (let at = begin; at < end; at++) {
        const number = this.#sorted[at] ?? 0;
        if (prefix === '' || this.#number(number).startsWith(prefix))
          fits[this.#positions[number] ?? 0] = NAME_START;
      }
    };
  }

  /** The same for three digits or more anywhere in a number, and for text anywhere in what is no number. */
  matchInside(digits: string, fits: Uint8Array): void {
    for (const [text, positions] of this.#others)
      if (text.includes(digits)) for (const position of positions) raiseTo(fits, position);
    if (!/^\d+$/.test(digits)) return;
    this.#filter ??= new DigitFilter(this.#sorted.length, (at) => this.#number(this.#sorted[at] ?? 0));
    this.#filter.each(digits, (at) => {
      const number = this.#sorted[at] ?? 0;
      if (this.#number(number).includes(digits)) raiseTo(fits, this.#positions[number] ?? 0);
    });
  }

  #addOther(text: string, position: number): void {
    const others = this.#others.get(text);
    if (others === undefined) this.#others.set(text, [position]);
    else others.push(position);
  }

  #number(number: number): string {
    return this.#text.slice(this.#starts[number], (this.#starts[number + 1] ?? 1) - 1);
  }

  /** The key at a place of the order. It is quicker made anew than kept. What is no number stands first, as 0. */
  #key(at: number): number {
    const number = this.#sorted[at] ?? 0;
    return numberKey(this.#text, this.#starts[number], (this.#starts[number + 1] ?? 1) - 1) || 0;
  }

  #firstAtLeast(key: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#key(middle) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function raiseTo(fits: Uint8Array, position: number): void {
  if ((fits[position] ?? 0) < INSIDE) fits[position] = INSIDE;
}
