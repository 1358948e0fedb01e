import { headerKey } from './header-names.ts';
import { splitList } from './split-list.ts';

interface Header {
  /** Lower-case long form. */
  readonly key: string;
  /** Unfolded and trimmed. */
  readonly value: string;
  /** The header as it came, folding included, without its last CRLF. */
  readonly raw: string;
}

function unfold(text: string): string {
  return text.replace(/\r\n[ \t]+/g, ' ').trim();
}

function read(raw: string): Header {
  const colon = raw.indexOf(':');
  return { key: headerKey(raw.slice(0, colon)), value: unfold(raw.slice(colon + 1)), raw };
}

/**
 * A SIP message as text, edited header by header. What is not edited leaves as it came, byte for byte, so that a
 * header no parser knows still reaches the other side (a proxy must not touch what it doesn't understand, RFC 3261
 * §16.6). All strings hold one byte per character (latin1); `decodeUtf8` makes text for people of them.
 */
export abstract class SipMessage {
  #headers: Header[];
  body: string;

  constructor(rawHeaders: readonly string[], body: string) {
    this.#headers = rawHeaders.map(read);
    this.body = body;
  }

  abstract get startLine(): string;

  /** The first header of that name. Names are given in lower case and long. */
  get(key: string): string | undefined {
    return this.#headers.find((header) => header.key === key)?.value;
  }

  /** Every header line of that name. */
  all(key: string): readonly string[] {
    return this.#headers.filter((header) => header.key === key).map((header) => header.value);
  }

  /** Every value of a header that is a comma-separated list (Via, Route, Contact, Supported…). */
  list(key: string): readonly string[] {
    return this.all(key).flatMap((value) => splitList(value));
  }

  /** Raw header lines, in order, for copying. */
  raw(key: string): readonly string[] {
    return this.#headers.filter((header) => header.key === key).map((header) => header.raw);
  }

  get rawHeaders(): readonly string[] {
    return this.#headers.map((header) => header.raw);
  }

  /** Puts a header before all others. */
  prepend(name: string, value: string): void {
    this.#headers.unshift(read(`${name}: ${value}`));
  }

  append(name: string, value: string): void {
    this.#headers.push(read(`${name}: ${value}`));
  }

  remove(key: string): void {
    this.#headers = this.#headers.filter((header) => header.key !== key);
  }

  /** Replaces all headers of that name by one, in the first one's place. */
  set(name: string, value: string): void {
    const key = headerKey(name);
    const at = this.#headers.findIndex((header) => header.key === key);
    this.remove(key);
    this.#headers.splice(at === -1 ? this.#headers.length : at, 0, read(`${name}: ${value}`));
  }

  /** Takes the first value off a comma-separated header (the topmost Via, the first Route). */
  removeFirstValue(name: string): void {
    const key = headerKey(name);
    const at = this.#headers.findIndex((header) => header.key === key);
    if (at === -1) return;
    const rest = splitList(this.#headers[at]?.value ?? '').slice(1);
    if (rest.length === 0) this.#headers.splice(at, 1);
    else this.#headers.splice(at, 1, read(`${name}: ${rest.join(', ')}`));
  }

  /** Sets the body and the headers that describe it; an undefined type removes both. */
  setBody(body: string, contentType?: string): void {
    this.body = body;
    this.remove('content-type');
    if (contentType !== undefined) this.append('Content-Type', contentType);
    this.set('Content-Length', String(body.length));
  }

  toString(): string {
    const lines = this.#headers.map((header) => `${header.raw}\r\n`).join('');
    return `${this.startLine}\r\n${lines}\r\n${this.body}`;
  }
}

export class SipRequest extends SipMessage {
  readonly method: string;
  uri: string;

  constructor(
    startLine: { readonly method: string; readonly uri: string },
    headers: readonly string[],
    body = '',
  ) {
    super(headers, body);
    this.method = startLine.method;
    this.uri = startLine.uri;
  }

  override get startLine(): string {
    return `${this.method} ${this.uri} SIP/2.0`;
  }

  clone(): SipRequest {
    return new SipRequest(this, this.rawHeaders, this.body);
  }
}

export class SipResponse extends SipMessage {
  readonly status: number;
  readonly reason: string;

  constructor(
    startLine: { readonly status: number; readonly reason: string },
    headers: readonly string[],
    body = '',
  ) {
    super(headers, body);
    this.status = startLine.status;
    this.reason = startLine.reason;
  }

  override get startLine(): string {
    return `SIP/2.0 ${String(this.status)} ${this.reason}`;
  }

  clone(): SipResponse {
    return new SipResponse(this, this.rawHeaders, this.body);
  }
}

/** Text for people from a string of bytes: UTF-8 where it is valid, latin1 otherwise. */
export function decodeUtf8(bytes: string): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? bytes : text;
}

/** A string of bytes from text. */
export function encodeUtf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
