import type { Dialect } from './csv-dialect.ts';

const QUOTE = 0x22;
/** Two of them within quotes, which are one letter (RFC 4180 §2.7): another sign than one that ends the quotes. */
const PAIR = 0x10022;
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
      digests.push(cutter.high >>> 0, cutter.low >>> 0);
    }
    start = end;
    line += cutter.breaks;
  }
  return { starts, ends, lines, digests, end: start, line };
}

class Cutter {
  /** Line breaks of the record, with its own. */
  breaks = 0;
  /** Two different mixtures of its characters, of 32 bits each. */
  high = 0;
  low = 0;
  readonly #text: string;
  readonly #delimiter: number;
  readonly #returns: boolean;
  readonly #last: boolean;

  constructor(text: string, { delimiter, newline }: Dialect, last: boolean) {
    this.#text = text;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#returns = newline === '\r\n';
    this.#last = last;
  }

  /**
   * Behind the record that begins here; -1 where none ends, or none that keeps to the rules. One loop for all, for this
   * looks at each character of a file.
   */
  end(start: number): number {
    const text = this.#text;
    const delimiter = this.#delimiter;
    let before = delimiter;
    let quoted = false;
    let high = 0;
    let low = 1;
    this.breaks = 0;
    for (let at = start; at < text.length; at++) {
      let unit = text.charCodeAt(at);
      if (unit === QUOTE) {
        if (quoted && text.charCodeAt(at + 1) === QUOTE) {
          unit = PAIR;
          at++;
        } else if (quoted ? !this.#closes(at + 1) : before !== delimiter) return -1;
        else quoted = !quoted;
      } else if (unit === LF) {
        if (!quoted) return this.#ended(at, before, high, low);
        this.breaks++;
      }
      before = unit;
      high = Math.imul(((high << 5) | (high >>> 27)) ^ unit, 0x9e3779b1);
      low = Math.imul(((low << 7) | (low >>> 25)) ^ unit, 0x85ebca77);
    }
    return this.#last && !quoted && start < text.length ? this.#ended(text.length, CR, high, low) : -1;
  }

  #ended(at: number, before: number, high: number, low: number): number {
    // A line feed by itself is a letter there.
    if (this.#returns && before !== CR) return -1;
    this.high = high;
    this.low = low;
    this.breaks++;
    return Math.min(at + 1, this.#text.length);
  }

  /** Whether quoted text may end before this. */
  #closes(at: number): boolean {
    const text = this.#text;
    // What stands behind decides.
    if (at + 1 >= text.length && !this.#last) return false;
    const next = at < text.length ? text.charCodeAt(at) : this.#delimiter;
    if (next === this.#delimiter) return true;
    return this.#returns ? next === CR && text.charCodeAt(at + 1) === LF : next === LF;
  }
}
