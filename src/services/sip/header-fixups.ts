import { keepSupportedChallenge } from './digest-challenges.ts';
import { addressStart, splitOutsideQuotes } from './name-addr.ts';

/**
 * SIP.js drops a whole message, with no reply, for forms in From, To, Contact and Via that are legal or common: `tel:`
 * addresses, display names in bare UTF-8, `#` in a user, a last host label that starts with a digit (onsip/SIP.js#1055).
 * They are rewritten before it reads the message, and set back in what it sends, so that the wire carries what the far
 * side wrote (RFC 3261 §8.2.6.2 asks for identical From and To).
 */

/** Host that marks a rewritten `tel:` address; `.invalid` never resolves (RFC 6761). */
const TEL_HOST = 'tel.offhook.invalid';
/** Before a last host label that starts with a digit. */
const LABEL_MARK = 'offhook-label-';
/** A header line longer than this, and headers beyond this number, are no honest SIP. */
const MAX_LINE = 16_384;
const MAX_LINES = 512;

const NAME_ADDR_HEADER =
  /^(?:from|f|to|t|contact|m|refer-to|r|referred-by|b|reply-to|p-asserted-identity|record-route|route)[ \t]*:/i;
const CONTACT_HEADER = /^(?:contact|m)[ \t]*:/i;
const VIA_HEADER = /^(?:via|v)[ \t]*:/i;
const QUOTED_OR_TOKENS = /^(?:"(?:[^"\\]|\\.)*"|[\w.!%*+`'~-]+(?:[ \t]+[\w.!%*+`'~-]+)*)?$/s;

function withLabelMark(host: string): string {
  if (host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return host;
  return host.replace(/(^|\.)(\d[\w-]*)(\.?)$/, `$1${LABEL_MARK}$2$3`);
}

function fixUri(uri: string): string {
  const tel = /^tel:([^?]*)/i.exec(uri);
  if (tel?.[1] !== undefined) return `sip:${tel[1].replaceAll('#', '%23')}@${TEL_HOST};user=phone`;
  const sip = /^(sips?:)([^@]*@)?([^:;?>\s[]+)(.*)$/is.exec(uri);
  if (sip === null) return uri;
  const [, scheme = '', user = '', host = '', rest = ''] = sip;
  const escaped = encodeURI(user.toWellFormed()).replaceAll('%25', '%').replaceAll('#', '%23');
  return `${scheme}${escaped}${withLabelMark(host)}${rest}`;
}

function fixDisplayName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || QUOTED_OR_TOKENS.test(trimmed)) return trimmed;
  const text = trimmed.replace(/^"|"$/g, '').replace(/[\\"]/g, '\\$&');
  return `"${text}"`;
}

function fixNameAddr(value: string): string {
  const open = addressStart(value);
  if (open === -1) {
    const semicolon = value.indexOf(';');
    const uri = (semicolon === -1 ? value : value.slice(0, semicolon)).trim();
    const fixed = fixUri(uri);
    // A rewritten address may carry URI parameters of its own; brackets keep them from the header's.
    return fixed === uri ? value : `<${fixed}>${semicolon === -1 ? '' : value.slice(semicolon)}`;
  }
  const close = value.indexOf('>', open);
  if (close === -1) return value;
  const name = fixDisplayName(value.slice(0, open));
  return `${name}${name === '' ? '' : ' '}<${fixUri(value.slice(open + 1, close).trim())}${value.slice(close)}`;
}

function fixVia(value: string): string {
  return value.replace(
    /^(\s*\S+(?:\s*\/\s*\S+)*\s+)([^\s;:,[]+)/,
    (_all, protocol: string, host: string) => protocol + withLabelMark(host),
  );
}

function fixStartLine(line: string): string {
  const request = /^(\S+ )(\S+)( SIP\/2\.0)$/.exec(line);
  return request === null ? line : `${request[1] ?? ''}${fixUri(request[2] ?? '')}${request[3] ?? ''}`;
}

/** A registrar lists the bindings of all phones of the account. Those of others are not our business, and may be odd. */
function ownContactsOnly(value: string, ownContact: string): string | undefined {
  const own = splitOutsideQuotes(value, ',').filter((contact) => contact.includes(ownContact));
  // An empty lifetime is one more thing that the grammar refuses; a missing one it takes.
  return own.length === 0 ? undefined : own.join(',').replace(/;expires=(?=\s*[;,]|\s*$)/gi, '');
}

function fixLine(line: string, ownContact: string | undefined): string | undefined {
  const colon = line.indexOf(':') + 1;
  const value = line.slice(colon);
  if (ownContact !== undefined && CONTACT_HEADER.test(line)) {
    const own = ownContactsOnly(value, ownContact);
    return own === undefined ? undefined : `${line.slice(0, colon)}${own}`;
  }
  if (VIA_HEADER.test(line)) {
    return line.slice(0, colon) + splitOutsideQuotes(value, ',').map(fixVia).join(',');
  }
  if (!NAME_ADDR_HEADER.test(line) || /^\s*\*\s*$/.test(value)) return line;
  const fixed = splitOutsideQuotes(value, ',').map(fixNameAddr).join(', ');
  return `${line.slice(0, colon)} ${fixed.trim()}`;
}

/**
 * A message as SIP.js can read it; the body stays untouched. Undefined for one that is beyond the bounds.
 * @param ownContact user part of our Contact; of the bindings in an answer to REGISTER only that one is kept.
 */
export function fixIncoming(message: string, ownContact?: string): string | undefined {
  const end = message.indexOf('\r\n\r\n');
  const head = end === -1 ? message : message.slice(0, end);
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const lines = unfolded.split('\r\n');
  if (lines.length > MAX_LINES || lines.some((line) => line.length > MAX_LINE)) return undefined;
  const [start = '', ...headers] = lines;
  const bindings = start.startsWith('SIP/2.0 ') && /\r\ncseq[ \t]*:[ \t]*\d+[ \t]+REGISTER/i.test(unfolded);
  const fixed = keepSupportedChallenge(headers)
    .map((line) => fixLine(line, bindings ? ownContact : undefined))
    .filter((line) => line !== undefined);
  return [fixStartLine(start), ...fixed].join('\r\n') + (end === -1 ? '' : message.slice(end));
}

/** The `tel:` URI behind a rewritten one; any other comes back as it is. */
export function restoreUri(uri: string): string {
  return uri
    .replaceAll(LABEL_MARK, '')
    .replace(new RegExp(`sip:([^@<>\\s]+)@${TEL_HOST}(?:;user=phone)?`, 'gi'), (_all, number: string) => {
      const plain = number.replace(/%3b/gi, ';').replace(/%3d/gi, '=').replace(/%23/g, '#');
      return `tel:${plain}`;
    });
}

/** Sets back in an outgoing message what {@link fixIncoming} rewrote. */
export function restoreOutgoing(message: string): string {
  const end = message.indexOf('\r\n\r\n');
  const head = end === -1 ? message : message.slice(0, end);
  if (!head.includes(LABEL_MARK) && !head.includes(TEL_HOST)) return message;
  return restoreUri(head) + (end === -1 ? '' : message.slice(end));
}
