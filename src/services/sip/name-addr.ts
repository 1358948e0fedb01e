/** Reads what the grammar of SIP.js refuses: `tel:` addresses, lists, bare UTF-8 names (RFC 3261 §20.10, RFC 3966). */

/** One value of a From, To, Contact, P-Asserted-Identity or Diversion header. Hostile text: bounded, not escaped. */
export interface NameAddr {
  /** Without quotes and escapes; undefined when missing or empty. */
  readonly displayName?: string;
  /** As it stands on the wire, with URI parameters: `sip:100@example.com;user=phone`, `tel:+4930123`. */
  readonly uri: string;
  /** Header parameters; names in lower case, values without quotes. */
  readonly params: ReadonlyMap<string, string>;
}

const MAX_VALUES = 64;
const URI_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Splits at a separator that stands outside quotes and angle brackets (RFC 3261 §7.3.1). Never throws: an unbalanced
 * quote or bracket runs to the end.
 */
export function splitOutsideQuotes(value: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  let inBrackets = false;
  for (let index = 0; index < value.length; index++) {
    const char = value[index];
    if (quoted) {
      if (char === '\\') index++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '<') inBrackets = true;
    else if (char === '>') inBrackets = false;
    else if (char === separator && !inBrackets) {
      parts.push(value.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(value.slice(start));
  return parts;
}

/**
 * The index of the `<` that opens the address, or -1: a bracket within a quoted name does not count, unless the quote is
 * never closed.
 */
export function addressStart(value: string): number {
  const quoted = /^[^"<]*(?:"(?:[^"\\]|\\.)*"[^"<]*)*/s.exec(value)?.[0].length ?? 0;
  return value[quoted] === '<' ? quoted : value.search(/<[a-z][a-z\d+.-]*:/i);
}

/** A text without its quotes and escapes; of an unbalanced quote only the marks are lost. */
export function unquoted(text: string): string {
  const value = text.trim();
  return value.includes('"') ? value.replace(/\\(.)|"/gs, '$1') : value;
}

function readParams(text: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const part of splitOutsideQuotes(text, ';')) {
    const equals = part.indexOf('=');
    const name = (equals === -1 ? part : part.slice(0, equals)).trim().toLowerCase();
    if (name !== '' && !params.has(name))
      params.set(name, equals === -1 ? '' : unquoted(part.slice(equals + 1)));
  }
  return params;
}

/** Reads one value; undefined when there is no URI in it. */
export function readNameAddr(value: string): NameAddr | undefined {
  const text = value.trim();
  const open = addressStart(text);
  if (open === -1) {
    // Without brackets, parameters belong to the header, not to the URI (RFC 3261 §20.10).
    const [uri = '', ...rest] = text.split(';');
    if (!URI_SCHEME.test(uri)) return undefined;
    return { uri: uri.trim(), params: readParams(rest.join(';')) };
  }
  const close = text.indexOf('>', open);
  if (close === -1) return undefined;
  const uri = text.slice(open + 1, close).trim();
  if (!URI_SCHEME.test(uri)) return undefined;
  const displayName = unquoted(text.slice(0, open)).trim();
  const params = readParams(text.slice(close + 1));
  return displayName === '' ? { uri, params } : { displayName, uri, params };
}

/** Reads a header value that may hold a list. Values without a URI are left out. */
export function readNameAddrs(value: string): readonly NameAddr[] {
  return splitOutsideQuotes(value, ',')
    .slice(0, MAX_VALUES)
    .map(readNameAddr)
    .filter((nameAddr) => nameAddr !== undefined);
}

/** What a URI says about whom to dial. */
export interface DialableUri {
  /** `sip:user@host`, `sips:user@host` or `tel:number`, without parameters, headers and password. */
  readonly uri: string;
  /** The user part or telephone number, percent-decoded, without its parameters (`;isub=`, `;phone-context=`). */
  readonly number: string;
  /** Lower case; empty for `tel:`. */
  readonly host: string;
}

/** `%41` → `A`; a sequence that is no UTF-8 stays as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // "100%" is a legal thing for an attacker or a sloppy server to send, and no reason to lose the caller.
    return text;
  }
}

/** Reads a `sip:`, `sips:` or `tel:` URI; undefined for any other. */
export function readDialableUri(uri: string): DialableUri | undefined {
  const tel = /^tel:([^;?]+)/i.exec(uri);
  if (tel?.[1] !== undefined) {
    const number = tel[1].replace(/[\s().-]/g, '');
    return { uri: `tel:${number}`, number: percentDecoded(number), host: '' };
  }
  const sip = /^(sips?):(?:([^@]*)@)?(\[[^\]]*\]|[^;?:\s]+)(:\d+)?/i.exec(uri);
  if (sip === null) return undefined;
  const [, scheme = 'sip', userInfo = '', host = '', port = ''] = sip;
  const user = (userInfo.split(';')[0] ?? '').split(':')[0] ?? '';
  const at = user === '' ? '' : `${user}@`;
  return {
    uri: `${scheme.toLowerCase()}:${at}${host.toLowerCase()}${port}`,
    number: percentDecoded(user),
    host: host.toLowerCase(),
  };
}
