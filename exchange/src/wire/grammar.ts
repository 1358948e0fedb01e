import { Grammar } from 'sip.js/lib/grammar/grammar.js';
import { splitList } from './split-list.ts';

/** The parts of a URI that routing looks at. `user` is unescaped. */
export interface UriParts {
  readonly scheme: string;
  readonly user: string;
  readonly host: string;
}

/** A name-addr or addr-spec header value (From, To, Contact, Route, Refer-To). */
export interface Address {
  readonly uri: string;
  readonly displayName: string;
  /** Header parameters, names in lower case; a parameter without value is ''. Quotes are taken off. */
  readonly params: ReadonlyMap<string, string>;
}

export interface Via {
  readonly sentBy: string;
  readonly branch: string;
}

/** Longer values are not given to the grammar, whose time grows faster than its input. */
const MAX_PARSED = 4096;

function unescape(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function unquote(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1
    ? text.slice(1, -1).replace(/\\(.)/g, '$1')
    : text;
}

/** By hand: `sip:` with a user the grammar refuses (`#`), and every other scheme. */
function readUriByHand(text: string): UriParts | undefined {
  const match = /^([a-z][a-z0-9+.-]*):([^?]*)/i.exec(text);
  const [, scheme, rest] = match ?? [];
  if (scheme === undefined || rest === undefined || rest === '') return undefined;
  const at = rest.lastIndexOf('@');
  const lower = scheme.toLowerCase();
  if (lower === 'tel') return { scheme: lower, user: rest.split(';')[0] ?? '', host: '' };
  const host = (rest.slice(at + 1).split(';')[0] ?? '').replace(/:\d+$/, '').toLowerCase();
  const user = at === -1 ? '' : (rest.slice(0, at).split(':')[0] ?? '');
  return { scheme: lower, user: unescape(user), host };
}

/** The library's grammar first; what it refuses is read by hand, undefined when there is no scheme at all. */
export function readUri(text: string): UriParts | undefined {
  const uri = text.length > MAX_PARSED ? undefined : Grammar.URIParse(text);
  if (uri === undefined) return readUriByHand(text);
  return { scheme: uri.scheme.toLowerCase(), user: uri.user ?? '', host: uri.host.toLowerCase() };
}

function readParams(text: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const part of splitList(text, ';')) {
    const equals = part.indexOf('=');
    const name = (equals === -1 ? part : part.slice(0, equals)).trim().toLowerCase();
    params.set(name, equals === -1 ? '' : unquote(part.slice(equals + 1).trim()));
  }
  return params;
}

/** Where the `<` of a name-addr stands, outside of quotes; -1 for an addr-spec. */
function openBracket(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted && char === '\\') at++;
    else if (char === '"') quoted = !quoted;
    else if (char === '<' && !quoted) return at;
  }
  return -1;
}

/**
 * Reads an address. Read by hand always: names without quotes in UTF-8, `tel:` and `#` are what a grammar refuses and
 * what a proxy has to carry all the same, and two readings of one header could disagree about its tag.
 */
export function readAddress(text: string): Address {
  const open = openBracket(text);
  if (open === -1) {
    // addr-spec: parameters belong to the header (RFC 3261 §20.10).
    const [uri = '', ...params] = splitList(text, ';');
    return { uri, displayName: '', params: readParams(params.join(';')) };
  }
  const close = text.indexOf('>', open);
  return {
    uri: (close === -1 ? text.slice(open + 1) : text.slice(open + 1, close)).trim(),
    displayName: unquote(text.slice(0, open).trim()),
    params: readParams(close === -1 ? '' : text.slice(close + 1)),
  };
}

/** The tag of a From or To header; '' when there is none. */
export function readTag(value: string | undefined): string {
  return value === undefined ? '' : (readAddress(value).params.get('tag') ?? '');
}

/** The topmost Via, undefined when the library's grammar refuses it: a response could not find its way back. */
export function readVia(value: string | undefined): Via | undefined {
  if (value === undefined || value.length > MAX_PARSED) return undefined;
  const via: unknown = Grammar.parse(value, 'Via');
  if (typeof via !== 'object' || via === null) return undefined;
  const { host, port, branch } = via as { host?: unknown; port?: unknown; branch?: unknown };
  if (typeof host !== 'string') return undefined;
  const sentBy = typeof port === 'number' ? `${host}:${String(port)}` : host;
  return { sentBy: sentBy.toLowerCase(), branch: typeof branch === 'string' ? branch : '' };
}

/** CSeq number and method; undefined when malformed or not below 2**31 (RFC 3261 §8.1.1.5). */
export function readCSeq(
  value: string | undefined,
): { readonly number: number; readonly method: string } | undefined {
  const match = /^(\d{1,10})\s+(\S+)$/.exec(value ?? '');
  const [, digits, method] = match ?? [];
  if (digits === undefined || method === undefined || Number(digits) >= 2 ** 31) return undefined;
  return { number: Number(digits), method };
}
