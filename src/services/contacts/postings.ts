/** Words, each once, and for each of them where it occurs. */
export interface Postings {
  /** Joined by line feeds. */
  readonly words: string;
  /** Where the occurrences of each word end in `posts`. */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly posts: Uint16Array<ArrayBuffer>;
}

/** Collects what occurs where, for one chunk after the other. Words are numbers here, the same ones for all chunks. */
export class PostingsBuilder {
  /** For each word, one more than its place among those of the chunk; 0 for one that has not occurred. */
  readonly #places: number[] = [];
  #words: number[] = [];
  /** The last occurrence of each word of the chunk, and how many there are. */
  #last: number[] = [];
  #counts: number[] = [];
  /** All occurrences as they came: the place of the word, and where. */
  #came: number[] = [];
  #posts: number[] = [];

  /**
   * @param post a row with what else is to be known of the occurrence; those of a row follow each other.
   * @param better what makes it superfluous when it stands there already
   */
  add(word: number, post: number, better = post): void {
    while (this.#places.length <= word) this.#places.push(0);
    let place = (this.#places[word] ?? 0) - 1;
    if (place === -1) {
      this.#places[word] = this.#words.push(word);
      place = this.#last.push(-1) - 1;
      this.#counts.push(0);
    }
    const last = this.#last[place];
    if (last === post || last === better) return;
    this.#last[place] = post;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    this.#came.push(place);
    this.#posts.push(post);
  }

  /** What was added since the last time, and begins anew. @param words by their numbers */
  build(words: readonly string[]): Postings {
    const ends = new Uint32Array(this.#counts.length);
    let end = 0;
    for (let place = 0; place < ends.length; place++) {
      // Where the next occurrence goes, until all are there: then it is their end.
      ends[place] = end;
      end += this.#counts[place] ?? 0;
    }
    const posts = new Uint16Array(end);
    for (let index = 0; index < end; index++) {
      const place = this.#came[index] ?? 0;
      const at = ends[place] ?? 0;
      posts[at] = this.#posts[index] ?? 0;
      ends[place] = at + 1;
    }
    const occurred = this.#words;
    for (const word of occurred) this.#places[word] = 0;
    this.#words = [];
    this.#last = [];
    this.#counts = [];
    this.#came = [];
    this.#posts = [];
    return { words: occurred.map((word) => words[word] ?? '').join('\n'), ends, posts };
  }
}

export function wordsOf({ words }: Postings): readonly string[] {
  return words === '' ? [] : words.split('\n');
}
