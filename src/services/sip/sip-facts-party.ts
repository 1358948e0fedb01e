import type { Party } from '../../domain/call/call.ts';
import { INVISIBLE, MAX_NUMBER, withAsciiDigits } from '../../domain/dialing/dial-target.ts';
import { restoreUri } from './header-fixups.ts';
import { readDialableUri, readNameAddr, readNameAddrs } from './name-addr.ts';
import type { NameAddr } from './name-addr.ts';

/** The part of a SIP message that facts are read from. */
export interface Headers {
  getHeader(name: string): string | undefined;
  getHeaders(name: string): readonly string[];
}

export const ANONYMOUS: Party = Object.freeze({ uri: '', number: '', anonymous: true });

const MAX_NAME = 128;
const MAX_ADDRESS = 256;
const INVISIBLES = new RegExp(INVISIBLE, 'gu');

/** What is shown must read as it is, and keep to its line: three marks on a letter are more than any name needs. */
function plain(text: string, max: number): string {
  const seen = text
    .replace(INVISIBLES, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(seen.slice(0, 2 * max))
    .slice(0, max)
    .join('');
}

/** A far side that cannot be called back, with its address to read. */
function addressOnly({ uri, displayName = '' }: NameAddr): Party {
  const address = plain(uri, MAX_NUMBER);
  return Object.freeze({
    uri: address,
    number: '',
    displayName: `${plain(displayName, MAX_NAME)} ${address}`.trim(),
    anonymous: false,
  });
}

/** A party as people see it; text is bounded and without invisible characters. Undefined when it is no telephone address. */
export function partyOf(nameAddr: NameAddr): Party | undefined {
  const address = readDialableUri(nameAddr.uri);
  if (address === undefined) return undefined;
  if (address.host === 'anonymous.invalid' || /^anonymous$/i.test(address.number)) return ANONYMOUS;
  const name = plain(nameAddr.displayName ?? '', MAX_NAME);
  const number = withAsciiDigits(plain(address.number, MAX_ADDRESS));
  // Cut, it would be somebody else's.
  if (number.length > MAX_NUMBER) return addressOnly(nameAddr);
  return Object.freeze({
    uri: plain(address.uri, MAX_ADDRESS),
    number,
    // A name that only repeats the number says nothing.
    ...(name !== '' && name !== number && { displayName: name }),
    anonymous: false,
  });
}

function listOf(message: Headers, header: string): readonly NameAddr[] {
  return message
    .getHeaders(header)
    .slice(0, 16)
    .flatMap((value) => readNameAddrs(restoreUri(value)));
}

function privacyWanted(message: Headers): boolean {
  const tokens = (message.getHeader('Privacy') ?? '').toLowerCase().split(/[;,\s]+/);
  return tokens.includes('id') || tokens.includes('user');
}

/**
 * The identity that the network vouches for (P-Asserted-Identity, RFC 3325 §9.1), a `sip:` one with a name before a
 * `tel:` one without; undefined when there is none.
 */
export function assertedParty(message: Headers): Party | undefined {
  if (privacyWanted(message)) return ANONYMOUS;
  const parties = listOf(message, 'P-Asserted-Identity')
    .map(partyOf)
    .filter((party) => party !== undefined);
  const [first] = parties;
  const named = parties.find(({ displayName }) => displayName !== undefined);
  if (first === undefined || named === undefined || first.displayName !== undefined) return first;
  // The same person given twice, once by address and once by number: the name belongs to both.
  return first.number === named.number ? named : first;
}

/** The far side that a message in the call names anew; undefined when it names nobody or the same. */
export function newIdentity(known: Party, message: Headers): Party | undefined {
  const party = assertedParty(message);
  if (party?.uri !== known.uri) return party;
  return party.displayName === undefined || party.displayName === known.displayName ? undefined : party;
}

/** Who calls: the asserted identity over From; anonymous when either asks for privacy (RFC 3323). */
export function callerOf(message: Headers): Party {
  const from = readNameAddr(restoreUri(message.getHeader('From') ?? ''));
  const claimed = from === undefined ? undefined : (partyOf(from) ?? addressOnly(from));
  const asserted = assertedParty(message);
  if (asserted === undefined) return claimed ?? ANONYMOUS;
  const name = asserted.displayName ?? (claimed?.anonymous === true ? undefined : claimed?.displayName);
  return asserted.anonymous || name === undefined
    ? asserted
    : Object.freeze({ ...asserted, displayName: name });
}

/**
 * Who sent the call on, in the order it went; the last one sent it to us. From Diversion, whose first value is the latest
 * (RFC 5806 §5), else from History-Info, whose last value is where it went last: to us (RFC 7044 §5).
 */
export function forwardersOf(message: Headers): readonly Party[] {
  const diversions = listOf(message, 'Diversion');
  const hops = diversions.length > 0 ? diversions.toReversed() : listOf(message, 'History-Info').slice(0, -1);
  return hops.map(partyOf).filter((party) => party !== undefined);
}

/** The ring that the caller's side asks for: a URN (RFC 7462) or URL. */
export function alertInfoOf(message: Headers): string | undefined {
  const value = /<([^>]{1,256})>/.exec(message.getHeader('Alert-Info') ?? '')?.[1];
  return value === undefined ? undefined : plain(value, MAX_ADDRESS);
}
