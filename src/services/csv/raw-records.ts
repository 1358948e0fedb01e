import type { Dialect } from './csv-dialect.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
/** Characters that a line may have and be blank nevertheless, to Papa Parse: `""` and its break. */
const BLANK = 4;

/** The records of a text as they are written, before anything is made of them. Blank lines are none. */
export interface RawRecords {
  readonly starts: readonly number[];
  /** Behind the line break of each. */
  readonly ends: readonly number[];
  /** The line on which each begins. */
  readonly lines: readonly number[];
  /** 64 bits of each record, the upper and the lower half one after the other. */
  readonly digests: readonly number[];
  /** Behind the last of them, and the line there. */
  readonly end: number;
  readonly line: number;
}

/** Whether the records of a file can be told apart before they are read. */
export function isRegular({ delimiter, newline, skip }: Dialect): boolean {
  return delimiter.length === 1 && newline !== '\r' && skip === 0;
}

/**
 * Cuts a text into its records, as long as they keep to RFC 4180 §2: of the others Papa Parse alone knows what is meant.
 * @param last nothing comes behind the text
 */
export function rawRecords(text: string, dialect: Dialect, line: number, last: boolean): RawRecords {
  const cutter = new Cutter(text, dialect, last);
  const [starts, ends, lines, digests]: [number[], number[], number[], number[]] = [[], [], [], []];
  let start = 0;
  for (let end = cutter.end(0); end !== -1; end = cutter.end(start)) {
    if (end - start > BLANK || !/^(?:"")?\r?\n?$/.test(text.slice(start, end))) {
      starts.push(start);
      ends.push(end);
      lines.push(line);
      digest(text, start, end, digests);
    }
    start = end;
    line += cutter.breaks;
  }
  return { starts, ends, lines, digests, end: start, line };
}

/** Two different mixtures of all characters but the last line feed, of 32 bits each. */
function digest(text: string, start: number, end: number, into: number[]): void {
  const until = text.charCodeAt(end - 1) === LF ? end - 1 : end;
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let at = start; at < until; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(((high << 5) | (high >>> 27)) ^ unit, 0x9e3779b1);
    low = Math.imul(((low << 7) | (low >>> 25)) ^ unit, 0x85ebca77);
  }
  into.push(high >>> 0, low >>> 0);
}

class Cutter {
  /** Line breaks of the record, with its own. */
  breaks = 0;
  readonly #text: string;
  readonly #delimiter: number;
  readonly #returns: boolean;
  readonly #last: boolean;
  /** The next quotation mark. */
  #quote = -1;

  constructor(text: string, { delimiter, newline }: Dialect, last: boolean) {
    this.#text = text;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#returns = newline === '\r\n';
    this.#last = last;
  }

  /** Behind the record that begins here; -1 where none ends, or none that keeps to the rules. */
  end(start: number): number {
    const text = this.#text;
    this.breaks = 0;
    let from = start;
    for (;;) {
      const lineFeed = text.indexOf('\n', from);
      const until = lineFeed === -1 ? text.length : lineFeed;
      const quote = this.#quoteFrom(from);
      if (quote > until) return this.#ended(start, from, lineFeed);
      if (quote > start && text.charCodeAt(quote - 1) !== this.#delimiter) return -1;
      const close = this.#closing(quote);
      if (close === -1) return -1;
      for (let at = lineFeed; at !== -1 && at < close; at = text.indexOf('\n', at + 1)) this.breaks++;
      from = close + 1;
    }
  }

  #ended(start: number, from: number, lineFeed: number): number {
    if (lineFeed === -1) return this.#last && start < this.#text.length ? this.#text.length : -1;
    // A line feed by itself is a letter there.
    if (this.#returns && (lineFeed === from || this.#text.charCodeAt(lineFeed - 1) !== CR)) return -1;
    this.breaks++;
    return lineFeed + 1;
  }

  #quoteFrom(from: number): number {
    if (this.#quote < from) {
      const found = this.#text.indexOf('"', from);
      this.#quote = found === -1 ? Infinity : found;
    }
    return this.#quote;
  }

  /** Where the quotes that open here are closed; -1 where they are not, or not as they should be. */
  #closing(open: number): number {
    const text = this.#text;
    for (let at = text.indexOf('"', open + 1); ; at = text.indexOf('"', at + 2)) {
      // What stands behind decides: another one, and both are a letter.
      if (at === -1 || (at + 2 >= text.length && !this.#last)) return -1;
      const next = at + 1 < text.length ? text.charCodeAt(at + 1) : this.#delimiter;
      if (next === QUOTE) continue;
      const ends = this.#returns ? next === CR && text.charCodeAt(at + 2) === LF : next === LF;
      return ends || next === this.#delimiter ? at : -1;
    }
  }
}
