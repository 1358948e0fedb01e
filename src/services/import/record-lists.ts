import type { CsvOptions } from '../../domain/import/source.ts';
import { textPieces } from './text-pieces.ts';

/** Objects within objects that are looked into. */
const MAX_DEPTH = 8;
/** Lists that are named. */
const MAX_LISTS = 20;
/** Characters of a name; a longer one is none that anybody would enter as a path. */
const MAX_NAME = 200;

/**
 * Finds the lists of objects in a JSON document that is an object itself (RFC 8259), while its text comes in pieces: what
 * may be its records. It does not look into lists, and checks nothing: who reads the records does.
 */
export class RecordLists {
  readonly #lists: string[] = [];
  /** The names that lead to the object that is read; undefined before the document begins. */
  #path: string[] | undefined;
  /** Brackets that are open within a value that is not looked into. */
  #inside = 0;
  /** The list whose first value comes next. */
  #begun: string | undefined;
  /** The last text that was read: before a value, its name. */
  #name = '';
  #inText = false;
  #escaped = false;
  #ended = false;
  /** Nothing that follows can change anything: it is no object, or an object of many (NDJSON). */
  isDone = false;

  /** The paths of the lists found so far, `a/b`. */
  get lists(): readonly string[] {
    return this.#lists;
  }

  push(text: string): void {
    for (let at = 0; at < text.length && !this.isDone; at++) {
      const letter = text.charAt(at);
      if (this.#inText) this.#readText(letter);
      else if (letter > ' ') this.#read(letter);
    }
  }

  #readText(letter: string): void {
    if (letter === '"' && !this.#escaped) {
      this.#inText = false;
      return;
    }
    this.#escaped = letter === '\\' && !this.#escaped;
    if (this.#inside === 0 && this.#name.length <= MAX_NAME) this.#name += letter;
  }

  #read(letter: string): void {
    if (this.#path === undefined) {
      if (letter === '{') this.#path = [];
      else this.isDone = true;
      return;
    }
    if (this.#ended) {
      // Objects one after another are records themselves.
      this.#lists.length = 0;
      this.isDone = true;
      return;
    }
    if (this.#begun !== undefined) this.#beginList(this.#begun, letter);
    if (letter === '"') this.#beginText();
    else if (this.#inside > 0) this.#skip(letter);
    else this.#bracket(letter, this.#path);
  }

  #beginList(path: string, letter: string): void {
    this.#begun = undefined;
    // An empty one may have objects tomorrow.
    const mayHold = letter === '{' || letter === ']';
    if (mayHold && this.#lists.length < MAX_LISTS) this.#lists.push(path);
  }

  #beginText(): void {
    this.#inText = true;
    this.#escaped = false;
    if (this.#inside === 0) this.#name = '';
  }

  #skip(letter: string): void {
    if (letter === '{' || letter === '[') this.#inside++;
    if (letter === '}' || letter === ']') this.#inside--;
  }

  #bracket(letter: string, path: string[]): void {
    if (letter === '}') {
      this.#ended = path.pop() === undefined;
      return;
    }
    if (letter !== '{' && letter !== '[') return;
    const name = nameOf(this.#name);
    const known = name !== undefined && path.length < MAX_DEPTH;
    if (letter === '{' && known) {
      path.push(name);
      return;
    }
    this.#inside = 1;
    if (letter === '[' && known) this.#begun = [...path, name].join('/');
  }
}

/** A name as it is one step of a path; undefined for one that a path cannot have. */
function nameOf(written: string): string | undefined {
  if (written.length > MAX_NAME || written.trim() === '') return undefined;
  try {
    const name: unknown = JSON.parse(`"${written}"`);
    return typeof name === 'string' && !name.includes('/') ? name : undefined;
  } catch {
    return undefined;
  }
}

/** @param limit bytes that are looked at. @throws as `textPieces` */
export async function recordLists(
  content: Blob,
  encoding: CsvOptions['encoding'],
  limit: number,
): Promise<readonly string[]> {
  const found = new RecordLists();
  for await (const { text, bytes } of textPieces(content, encoding)) {
    found.push(text);
    if (found.isDone || bytes >= limit) break;
  }
  return found.lists;
}
