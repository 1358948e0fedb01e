import { contactName } from './contact.ts';
import type { Named } from './contact.ts';
import type { ContactFilter } from './address-book.ts';
import { fold } from './fold.ts';

export type ContactOrder = ContactFilter['order'];

/** What a contact is sorted by: compared by code unit, it is the order of a German or English dictionary. */
export function sortKey(contact: Named, order: ContactOrder): string {
  const { firstName, lastName, company } = contact;
  const name = { 'first-name': firstName, 'last-name': lastName, company }[order];
  const full = contactName(contact);
  const key = fold(name === '' ? full : `${name} ${full}`);
  return /^\s|\s\s|[\t\n\v\f\r]|\s$/.test(key) ? key.replace(/\s+/g, ' ').trim() : key;
}

/** The initial letter under which a key stands; `#` where it begins with something else. */
export function letterOf(key: string): string {
  const letter = String.fromCodePoint(key.codePointAt(0) ?? 0).toUpperCase();
  return /^\p{L}/u.test(letter) ? letter : '#';
}

/** Letters that a sort number holds; 5 bits each. */
export const SORT_LETTERS = 9;

/**
 * Nine letters of a key, from one on, as a number below 2^45, in the same order. Keys with equal numbers are still to be
 * compared as texts.
 */
export function sortNumber(key: string, from = 0): number {
  let number = 0;
  let at = 0;
  for (let code = 1; at < SORT_LETTERS && from + at < key.length && isOne(code); at++) {
    code = letterCode(key.charCodeAt(from + at));
    number = number * 32 + code;
  }
  return number * (POWERS[SORT_LETTERS - at] ?? 1);
}

const POWERS = Array.from({ length: SORT_LETTERS + 1 }, (_, power) => 32 ** power);

/** Whether a code stands for one character; else what follows must not decide before the characters do. */
function isOne(code: number): boolean {
  return code === 1 || (code > 3 && code < 30);
}

/** 0 is the end of the key; 1 the blank and 4–29 the letters a–z, the only ones that stand for one character. */
function letterCode(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61 + 4;
  if (unit === 0x20) return 1;
  if (unit < 0x30) return 2;
  return unit < 0x61 ? 3 : 30;
}
