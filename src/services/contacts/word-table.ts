const LINE_FEED = 10;

/**
 * Numbers words as they come, the same word always alike. A `Map` would need each of them as a string of its own, which
 * is most of the time that a start takes; here only a new one becomes one.
 */
export class WordTable {
  readonly words: string[] = [];
  readonly #places: Uint32Array;
  readonly #mask: number;
  /** The words one after the other, to compare with. */
  readonly #letters: Uint16Array;
  readonly #starts: Uint32Array;
  /** Where the word ends that was numbered last. */
  end = 0;

  /** @param most words that will come, those that come again counted too, and all their letters. */
  constructor(most: { readonly words: number; readonly letters: number }) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, most.words * 2)));
    // 0 is free, else one more than the number of the word.
    this.#places = new Uint32Array(size);
    this.#mask = size - 1;
    this.#letters = new Uint16Array(most.letters);
    this.#starts = new Uint32Array(most.words + 1);
  }

  /** The number of the word that begins in a text and goes to the end of its line. */
  number(text: string, start: number): number {
    // FNV-1a, 32 bits.
    let hash = 0x811c9dc5;
    let end = start;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      if (unit === LINE_FEED) break;
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    this.end = end;
    for (let place = (hash ^ (hash >>> 15)) & this.#mask; ; place = (place + 1) & this.#mask) {
      const number = (this.#places[place] ?? 0) - 1;
      if (number === -1) return this.#add(text.slice(start, end), place);
      if (this.#is(number, text, start)) return number;
    }
  }

  #add(word: string, place: number): number {
    const number = this.words.length;
    const begin = this.#starts[number] ?? 0;
    for (let at = 0; at < word.length; at++) this.#letters[begin + at] = word.charCodeAt(at);
    this.#starts[number + 1] = begin + word.length;
    this.words.push(word);
    this.#places[place] = number + 1;
    return number;
  }

  #is(number: number, text: string, start: number): boolean {
    const begin = this.#starts[number] ?? 0;
    const length = (this.#starts[number + 1] ?? 0) - begin;
    if (length !== this.end - start) return false;
    for (let at = 0; at < length; at++)
      if (this.#letters[begin + at] !== text.charCodeAt(start + at)) return false;
    return true;
  }
}
