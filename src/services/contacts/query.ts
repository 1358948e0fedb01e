import type { Contact } from '../../domain/contacts/contact.ts';
import { foldedWords } from '../../domain/contacts/fold.ts';
import { canonicalNumber, canonicalPrefixes } from '../../domain/contacts/number-plan.ts';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import type { Segment } from './segment.ts';
import { eachFit, emptyFits, release } from './fits.ts';
import { toKeys } from './word-index.ts';

/** One thing that a contact must have. It may have it in several ways. */
interface Term {
  /** Anywhere in a word. */
  readonly word?: string;
  /** How a canonical number may begin. */
  readonly prefixes?: readonly string[];
  /** Digits anywhere in a number. */
  readonly inside?: string;
  /** Keys of a telephone with which a word of the name begins. */
  readonly keys?: string;
}

/** What a person typed: a contact fits that has all terms of one of the alternatives. */
export interface Query {
  readonly alternatives: readonly (readonly Term[])[];
  /** Of what was typed as a number, else undefined. */
  readonly number: { readonly prefixes: readonly string[]; readonly inside: string } | undefined;
}

/** More words than that say nothing more. */
const MAX_TERMS = 8;
const MAX_TEXT = 200;
/** Fewer digits are somewhere in nearly every number; they find what begins with them. */
const MIN_INSIDE = 3;

export function parseQuery(text: string, plan: NumberPlan, keypad = false): Query {
  const typed = text.slice(0, MAX_TEXT).trim();
  if (!/^[+\d\s()[\]./\p{Pd}*#]*\d[+\d\s()[\]./\p{Pd}*#]*$/u.test(typed)) return wordQuery(typed, plan);
  const inside = typed.replace(/\D/g, '');
  const prefixes = canonicalPrefixes(typed, plan);
  const number: Term = { prefixes, ...(inside.length >= MIN_INSIDE && { inside }) };
  const words = foldedWords(typed);
  const alternatives: Term[][] = [[number], words.slice(0, MAX_TERMS).map((word) => ({ word }))];
  if (keypad && /^[\d\s]+$/.test(typed)) {
    const keys = typed.split(/[\s0]+/).filter((part) => part !== '');
    if (keys.length > 0) alternatives.push(keys.slice(0, MAX_TERMS).map((part) => ({ keys: part })));
  }
  return { alternatives, number: { prefixes, inside } };
}

/** Words in any order; one of digits may be of a number. */
function wordQuery(typed: string, plan: NumberPlan): Query {
  const words = foldedWords(typed).slice(0, MAX_TERMS);
  const alternatives = [
    words.map((word): Term => {
      if (!/^\d{2,}$/.test(word)) return { word };
      const inside = word.length >= MIN_INSIDE && { inside: word };
      return { word, prefixes: canonicalPrefixes(word, plan), ...inside };
    }),
  ];
  // A SIP address is a number of its own kind, found as it is written.
  const address = /^sips?:\S+@\S+$/i.test(typed) ? [[{ inside: typed.toLowerCase() }]] : [];
  return {
    alternatives: [...alternatives.filter((terms) => terms.length > 0), ...address],
    number: undefined,
  };
}

/** How well each position of a segment fits, 0 for not at all. To be released. */
export function fitsOf(segment: Segment, { alternatives }: Query): Uint8Array<ArrayBuffer> {
  let best: Uint8Array<ArrayBuffer> | undefined;
  for (const terms of alternatives) {
    const fits = fitsOfAll(segment, terms);
    if (best === undefined) best = fits;
    else {
      raise(best, fits);
      release(fits);
    }
  }
  const result = best ?? emptyFits(segment.count);
  if (segment.living < segment.count) {
    const { alive } = segment;
    eachFit(result, (_fit, at) => {
      if (alive[at] !== 1) result[at] = 0;
    });
  }
  return result;
}

function fitsOfAll(segment: Segment, terms: readonly Term[]): Uint8Array<ArrayBuffer> {
  let all: Uint8Array<ArrayBuffer> | undefined;
  for (const term of terms) {
    const fits = emptyFits(segment.count);
    matchTerm(segment, term, fits);
    const before = all;
    if (before !== undefined) {
      eachFit(fits, (fit, at) => {
        const sum = before[at] ?? 0;
        fits[at] = sum === 0 ? 0 : sum + fit;
      });
      release(before);
    }
    all = fits;
  }
  return all ?? emptyFits(segment.count);
}

function matchTerm(
  { words, numbers }: Segment,
  { word, prefixes, inside, keys }: Term,
  fits: Uint8Array<ArrayBuffer>,
): void {
  if (word !== undefined) words.match(word, fits);
  if (keys !== undefined) words.matchKeys(keys, fits);
  if (inside !== undefined) numbers.matchInside(inside, fits);
  for (const prefix of prefixes ?? []) numbers.matchPrefix(prefix, fits);
}

function raise(best: Uint8Array, fits: Uint8Array<ArrayBuffer>): void {
  eachFit(fits, (fit, at) => {
    if (fit > (best[at] ?? 0)) best[at] = fit;
  });
}

/** Which number of a contact was meant, where one was typed. */
export function meantNumber(contact: Contact, { number }: Query, plan: NumberPlan): number | undefined {
  if (number === undefined) return undefined;
  const canonical = contact.numbers.map((other) => canonicalNumber(other.number, plan));
  const begins = canonical.findIndex((one) => number.prefixes.some((prefix) => one.startsWith(prefix)));
  if (begins !== -1) return begins;
  const holds =
    number.inside.length < MIN_INSIDE ? -1 : canonical.findIndex((one) => one.includes(number.inside));
  return holds === -1 ? undefined : holds;
}

/** Whether a contact without a number that was meant was found by the keys of a telephone, not by digits in its words. */
export function isByKeys(contact: Contact, text: string): boolean {
  const { firstName, lastName, displayName, company, department, mail, mail2 } = contact;
  const words = foldedWords([firstName, lastName, displayName, company, department, mail, mail2].join(' '));
  const typed = foldedWords(text);
  const asTyped = typed.every((part) => words.some((word) => word.includes(part)));
  return (
    !asTyped && typed.some((part) => words.some((word) => toKeys(word).startsWith(part.split('0')[0] ?? '')))
  );
}
