import { foldedWords, otherSpelling } from '../../domain/contacts/fold.ts';

/** Texts whose words are remembered: names, companies and departments come again and again. */
const REMEMBERED = 20_000;
const LONGEST = 40;

const texts = new Map<string, readonly string[]>();
const singleWords = new Map<string, readonly string[]>();

/** The words by which a text is found, in both spellings. A word may be named twice. */
export function searchWords(text: string): readonly string[] {
  if (text === '') return [];
  const before = texts.get(text);
  if (before !== undefined) return before;
  const words: string[] = [];
  for (const raw of rawWords(text)) if (raw !== '') for (const word of spellings(raw)) words.push(word);
  if (isCommon(text)) remember(texts, text, words);
  return words;
}

/** Long texts, addresses and what has digits are rarely the same. */
function isCommon(text: string): boolean {
  return text.length <= LONGEST && !/[\d@]/.test(text);
}

function remember(known: Map<string, readonly string[]>, text: string, words: readonly string[]): void {
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, words);
}

function spellings(raw: string): readonly string[] {
  const before = singleWords.get(raw);
  if (before !== undefined) return before;
  const other = otherSpelling(raw);
  const words = [...foldedWords(raw), ...(other === undefined ? [] : foldedWords(other))];
  if (isCommon(raw)) remember(singleWords, raw, words);
  return words;
}

/** Words with their marks, for those say how a name may be spelt otherwise. */
function rawWords(text: string): readonly string[] {
  // Most texts are plain, and this is quicker by far.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().split(/[^a-z0-9]+/);
  return text.normalize('NFC').split(/[^\p{L}\p{N}\p{M}]+/u);
}
