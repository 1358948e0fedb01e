/** Words in their order, and for each of them where it occurs. */
export interface Postings {
  /** Joined by line feeds. */
  readonly words: string;
  /** Where the occurrences of each word end in `posts`. */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly posts: Uint16Array<ArrayBuffer>;
}

/** Collects what occurs where. */
export class PostingsBuilder {
  readonly #posts = new Map<string, number[]>();

  /** @param post a row with what else is to be known of the occurrence; those of a row follow each other. */
  add(word: string, post: number): void {
    const posts = this.#posts.get(word);
    if (posts === undefined) this.#posts.set(word, [post]);
    else if (posts.at(-1) !== post) posts.push(post);
  }

  build(): Postings {
    const words = [...this.#posts.keys()].sort();
    const ends = new Uint32Array(words.length);
    let end = 0;
    for (const [index, word] of words.entries()) ends[index] = end += this.#posts.get(word)?.length ?? 0;
    const posts = new Uint16Array(end);
    let at = 0;
    for (const word of words)
      for (const post of this.#posts.get(word) ?? []) {
        posts[at] = post;
        at++;
      }
    return { words: words.join('\n'), ends, posts };
  }
}

export function wordsOf({ words }: Postings): readonly string[] {
  return words === '' ? [] : words.split('\n');
}
