import { foldedWords, otherSpelling } from '../../domain/contacts/fold.ts';

const START = 1 << 12;

/** What a character below U+0250 is: the letter or digit itself, ASCII in lower case, or one of these. */
const END = 0;
const UNUSUAL = 1;
const LETTERS = Uint16Array.from({ length: 0x250 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (unit < 0x80) return /[a-z\d]/i.test(character) ? character.toLowerCase().charCodeAt(0) : END;
  return /\p{L}/u.test(character) && unit >= 0xc0 ? unit : UNUSUAL;
});

/**
 * Numbers the words by which texts are found, in both spellings. A word that came before is known again by its letters,
 * within the text that it stands in: an import has a million words, and making a string of each is most of its time.
 */
export class SearchWords {
  /** By their numbers. */
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Runs of Latin letters and digits, ASCII in lower case, and which words they are found by. */
  readonly #runs: string[] = [];
  readonly #hashes: number[] = [];
  readonly #found: (readonly number[])[] = [];
  /** 0 is free, else one more than the place of the run. */
  #places = new Uint32Array(START);
  /** Words that are written in another way. */
  readonly #others = new Map<string, readonly number[]>();

  /** Calls for each word of a part of a text; for a word that stands there twice, twice. */
  each(text: string, from: number, to: number, found: (word: number) => void): void {
    let hash = 0;
    let start = -1;
    for (let at = from; at <= to; at++) {
      const letter = at === to ? END : letterOf(text.charCodeAt(at));
      if (letter === UNUSUAL) {
        this.#eachSlowly(text.slice(from, to), found);
        return;
      }
      if (letter !== END) {
        if (start === -1) start = at;
        hash = Math.imul(hash ^ letter, 0x01000193);
      } else if (start !== -1) {
        for (const word of this.#run(text, start, at, hash)) found(word);
        start = -1;
        hash = 0;
      }
    }
  }

  #run(text: string, start: number, end: number, hash: number): readonly number[] {
    const mask = this.#places.length - 1;
    for (let place = (hash ^ (hash >>> 15)) & mask; ; place = (place + 1) & mask) {
      const run = (this.#places[place] ?? 0) - 1;
      if (run === -1) return this.#addRun(text.slice(start, end), hash, place);
      if (this.#hashes[run] === hash && isRun(this.#runs[run] ?? '', text, start, end))
        return this.#found[run] ?? [];
    }
  }

  #addRun(run: string, hash: number, place: number): readonly number[] {
    const found = this.#spellings(run);
    this.#places[place] = this.#runs.push(run.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
    this.#hashes.push(hash);
    this.#found.push(found);
    if (this.#runs.length * 2 > this.#places.length) this.#grow();
    return found;
  }

  #grow(): void {
    this.#places = new Uint32Array(this.#places.length * 2);
    const mask = this.#places.length - 1;
    for (const [run, hash] of this.#hashes.entries()) {
      let place = (hash ^ (hash >>> 15)) & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = run + 1;
    }
  }

  /** Words with their marks, for those say how a name may be spelt otherwise. */
  #eachSlowly(text: string, found: (word: number) => void): void {
    for (const raw of text.normalize('NFC').split(/[^\p{L}\p{N}\p{M}]+/u)) {
      if (raw === '') continue;
      let words = this.#others.get(raw);
      if (words === undefined) this.#others.set(raw, (words = this.#spellings(raw)));
      for (const word of words) found(word);
    }
  }

  #spellings(raw: string): readonly number[] {
    const other = otherSpelling(raw);
    const words = [...foldedWords(raw), ...(other === undefined ? [] : foldedWords(other))];
    return words.map((word) => this.#number(word));
  }

  #number(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) this.#numbers.set(word, (number = this.words.push(word) - 1));
    return number;
  }
}

function letterOf(unit: number): number {
  return LETTERS[unit] ?? UNUSUAL;
}

function isRun(run: string, text: string, start: number, end: number): boolean {
  if (run.length !== end - start) return false;
  for (let at = 0; at < run.length; at++)
    if (run.charCodeAt(at) !== letterOf(text.charCodeAt(start + at))) return false;
  return true;
}
