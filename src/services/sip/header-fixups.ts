import { keepSupportedChallenge } from './digest-challenges.ts';
import { addressStart, percentDecoded, splitOutsideQuotes, unquoted } from './name-addr.ts';

/**
 * SIP.js drops a whole message, with no reply, for forms in From, To, Contact and Via that are legal or common: `tel:`
 * and other addresses that are not `sip:`, display names in bare UTF-8 or with a comma, a quote that is never closed,
 * `#` in a user, a last host label that starts with a digit (onsip/SIP.js#1055). They are rewritten before it reads the
 * message, and addresses are set back in what it sends, so that the wire carries what the far side wrote (RFC 3261
 * §8.2.6.2 asks for identical From and To).
 */

/** Host that marks a rewritten address; `.invalid` never resolves (RFC 6761). */
const URI_HOST = 'uri.offhook.invalid';
/** Before a last host label that starts with a digit. */
const LABEL_MARK = 'offhook-label-';
/** A header line longer than this, and headers beyond this number, are no honest SIP. */
const MAX_LINE = 16_384;
const MAX_LINES = 512;
/** More of a name is not shown. */
const MAX_NAME = 512;

/** One address, with which a comma can only belong to the name (RFC 3261 §20.20, §20.39). */
const ADDRESS_HEADER = /^(?:from|f|to|t|refer-to|r|referred-by|b|reply-to) *:/i;
const LIST_HEADER = /^(?:contact|m|p-asserted-identity|record-route|route) *:/i;
const CONTACT_HEADER = /^(?:contact|m) *:/i;
const VIA_HEADER = /^(?:via|v) *:/i;
/** Tabs, and what no header may hold (RFC 3261 §25.1). */
const CONTROLS = /[\0-\t\v\f\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n/g;
const TOKENS = /^[\w.!%*+`'~ -]*$/;

function withLabelMark(host: string): string {
  if (host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return host;
  return host.replace(/(^|\.)(\d[\w-]*)(\.?)$/, `$1${LABEL_MARK}$2$3`);
}

function fixUri(uri: string): string {
  const sip = /^(sips?:)([^@]*@)?([^:;?>\s[]+)(.*)$/is.exec(uri);
  if (sip === null) {
    const other = /^(?!sips?:)[a-z][a-z\d+.-]*:/i.test(uri);
    return other ? `sip:${encodeURIComponent(uri.toWellFormed())}@${URI_HOST}` : uri;
  }
  const [, scheme = '', user = '', host = '', rest = ''] = sip;
  const escaped = encodeURI(user.toWellFormed())
    .replace(/%25(?=[\da-f]{2})/gi, '%')
    .replaceAll('#', '%23');
  return `${scheme}${escaped}${withLabelMark(host)}${rest}`;
}

function fixDisplayName(written: string): string {
  const name = written.trim().slice(0, MAX_NAME);
  return TOKENS.test(name) ? name : `"${unquoted(name).replace(/[\\"]/g, '\\$&')}"`;
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
  if (ADDRESS_HEADER.test(line)) return `${line.slice(0, colon)} ${fixNameAddr(value).trim()}`;
  if (!LIST_HEADER.test(line) || value.trim() === '*') return line;
  // What is left of a name with a comma is no address.
  const list = splitOutsideQuotes(value, ',').filter((part) => part.includes(':'));
  return `${line.slice(0, colon)} ${list.map(fixNameAddr).join(', ').trim()}`;
}

/**
 * A message as SIP.js can read it; the body stays untouched. Undefined for one that is beyond the bounds.
 * @param ownContact user part of our Contact; of the bindings in an answer to REGISTER only that one is kept.
 */
export function fixIncoming(message: string, ownContact?: string): string | undefined {
  const end = message.indexOf('\r\n\r\n');
  const head = end === -1 ? message : message.slice(0, end);
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ').replace(CONTROLS, ' ');
  const lines = unfolded.split('\r\n');
  if (lines.length > MAX_LINES || lines.some((line) => line.length > MAX_LINE)) return undefined;
  const [start = '', ...headers] = lines;
  const bindings = start.startsWith('SIP/2.0 ') && /\r\ncseq[ \t]*:[ \t]*\d+[ \t]+REGISTER/i.test(unfolded);
  const fixed = keepSupportedChallenge(headers)
    .map((line) => fixLine(line, bindings ? ownContact : undefined))
    .filter((line) => line !== undefined);
  return [fixStartLine(start), ...fixed].join('\r\n') + (end === -1 ? '' : message.slice(end));
}

/** The URI behind a rewritten one; any other comes back as it is. */
export function restoreUri(uri: string): string {
  return uri
    .replaceAll(LABEL_MARK, '')
    .replace(new RegExp(`sip:([^@<>\\s]+)@${URI_HOST}`, 'gi'), (written, escaped: string) => {
      const plain = percentDecoded(escaped);
      // Who writes our mark by hand gets nothing past the brackets, or into another header.
      return /[\s\p{Cc}<>"]/u.test(plain) ? written : plain;
    });
}

/** Sets back in an outgoing message what {@link fixIncoming} rewrote. */
export function restoreOutgoing(message: string): string {
  const end = message.indexOf('\r\n\r\n');
  const head = end === -1 ? message : message.slice(0, end);
  if (!head.includes(LABEL_MARK) && !head.includes(URI_HOST)) return message;
  return restoreUri(head) + (end === -1 ? '' : message.slice(end));
}
