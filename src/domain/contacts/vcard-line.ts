/** One property of a vCard: `group.NAME;PARAM=value:value` (RFC 6350 §3.3; vCard 2.1 §2.1). */
export interface ContentLine {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** Joins properties, as `item1` in `item1.TEL` and `item1.X-ABLabel`; lower case, empty without one. */
  readonly group: string;
  /** Upper case. */
  readonly name: string;
  readonly params: Params;
  /** Escaped and encoded as it stands, unfolded by RFC 6350 §3.2. */
  readonly value: string;
  /** Unfolded as vCard 2.1 §2.1.3 has it: the white space at a fold belongs to the text. */
  readonly spacedValue: string;
}

/** Values in lower case under names in upper case. */
export type Params = ReadonlyMap<string, readonly string[]>;

/** What a piece of a file is that is no property. */
export interface BadLine {
  readonly line: number;
  readonly bad: 'bad-line' | 'line-too-long';
}

/** Characters of a property with all its folds: a large picture in base64. */
const MAX_LINE = 12_000_000;
/** Characters before the colon. */
const MAX_HEAD = 2000;
/** Parameters that vCard 2.1 lets stand without their name, but for the types. */
const BARE: Readonly<Record<string, string>> = {
  'quoted-printable': 'ENCODING',
  base64: 'ENCODING',
  '7bit': 'ENCODING',
  '8bit': 'ENCODING',
  inline: 'VALUE',
  url: 'VALUE',
};

interface PhysicalLine {
  readonly text: string;
  readonly line: number;
}

/** Lines that end with CRLF, LF or CR. */
function* physicalLines(text: string): Generator<PhysicalLine, void> {
  const ends = /\r\n?|\n/g;
  let start = 0;
  let line = 1;
  for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
    yield { text: text.slice(start, end.index), line };
    start = ends.lastIndex;
    line++;
  }
  if (start < text.length) yield { text: text.slice(start), line };
}

/** A property while its lines are collected. */
class Pieces {
  readonly line: number;
  readonly #pieces: string[];
  readonly #encoding: 'quoted' | 'base64' | 'none';
  #length: number;

  constructor({ text, line }: PhysicalLine) {
    this.line = line;
    this.#pieces = [text];
    this.#length = text.length;
    const head = /^[^:]*:/.exec(text.slice(0, MAX_HEAD))?.[0] ?? '';
    if (/[;=]quoted-printable[;:]/i.test(head)) this.#encoding = 'quoted';
    else this.#encoding = /(?:;base64|;encoding=b(?:ase64)?)[;:]/i.test(head) ? 'base64' : 'none';
  }

  /** Takes a line that belongs to the property; false: it begins something else. */
  take(text: string): boolean {
    // Where the last line of a card ends by mistake as if it went on, the card still ends.
    if (/^(?:BEGIN|END):VCARD\s*$/i.test(text)) return false;
    const last = this.#pieces.at(-1) ?? '';
    if (this.#encoding === 'quoted' && last.endsWith('=')) {
      // A soft line break (RFC 2045 §6.7): what follows is content, white space included.
      this.#pieces[this.#pieces.length - 1] = last.slice(0, -1);
      return this.#add(text, '');
    }
    if (/^[ \t]/.test(text)) return this.#add(text.slice(1), text.slice(0, 1));
    // Old phones do not indent base64, and end it with an empty line.
    return this.#encoding === 'base64' && /^[a-z\d+/]+=*$/i.test(text) && this.#add(text, '');
  }

  finish(): ContentLine | BadLine {
    if (this.#length > MAX_LINE) return { line: this.line, bad: 'line-too-long' };
    const value = this.#pieces.filter((_, index) => index % 2 === 0).join('');
    const head = headOf(value);
    if (head === undefined) return { line: this.line, bad: 'bad-line' };
    return {
      line: this.line,
      ...head.names,
      value: value.slice(head.end + 1),
      spacedValue: this.#pieces.join('').slice(head.end + 1),
    };
  }

  #add(text: string, space: string): boolean {
    this.#length += text.length;
    // More is counted, and not kept.
    if (this.#length <= MAX_LINE) this.#pieces.push(space, text);
    return true;
  }
}

/** The properties of a file, in order. Never throws. */
export function* contentLines(text: string): Generator<ContentLine | BadLine, void> {
  let open: Pieces | undefined;
  for (const physical of physicalLines(text)) {
    if (open?.take(physical.text) === true) continue;
    if (open !== undefined) yield open.finish();
    open = physical.text.trim() === '' ? undefined : new Pieces(physical);
  }
  if (open !== undefined) yield open.finish();
}

/** Splits at a character that stands outside of double quotes. */
function splitUnquoted(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function headOf(
  text: string,
): { readonly end: number; readonly names: Pick<ContentLine, 'group' | 'name' | 'params'> } | undefined {
  const beginning = text.slice(0, MAX_HEAD);
  const [unquoted = ''] = splitUnquoted(beginning, ':');
  // Somebody's quote that is never closed must not hide the colon.
  const head = unquoted.length < beginning.length ? unquoted : beginning.split(':', 1)[0];
  if (head === undefined || head.length >= beginning.length) return undefined;
  const [path = '', ...params] = splitUnquoted(head, ';');
  const names = /^\s*(?:([\w-]+)\.)?([\w-]+)\s*$/.exec(path);
  if (names === null) return undefined;
  return {
    end: head.length,
    names: {
      group: (names[1] ?? '').toLowerCase(),
      name: (names[2] ?? '').toUpperCase(),
      params: readParams(params),
    },
  };
}

function readParams(texts: readonly string[]): Params {
  const params = new Map<string, string[]>();
  for (const text of texts) {
    const equals = text.indexOf('=');
    const bare = text.trim().toLowerCase();
    const name =
      equals < 0 ? (Object.hasOwn(BARE, bare) ? BARE[bare] : 'TYPE') : text.slice(0, equals).trim();
    // RFC 6350 examples quote a list as a whole: TYPE="voice,home".
    const values = text
      .slice(equals + 1)
      .replaceAll('"', '')
      .split(',')
      .map((value) => value.trim().toLowerCase())
      .filter((value) => value !== '');
    const key = (name ?? '').toUpperCase();
    params.set(key, [...(params.get(key) ?? []), ...values]);
  }
  return params;
}
