import { NAME_BIT } from './chunk.ts';
import type { ChunkIndex } from './chunk.ts';
import { KeptFits } from './fits.ts';
import { WordTable } from './word-table.ts';
import type { Postings } from './postings.ts';

/** How well a word fits, in the order of results. 0: not at all. */
export const INSIDE = 1;
const OTHER_START = 2;
export const NAME_START = 3;

const NOTHING = new Uint32Array(0);

/** All words of the contacts of a segment, each once, with where it occurs. */
export class WordIndex {
  /** A line feed before each word, and one at the end. */
  readonly #text: string;
  /** Where the line feed before each word stands. */
  readonly #starts: Uint32Array;
  /** Where the occurrences of each word end. */
  readonly #ends: Uint32Array;
  /** `position << 1 | NAME_BIT`. */
  readonly #posts: Uint32Array;
  /** What single letters find, which is half of all there is, and what each search begins with. */
  readonly #letters = new KeptFits(64);
  /** The words as keys of a telephone, at the same places; made with the first search for it. */
  #keypad: string | undefined;

  /** @param positions of each chunk, where its rows stand */
  constructor(indexes: readonly ChunkIndex[], positions: readonly Uint32Array[]) {
    const { words, counts, local } = joined(indexes);
    this.#ends = new Uint32Array(words.length);
    this.#starts = new Uint32Array(words.length + 1);
    let end = 0;
    let start = 0;
    for (const [number, word] of words.entries()) {
      // Where the next occurrence of the word goes, until all are there: then it is their end.
      this.#ends[number] = end;
      end += counts[number] ?? 0;
      this.#starts[number + 1] = start += word.length + 1;
    }
    this.#posts = new Uint32Array(end);
    for (const [chunk, { words: postings }] of indexes.entries())
      this.#take(postings, local[chunk] ?? NOTHING, positions[chunk] ?? NOTHING);
    this.#text = words.length === 0 ? '\n' : `\n${words.join('\n')}\n`;
  }

  #take({ ends, posts }: Postings, global: Uint32Array, positions: Uint32Array): void {
    let from = 0;
    for (let index = 0; index < global.length; index++) {
      const number = global[index] ?? 0;
      let to = this.#ends[number] ?? 0;
      for (const limit = ends[index] ?? 0; from < limit; from++) {
        const post = posts[from] ?? 0;
        this.#posts[to] = ((positions[post >> 1] ?? 0) << 1) | (post & NAME_BIT);
        to++;
      }
      this.#ends[number] = to;
    }
  }

  get bytes(): number {
    const arrays = [this.#starts, this.#ends, this.#posts];
    return arrays.reduce(
      (sum, { byteLength }) => sum + byteLength,
      sizeOf(this.#text) + sizeOf(this.#keypad) + this.#letters.bytes,
    );
  }

  /** Says of each position how well the word fits, where `fits` says nothing before. */
  match(word: string, fits: Uint8Array<ArrayBuffer>): void {
    if (word.length > 1) this.#scan(this.#text, word, this.#raise(fits));
    else if (!this.#letters.raise(word, fits)) {
      this.#scan(this.#text, word, this.#raise(fits));
      this.#letters.keep(word, fits);
    }
  }

  /** The same for the keys of a telephone with which a word of the name begins. */
  matchKeys(digits: string, fits: Uint8Array): void {
    this.#keypad ??= toKeys(this.#text);
    this.#scan(this.#keypad, `\n${digits}`, (number) => {
      const end = this.#ends[number] ?? 0;
      for (let at = number === 0 ? 0 : (this.#ends[number - 1] ?? 0); at < end; at++) {
        const post = this.#posts[at] ?? 0;
        if ((post & NAME_BIT) !== 0) fits[post >> 1] = NAME_START;
      }
    });
  }

  #raise(fits: Uint8Array): (number: number, atStart: boolean) => void {
    const posts = this.#posts;
    const ends = this.#ends;
    return (number, atStart) => {
      const end = ends[number] ?? 0;
      for (let at = number === 0 ? 0 : (ends[number - 1] ?? 0); at < end; at++) {
        const post = posts[at] ?? 0;
        const fit = atStart ? OTHER_START + (post & NAME_BIT) : INSIDE;
        if ((fits[post >> 1] ?? 0) < fit) fits[post >> 1] = fit;
      }
    };
  }

  #scan(text: string, sought: string, found: (number: number, atStart: boolean) => void): void {
    const starts = this.#starts;
    let number = 0;
    for (let at = text.indexOf(sought); at !== -1;) {
      number = wordAt(starts, at, number);
      const start = starts[number] ?? 0;
      found(number, at === start + 1);
      at = text.indexOf(sought, starts[number + 1]);
    }
  }
}

interface Joined {
  readonly words: readonly string[];
  readonly counts: readonly number[];
  readonly local: readonly Uint32Array[];
}

/** The words of all chunks, each once, how often it occurs, and for each chunk which of them its own words are. */
function joined(indexes: readonly ChunkIndex[]): Joined {
  const table = new WordTable({
    words: indexes.reduce((sum, { words }) => sum + words.ends.length, 0),
    letters: indexes.reduce((sum, { words }) => sum + words.words.length, 0),
  });
  const counts: number[] = [];
  const local = indexes.map(({ words: { words, ends } }) => {
    const global = new Uint32Array(ends.length);
    let start = 0;
    let before = 0;
    for (let index = 0; index < ends.length; index++) {
      const number = table.number(words, start);
      const end = ends[index] ?? 0;
      counts[number] = (counts[number] ?? 0) + end - before;
      before = end;
      global[index] = number;
      start = table.end + 1;
    }
    return global;
  });
  return { words: table.words, counts, local };
}

/** The word that a place of the text is in, or before whose line feed it stands; not before the word `from`. */
function wordAt(starts: Uint32Array, place: number, from: number): number {
  let low = from;
  let step = 1;
  while ((starts[low + step] ?? Infinity) <= place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, starts.length);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** The keys of a telephone (ITU-T E.161) for a–z. */
const KEYS = '22233344455566677778889999';

/** Each letter as the key that it is on. */
export function toKeys(text: string): string {
  return text.replace(/[a-z]/g, (letter) => KEYS.charAt(letter.charCodeAt(0) - 0x61));
}

/** What a text takes: one byte for a character, or two where one of them needs two. */
export function sizeOf(text = ''): number {
  return /^[\x00-\xff]*$/.test(text) ? text.length : text.length * 2;
}
