import { PLACE_BITS } from './chunk.ts';
import type { ChunkIndex } from './chunk.ts';
import { isKnownByKey, keyRange, numberKey } from './number-key.ts';
import { sortedIndices } from './order.ts';
import { INSIDE, NAME_START, sizeOf } from './word-index.ts';

type Position = (chunk: number, row: number) => number;

/** All numbers of the contacts of a segment, sorted, so that one is found by halving. */
export class NumberIndex {
  /** Canonical, a line feed before each and one at the end, in the order of `#keys`. */
  readonly #text: string;
  readonly #starts: Uint32Array;
  readonly #keys: Float64Array;
  readonly #positions: Uint32Array;
  /** What is written as a number and is none: SIP addresses, feature codes. */
  readonly #others = new Map<string, number[]>();

  constructor(indexes: readonly ChunkIndex[], position: Position) {
    const numbers: string[] = [];
    const keys: number[] = [];
    const positions: number[] = [];
    for (const [chunk, { numbers: text, numberRows }] of indexes.entries()) {
      if (numberRows.length === 0) continue;
      for (const [index, number] of text.split('\n').entries()) {
        const at = position(chunk, (numberRows[index] ?? 0) >> PLACE_BITS);
        const key = numberKey(number);
        if (Number.isNaN(key)) {
          const others = this.#others.get(number);
          if (others === undefined) this.#others.set(number, [at]);
          else others.push(at);
          continue;
        }
        numbers.push(number);
        keys.push(key);
        positions.push(at);
      }
    }
    const unsorted = Float64Array.from(keys);
    const sorted = sortedIndices(unsorted);
    this.#keys = Float64Array.from(sorted, (index) => unsorted[index] ?? 0);
    this.#positions = Uint32Array.from(sorted, (index) => positions[index] ?? 0);
    const texts = Array.from(sorted, (index) => numbers[index] ?? '');
    this.#text = `\n${texts.join('\n')}\n`;
    this.#starts = new Uint32Array(texts.length + 1);
    let start = 0;
    for (const [index, text] of texts.entries()) this.#starts[index + 1] = start += text.length + 1;
  }

  get bytes(): number {
    const arrays = [this.#starts, this.#keys, this.#positions];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, sizeOf(this.#text));
  }

  /** The positions that have this canonical number. */
  owners(canonical: string): readonly number[] {
    const other = this.#others.get(canonical);
    if (other !== undefined) return other;
    const key = numberKey(canonical);
    if (Number.isNaN(key)) return [];
    const found: number[] = [];
    for (let at = this.#firstAtLeast(key); this.#keys[at] === key; at++)
      if (this.#number(at) === canonical) found.push(this.#positions[at] ?? 0);
    return found;
  }

  /** Raises what `fits` says of each position that has a number which begins so. */
  matchPrefix(prefix: string, fits: Uint8Array): void {
    const [from, to] = keyRange(prefix);
    const exact = isKnownByKey(prefix);
    const end = this.#firstAtLeast(to);
    for (let at = this.#firstAtLeast(from); at < end; at++)
      if (exact || this.#number(at).startsWith(prefix)) fits[this.#positions[at] ?? 0] = NAME_START;
  }

  /** The same for digits anywhere in a number, and for text anywhere in what is no number. */
  matchInside(digits: string, fits: Uint8Array): void {
    const starts = this.#starts;
    let number = 0;
    for (let at = this.#text.indexOf(digits); at !== -1;) {
      while ((starts[number + 1] ?? Infinity) <= at) number++;
      const position = this.#positions[number] ?? 0;
      if ((fits[position] ?? 0) < INSIDE) fits[position] = INSIDE;
      at = this.#text.indexOf(digits, starts[number + 1]);
    }
    for (const [text, positions] of this.#others)
      if (text.includes(digits))
        for (const position of positions) if ((fits[position] ?? 0) < INSIDE) fits[position] = INSIDE;
  }

  #number(at: number): string {
    return this.#text.slice((this.#starts[at] ?? 0) + 1, this.#starts[at + 1]);
  }

  #firstAtLeast(key: number): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
