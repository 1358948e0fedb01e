/** Words, each once, and for each of them where it occurs. */
export interface Postings {
  /** Joined by line feeds. */
  readonly words: string;
  /** Where the occurrences of each word end in `posts`. */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly posts: Uint16Array<ArrayBuffer>;
}

/** Collects what occurs where. */
export class PostingsBuilder {
  readonly #numbers = new Map<string, number>();
  /** The last occurrence of each word, and how many there are. */
  readonly #last: number[] = [];
  readonly #counts: number[] = [];
  /** All occurrences as they came: the word, and where. */
  readonly #words: number[] = [];
  readonly #posts: number[] = [];

  /**
   * @param post a row with what else is to be known of the occurrence; those of a row follow each other.
   * @param better what makes it superfluous when it stands there already
   */
  add(word: string, post: number, better = post): void {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#last.length;
      this.#numbers.set(word, number);
      this.#last.push(-1);
      this.#counts.push(0);
    }
    const last = this.#last[number];
    if (last === post || last === better) return;
    this.#last[number] = post;
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
    this.#words.push(number);
    this.#posts.push(post);
  }

  build(): Postings {
    const ends = new Uint32Array(this.#counts.length);
    let end = 0;
    for (const [number, count] of this.#counts.entries()) {
      // Where the next occurrence goes, until all are there: then it is their end.
      ends[number] = end;
      end += count;
    }
    const posts = new Uint16Array(end);
    for (const [index, number] of this.#words.entries()) {
      const at = ends[number] ?? 0;
      posts[at] = this.#posts[index] ?? 0;
      ends[number] = at + 1;
    }
    return { words: [...this.#numbers.keys()].join('\n'), ends, posts };
  }
}

export function wordsOf({ words }: Postings): readonly string[] {
  return words === '' ? [] : words.split('\n');
}
