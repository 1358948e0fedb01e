import type { NumberKind } from './contact.ts';
import type { Params } from './vcard-line.ts';

/** In the order in which they decide: a fax at work is a fax, a mobile phone of the company a mobile phone. */
const KINDS: readonly (readonly [kind: NumberKind, types: RegExp])[] = [
  ['extension', /^(?:x-)?ext(?:ension)?$|^durchwahl$/],
  ['fax', /^(?:home|work|other|company|business)?[ _]?fax(?: number)?$|^telefax$/],
  ['mobile', /^(?:cell|mobile|mobil|iphone|handy)(?:phone)?$/],
  ['work', /^(?:work|main|company(?: main)?|business|office|arbeit|büro|geschäftlich)$/],
  ['home', /^(?:home|privat|private|zuhause)$/],
];

/** The values of TYPE in lower case, however they were written. */
export function typesOf(params: Params): readonly string[] {
  return params.get('TYPE') ?? [];
}

/** What an X-ABLabel says (Apple, Google): `_$!<Mobile>!$_` for their own words, else what the person wrote. */
export function labelOf(text: string): string {
  return text
    .trim()
    .replace(/^_\$!<(.*)>!\$_$/, '$1')
    .toLowerCase();
}

export function numberKind(types: readonly string[]): NumberKind {
  const found = KINDS.find(([, pattern]) => types.some((type) => pattern.test(type)));
  return found?.[0] ?? 'other';
}

/** The types that say such a number to other programs, and that `numberKind` reads back. */
export const KIND_TYPES: Readonly<Record<NumberKind, readonly string[]>> = {
  work: ['WORK', 'VOICE'],
  mobile: ['CELL'],
  home: ['HOME', 'VOICE'],
  extension: ['WORK', 'X-EXTENSION'],
  fax: ['FAX'],
  other: ['VOICE'],
};
