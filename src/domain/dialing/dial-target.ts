import type { DialIssue } from './dialer.ts';

/** What a typed text means. `target` is a number (`+49301234`, `*97`), a SIP user, or `user@host`; never with a scheme. */
export type DialTarget =
  { readonly ok: true; readonly target: string } | { readonly ok: false; readonly issue: DialIssue };

/** No number is longer: E.164 ends at 15 digits, feature codes with a number behind them stay below this. */
export const MAX_NUMBER = 64;
/** Characters of what a person or a link asks to dial. */
export const MAX_TEXT = 256;

/** Marks that some address books put around a copied number. They do not change the order of left-to-right text. */
const LEFT_TO_RIGHT_MARKS = '[\\u200e\\u202a\\u202c\\u2066\\u2068\\u2069\\ufeff\\s]+';
const WRAPPING = new RegExp(`^${LEFT_TO_RIGHT_MARKS}|${LEFT_TO_RIGHT_MARKS}$`, 'gu');
/** Control, bidi and other invisible characters: with them, what is shown would not be what is dialled. */
export const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}\p{DI}\u2800]/u;
/** What people write between the digits of a number. */
const SEPARATORS = /[\p{Zs}()[\]./\p{Pd}]/gu;
const TRUNK_PREFIX = /^((?:\+|00)(?!39|37[89])[\d\s]*)\(0\)/u;

const NUMBER = /^\+?[0-9*#]+$/;
const SIP_USER = /^[\w.!~*'&=+$#-]{1,64}$/;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** A host as SIP writes it (RFC 3261 §25.1), with or without a port. */
export const HOST = new RegExp(`^(?:(?:${LABEL}\\.)*${LABEL}|\\[[0-9a-f:.]+\\])(?::\\d{1,5})?$`, 'i');

/**
 * A number without its bracket: in "+49 (0)30 …" and "0049 (0)30 …" it holds the trunk prefix that is left out from
 * abroad; Italy and its neighbours keep it.
 */
export const withoutTrunkPrefix = (number: string): string => number.replace(TRUNK_PREFIX, '$1');

const refused = (issue: DialIssue): DialTarget => ({ ok: false, issue });

/** Full-width characters look like the ASCII ones they stand for; digits of other scripts may look like another digit. */
function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone "%" is no escape (RFC 3986 §2.1), so nobody can say what it was meant to dial.
    return undefined;
  }
}

/** Takes a `tel:` URI (RFC 3966) or SIP URI (RFC 3261 §19.1) apart; text without a scheme stays as it is. */
function withoutScheme(text: string): string | undefined {
  const scheme = /^(tel|sips?):(?:\/\/)?/i.exec(text);
  if (scheme === null) return text;
  const rest = text.slice(scheme[0].length);
  // Headers of a SIP URI would become headers of the INVITE.
  if (rest.includes('?')) return undefined;
  const [address = '', ...parameters] = rest.split(';');
  const number = decoded(address);
  if (number === undefined || scheme[1]?.toLowerCase() !== 'tel' || number.startsWith('+')) return number;
  const context = parameters.map((part) => /^phone-context=(\+[\d.()-]+)$/i.exec(part)?.[1]).find(Boolean);
  return `${context ?? ''}${number}`;
}

function address(text: string): DialTarget {
  const at = text.lastIndexOf('@');
  const user = at === -1 ? text : text.slice(0, at);
  if (!SIP_USER.test(user)) return refused('dial/invalid-characters');
  if (at !== -1 && !HOST.test(text.slice(at + 1))) return refused('dial/invalid-characters');
  return { ok: true, target: text };
}

/**
 * Reads what a person typed or pasted. Nothing with a control or bidi character, CR, LF, `;`, `?` or `>` is ever
 * accepted, so no target can reach into a SIP header.
 * @param options.numericOnly with it only numbers are dialled; without it letters dial a SIP user.
 */
export function parseDialTarget(
  text: string,
  { numericOnly }: { readonly numericOnly: boolean },
): DialTarget {
  if (text.length > MAX_TEXT) return refused('dial/too-long');
  const typed = withoutScheme(narrow(text.replace(WRAPPING, '')));
  if (typed === undefined || INVISIBLE.test(typed)) return refused('dial/invalid-characters');
  const number = withoutTrunkPrefix(typed).replace(SEPARATORS, '');
  if (number === '') return refused('dial/empty');
  if (NUMBER.test(number)) {
    return number.length > MAX_NUMBER ? refused('dial/too-long') : { ok: true, target: number };
  }
  if (number === '+') return refused('dial/empty');
  if (!numericOnly) return address(typed);
  return refused(/[\p{L}@]/u.test(number) ? 'dial/letters' : 'dial/invalid-characters');
}

/**
 * Digits of other scripts as ASCII ones, for the field while a person types: the field then shows what is dialled.
 * Unicode gives each script's ten digits consecutive code points, beginning with zero.
 */
export function withAsciiDigits(text: string): string {
  return narrow(text).replace(/\p{Nd}/gu, (digit) => {
    // Mathematical digits are five alphabets in a row; their compatibility form is the ASCII digit.
    const plain = digit.normalize('NFKC');
    if (plain <= '9') return plain;
    const code = plain.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(code - zero);
  });
}

/** What a person typed or pasted, as the field shows it: ASCII digits, and nothing that cannot be seen. */
export function visibleText(text: string): string {
  return withAsciiDigits(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ''));
}
