import { fold, foldedWords, otherSpelling } from './fold.ts';

/** A piece of a text that is shown, and whether the search found it there. */
export interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

/** The letters on the keys of a telephone (ITU-T E.161), `2` to `9`. */
const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
const KEY_OF: ReadonlyMap<string, string> = new Map(
  KEYS.flatMap((letters, index) => Array.from(letters, (letter) => [letter, String(index + 2)] as const)),
);

/** A text as it is searched, and for each of its characters the character of the shown text that it came from. */
interface Folded {
  readonly text: string;
  readonly from: readonly number[];
}

function foldedBy(characters: readonly string[], spell: (character: string) => string): Folded {
  const from: number[] = [];
  let text = '';
  for (const [index, character] of characters.entries()) {
    const spelt = spell(character);
    text += spelt;
    from.push(...Array<number>(spelt.length).fill(index));
  }
  return { text, from };
}

function asKeys(text: string): string {
  return Array.from(text, (letter) => KEY_OF.get(letter) ?? letter).join('');
}

const graphemes = new Intl.Segmenter();

/** What a reader takes for one character: a letter with its marks is marked as a whole. */
function charactersOf(text: string): readonly string[] {
  if (/^[\x20-\x7e]*$/.test(text)) return Array.from(text);
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Where a word stands, at the beginning of a word rather than within one. */
function placeOf(word: string, text: string): number {
  let within = -1;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at;
    if (within === -1) within = at;
  }
  return within;
}

/** The characters that are marked for one way of writing a word, in one way of reading the text. */
function spanOf(word: string, { text, from }: Folded): readonly [first: number, last: number] | undefined {
  const at = placeOf(word, text);
  const [first, last] = [from[at], from[at + word.length - 1]];
  return at === -1 || first === undefined || last === undefined ? undefined : [first, last];
}

function split(characters: readonly string[], marks: ReadonlySet<number>): readonly MarkedPart[] {
  const parts: { text: string; marked: boolean }[] = [];
  for (const [index, text] of characters.entries()) {
    const marked = marks.has(index);
    const last = parts.at(-1);
    if (last?.marked === marked) last.text += text;
    else parts.push({ text, marked });
  }
  return parts;
}

/**
 * Splits a shown text where the words of a query stand in it, be it within a word, without case and marks, in either
 * spelling (`muel` in Müller, `mül` in Mueller). The parts together are the text. Linear in the text for each word.
 * @param keypad digits stand for the letters on the keys of a telephone
 */
export function markedParts(text: string, query: string, keypad = false): readonly MarkedPart[] {
  const characters = charactersOf(text);
  const key = keypad ? asKeys : (word: string): string => word;
  const readings = [
    foldedBy(characters, (character) => key(fold(character))),
    foldedBy(characters, (character) => key(otherSpelling(character) ?? fold(character))),
  ];
  const marks = new Set<number>();
  for (const word of foldedWords(query)) {
    const spellings = [word, ...(otherSpellingIn(query, word) ?? [])];
    const spans = spellings.flatMap((spelling) => readings.map((reading) => spanOf(spelling, reading)));
    const [first, last] = spans.find((span) => span !== undefined) ?? [0, -1];
    for (let index = first; index <= last; index++) marks.add(index);
  }
  return split(characters, marks);
}

/** The other spelling of a word of the query, for which the letters count as they were typed. */
function otherSpellingIn(query: string, word: string): readonly string[] | undefined {
  const typed = query.split(/[^\p{L}\p{M}\p{N}]+/u).find((part) => fold(part) === word) ?? word;
  const other = otherSpelling(typed);
  return other === undefined ? undefined : [other];
}

/**
 * The same for a number: digits are compared without what separates them, and without what is dialled before the area
 * or the country (`089` and `0049 89` in `+49 89 …`).
 */
export function markedNumber(text: string, query: string): readonly MarkedPart[] {
  const characters = Array.from(text);
  const digits = foldedBy(characters, (character) => (/\d/.test(character) ? character : ''));
  const typed = query.replace(/\D/g, '');
  const spans = [typed, typed.replace(/^00?/, '')]
    .filter((wanted) => wanted !== '')
    .map((wanted) => spanOf(wanted, digits));
  const [first, last] = spans.find((span) => span !== undefined) ?? [0, -1];
  return split(
    characters,
    new Set([...characters.keys()].filter((index) => index >= first && index <= last)),
  );
}

/** Whether a text shows why it was found: every word of the query stands in it. */
export function showsAll(text: string, query: string, keypad = false): boolean {
  return foldedWords(query).every((word) => hasMark(markedParts(text, word, keypad)));
}

export function hasMark(parts: readonly MarkedPart[]): boolean {
  return parts.some(({ marked }) => marked);
}
