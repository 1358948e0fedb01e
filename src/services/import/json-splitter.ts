import type { ImportErrorCode } from '../../domain/import/import-run.ts';
import { AppError } from '../../lib/app-error.ts';
import { arrayPaths } from './array-paths.ts';
import { jsonErrorAt } from './json-error.ts';
import { TextPlace } from './text-place.ts';
import { ValueScan } from './value-scan.ts';

/** Characters that one record may have. */
const MAX_RECORD = 4 * 1024 * 1024;
/** Names of arrays that a message lists. */
const MAX_NAMES = 20;

/** Where the splitter is in the document. */
type State =
  /** Before the value that the path leads to next. */
  | 'value'
  /** In an object on the path: before a name. */
  | 'name'
  /** Behind a name: before the colon and the value. */
  | 'member'
  /** In a value that the path does not lead through. */
  | 'skip'
  /** Behind a member. */
  | 'after-member'
  /** In the array of records: before the first one. */
  | 'first-record'
  | 'record'
  | 'in-record'
  | 'after-record'
  /** Behind the object that is the document, unless it is the first of many records. */
  | 'after-object'
  /** Behind the array, within what it stands in. */
  | 'tail'
  | 'end';

const WHITE = /[^ \t\n\r]/g;

/**
 * Finds the records in a JSON document (RFC 8259) that comes in pieces, and parses each by itself, so that memory holds
 * one record and not the document. What the path does not lead through is skipped by its brackets and quotes. Without a
 * path, objects one after another (NDJSON, JSON Lines) are records, too.
 */
export class JsonSplitter {
  readonly #path: readonly string[];
  readonly #place = new TextPlace();
  readonly #scan = new ValueScan();
  /** Names of members that hold arrays, for the message where the path leads to none. */
  readonly #arrays: string[] = [];
  #text = '';
  #at = 0;
  #state: State = 'value';
  #level = 0;
  #name = '';
  #begun = 0;
  #depth = 0;
  /** The document began with an object and not with an array of records. */
  #bare = false;

  /** @param path names that lead to the array of records, `a/b`; empty where the document is it. */
  constructor(path: string) {
    this.#path = path.split('/').filter((step) => step.trim() !== '');
  }

  /**
   * The records that a piece completes. @throws `AppError` `import/not-json`, `import/json-cut-off` and
   * `import/record-too-long` with line and column, `import/no-records`
   */
  push(text: string, last: boolean): readonly unknown[] {
    this.#text += text;
    const records: unknown[] = [];
    while (this.#step(records));
    if (last) this.#finish();
    this.#forget();
    return records;
  }

  /** @returns false where the text is used up. */
  #step(records: unknown[]): boolean {
    switch (this.#state) {
      case 'skip':
        return this.#skip();
      case 'in-record':
        return this.#finishRecord(records);
      case 'after-object':
        return this.#finishObject(records);
      case 'tail':
        return this.#tail();
      default:
        return this.#token(this.#state);
    }
  }

  /** The states that look at the next character. */
  #token(state: Exclude<State, 'skip' | 'in-record' | 'after-object' | 'tail'>): boolean {
    const letter = this.#next();
    if (letter === '') return false;
    switch (state) {
      case 'value':
        return this.#enter(letter);
      case 'name':
        return letter === '}' ? this.#leaveObject() : this.#readName(letter);
      case 'member':
        return this.#readMember(letter);
      case 'after-member':
        if (letter === '}') return this.#leaveObject();
        return letter === ',' ? this.#go('name', 1) : this.#fail('import/not-json');
      case 'first-record':
        return letter === ']' ? this.#leave() : this.#beginRecord(letter);
      case 'record':
        return this.#beginRecord(letter);
      case 'after-record':
        return this.#goOn(letter);
      case 'end':
        return this.#fail('import/not-json');
    }
  }

  /** The next character that is no white space; empty at the end of the text. */
  #next(): string {
    WHITE.lastIndex = this.#at;
    const found = WHITE.exec(this.#text);
    this.#at = found?.index ?? this.#text.length;
    return found?.[0] ?? '';
  }

  #enter(letter: string): boolean {
    const arrived = this.#level === this.#path.length;
    if (letter === '[') return arrived ? this.#go('first-record', 1) : this.#noRecords();
    if (letter === '{') {
      this.#bare = arrived;
      this.#begun = this.#at;
      return this.#go('name', 1);
    }
    return /["\-\dtfn]/.test(letter) ? this.#noRecords() : this.#fail('import/not-json');
  }

  #readName(letter: string): boolean {
    if (letter !== '"') return this.#fail('import/not-json');
    if (!this.#found(this.#at)) return this.#wait();
    const name = this.#parse(this.#at, this.#scan.end);
    this.#name = typeof name === 'string' ? name : '';
    return this.#go('member', this.#scan.end - this.#at);
  }

  #readMember(letter: string): boolean {
    if (letter !== ':') return this.#fail('import/not-json');
    const colon = this.#at;
    this.#at++;
    const value = this.#next();
    if (value === '') {
      this.#at = colon;
      return false;
    }
    if (value === '[' && this.#arrays.length < MAX_NAMES)
      this.#arrays.push([...this.#path.slice(0, this.#level), this.#name].join('/'));
    if (this.#name === this.#path[this.#level]) {
      this.#level++;
      return this.#go('value', 0);
    }
    return this.#go('skip', 0);
  }

  #skip(): boolean {
    if (!this.#found(this.#at)) {
      // Of what is skipped nothing is kept, but for the beginning of a number.
      if (this.#scan.isActive) this.#at = this.#text.length;
      return false;
    }
    this.#at = this.#scan.end;
    return this.#go('after-member', 0);
  }

  #beginRecord(letter: string): boolean {
    if (!/["[{\-\dtfn]/.test(letter)) return this.#fail('import/not-json');
    this.#begun = this.#at;
    return this.#go('in-record', 0);
  }

  #finishRecord(records: unknown[]): boolean {
    if (!this.#found(this.#begun)) return this.#wait();
    records.push(this.#parse(this.#begun, this.#scan.end));
    this.#at = this.#scan.end;
    return this.#go('after-record', 0);
  }

  /** Behind a record. */
  #goOn(letter: string): boolean {
    if (this.#bare) return letter === '{' ? this.#beginRecord(letter) : this.#fail('import/not-json');
    if (letter === ']') return this.#leave();
    return letter === ',' ? this.#go('record', 1) : this.#fail('import/not-json');
  }

  /** The path leads to nothing in it; without a path it may be a record itself. */
  #leaveObject(): boolean {
    return this.#bare ? this.#go('after-object', 1) : this.#noRecords();
  }

  /** One object alone is what holds the records somewhere; where another one follows, it was the first of them. */
  #finishObject(records: unknown[]): boolean {
    const end = this.#at;
    const letter = this.#next();
    if (letter === '') return false;
    if (letter !== '{') return this.#noRecords();
    records.push(this.#parse(this.#begun, end));
    return this.#beginRecord(letter);
  }

  #leave(): boolean {
    this.#depth = this.#level;
    return this.#go(this.#level === 0 ? 'end' : 'tail', 1);
  }

  /** What follows the array is only looked at for its end. */
  #tail(): boolean {
    while (this.#depth > 0) {
      const letter = this.#next();
      if (letter === '') return false;
      if (letter === '}') this.#depth--;
      else if (letter === ',' || letter === ':') {
        this.#at++;
        continue;
      } else if (letter === ']') return this.#fail('import/not-json');
      else {
        if (!this.#found(this.#at)) return this.#wait();
        this.#at = this.#scan.end;
        continue;
      }
      this.#at++;
    }
    return this.#go('end', 0);
  }

  /** Whether the value that begins there ends in this text. */
  #found(from: number): boolean {
    const found = this.#scan.find(this.#text, from);
    if (this.#scan.isTooDeep) return this.#fail('import/not-json', 'nested too deeply');
    return found;
  }

  #go(state: State, steps: number): true {
    this.#state = state;
    this.#at += steps;
    return true;
  }

  /** The value goes on in the next piece. */
  #wait(): false {
    if (this.#text.length - this.#at > MAX_RECORD) this.#fail('import/record-too-long');
    return false;
  }

  #parse(from: number, to: number): unknown {
    try {
      return JSON.parse(this.#text.slice(from, to)) as unknown;
    } catch {
      this.#at = from + jsonErrorAt(this.#text.slice(from, to));
      return this.#fail('import/not-json');
    }
  }

  /** The text has ended. */
  #finish(): void {
    if (this.#state === 'end' || (this.#bare && this.#state === 'after-record')) return;
    if (this.#state === 'after-object')
      this.#noRecords(this.#bare ? arrayPaths(this.#text.slice(this.#begun)) : undefined);
    this.#cutOff();
  }

  #noRecords(arrays: readonly string[] = this.#arrays): never {
    const names = arrays.slice(0, MAX_NAMES).join(', ');
    throw new AppError<ImportErrorCode>('import/no-records', names === '' ? undefined : names);
  }

  #cutOff(): never {
    this.#at = this.#text.length;
    return this.#fail('import/json-cut-off');
  }

  #fail(code: ImportErrorCode, what = ''): never {
    const place = this.#place.of(this.#text, this.#at);
    throw new AppError<ImportErrorCode>(code, what === '' ? place : `${place}: ${what}`);
  }

  /** Lets go of the text that was used. */
  #forget(): void {
    const begun = this.#state === 'in-record';
    const first = this.#bare && !begun && this.#state !== 'after-record';
    // An object too long for a record is what holds the records somewhere, and need not be kept.
    const tooLong = first && this.#at - this.#begun > MAX_RECORD;
    if (tooLong) this.#bare = false;
    const from = begun || (first && !tooLong) ? this.#begun : this.#at;
    this.#place.pass(this.#text, from);
    this.#scan.shift(from);
    this.#begun -= from;
    this.#at -= from;
    this.#text = this.#text.slice(from);
  }
}
