import { foldedWords, otherSpelling } from '../../domain/contacts/fold.ts';

/** Words whose spellings are remembered: names, companies and departments come again and again. */
const REMEMBERED = 50_000;

const known = new Map<string, readonly string[]>();

/** The words by which a text is found, in both spellings. A word may be named twice. */
export function searchWords(text: string): readonly string[] {
  if (text === '') return [];
  const words: string[] = [];
  for (const raw of rawWords(text)) if (raw !== '') for (const word of spellings(raw)) words.push(word);
  return words;
}

function spellings(raw: string): readonly string[] {
  const before = known.get(raw);
  if (before !== undefined) return before;
  const other = otherSpelling(raw);
  const words = [...foldedWords(raw), ...(other === undefined ? [] : foldedWords(other))];
  // Words with digits are rarely the same.
  if (/\d/.test(raw)) return words;
  if (known.size >= REMEMBERED) known.clear();
  known.set(raw, words);
  return words;
}

/** Words with their marks, for those say how a name may be spelt otherwise. */
function rawWords(text: string): readonly string[] {
  // Most texts are plain, and this is quicker by far.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().split(/[^a-z0-9]+/);
  return text.normalize('NFC').split(/[^\p{L}\p{N}\p{M}]+/u);
}
