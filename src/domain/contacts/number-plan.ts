import { withoutTrunkPrefix } from '../dialing/dial-target.ts';

/** What numbers written for people in one country need to be compared: ITU-T E.164 and the country's own prefixes. */
export interface NumberPlan {
  /** ISO 3166-1 alpha-2; empty where none is known, so that only international numbers are. */
  readonly country: string;
  /** Country calling code without "+", such as `49`. */
  readonly callingCode: string;
  /** What is dialled before a country code (`00`, `011`), as the source of a regular expression. */
  readonly internationalPrefix: string;
  /** What is dialled before an area code within the country (`0`), as the source of a regular expression; may be empty. */
  readonly nationalPrefix: string;
  /** Main numbers of the telephone systems that the person's accounts belong to, with the length of their extensions. */
  readonly exchanges: readonly Exchange[];
}

/** Where numbers are dialled from: what a plan is made of. */
export interface Home {
  /** ISO 3166-1 alpha-2; empty where none is known. */
  readonly country: string;
  readonly exchanges: readonly Exchange[];
}

/** A telephone system, as its outer numbers show it: an extension is their last digits (decisions §2). */
export interface Exchange {
  /** International with "+", up to where the extensions begin. */
  readonly stem: string;
  /** Digits of an extension. */
  readonly digits: number;
}

/** The shortest national number that is one; what is shorter is an extension or a service and stays as it is. */
const SHORTEST = 6;
const SEPARATORS = /[\s()[\]./\p{Pd}\u200e\u202a\u202c\u2066-\u2069\ufeff]/gu;

/**
 * The one writing of a number by which it is compared: `+4989…` for `+49 89…`, `089…` and `0049 89…` in Germany. An
 * extension of a known exchange becomes its outer number. What is no number (a SIP address, a feature code) is the text
 * itself in lower case.
 */
export function canonicalNumber(text: string, plan: NumberPlan): string {
  const written = withoutSeparators(text);
  if (!/^\+?\d+$/.test(written)) return written.toLowerCase();
  return written.startsWith('+') ? written : fromWithin(written, plan);
}

function withoutSeparators(text: string): string {
  if (/^\+?\d+$/.test(text)) return text;
  // As most are written, and quicker by far: an import compares a million numbers.
  if (/^\+?[\d (][\d ()./-]*$/.test(text) && !text.includes('(0)')) return text.replace(/[ ()./-]+/g, '');
  return withoutTrunkPrefix(text.trim().replace(/^tel:/i, '')).replace(SEPARATORS, '');
}

/**
 * How the compared writing of a number may begin of which so much is typed: `089` begins `+4989` in Germany. Empty for
 * what is no number.
 */
export function canonicalPrefixes(text: string, plan: NumberPlan): readonly string[] {
  const written = withoutSeparators(text);
  if (!/^\+?\d+$/.test(written)) return [];
  if (written.startsWith('+')) return [written];
  const abroad = cut(written, plan.internationalPrefix) ?? '';
  const national = plan.callingCode === '' ? '' : (cut(written, plan.nationalPrefix) ?? '');
  const closed = plan.nationalPrefix === '' && plan.callingCode !== '';
  const stems = plan.exchanges.filter(({ digits }) => written.length <= digits).map(({ stem }) => stem);
  return [
    ...new Set([
      canonicalNumber(written, plan),
      written,
      ...(abroad === '' ? [] : [`+${abroad}`]),
      ...(national === '' ? [] : [`+${plan.callingCode}${national}`]),
      ...(closed ? [`+${plan.callingCode}${written}`] : []),
      ...stems.map((stem) => stem + written),
    ]),
  ];
}

/** A number as it is dialled within the country. */
function fromWithin(written: string, plan: NumberPlan): string {
  const abroad = cut(written, plan.internationalPrefix);
  if (abroad !== undefined && abroad.length >= SHORTEST && !abroad.startsWith('0')) return `+${abroad}`;
  const national = plan.callingCode === '' ? undefined : cut(written, plan.nationalPrefix);
  if (national !== undefined && national.length >= SHORTEST) return `+${plan.callingCode}${national}`;
  const exchange = plan.exchanges.find(({ digits }) => digits === written.length);
  if (exchange !== undefined) return exchange.stem + written;
  // Where no prefix is dialled within the country (Denmark, Spain, …), a number of full length is a national one.
  const closed = plan.nationalPrefix === '' && plan.callingCode !== '' && written.length > SHORTEST;
  return closed ? `+${plan.callingCode}${written}` : written;
}

/** Compiled once: an import compares a million numbers. There are as many as a country has prefixes. */
const patterns = new Map<string, RegExp>();

function cut(number: string, prefix: string): string | undefined {
  if (prefix === '') return undefined;
  let pattern = patterns.get(prefix);
  if (pattern === undefined) patterns.set(prefix, (pattern = new RegExp(`^(?:${prefix})`)));
  const found = pattern.exec(number);
  return found === null ? undefined : number.slice(found[0].length);
}

/** Whether two numbers reach the same telephone, however they are written. */
export function sameNumber(a: string, b: string, plan: NumberPlan): boolean {
  return canonicalNumber(a, plan) === canonicalNumber(b, plan);
}
