import { foldedWords, otherSpelling } from '../../domain/contacts/fold.ts';

/** Texts whose words are remembered: names, companies and departments come again and again. */
const REMEMBERED = 20_000;
/** Longer texts are rarely the same. */
const LONGEST = 40;

const known = new Map<string, readonly string[]>();

/** The words by which a text is found, in both spellings. */
export function searchWords(text: string): readonly string[] {
  if (text === '') return [];
  const before = known.get(text);
  if (before !== undefined) return before;
  const words = wordsIn(text);
  if (text.length > LONGEST || text.includes('@')) return words;
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, words);
  return words;
}

function wordsIn(text: string): readonly string[] {
  const words = new Set<string>();
  for (const raw of rawWords(text)) {
    if (raw === '') continue;
    for (const word of foldedWords(raw)) words.add(word);
    const other = otherSpelling(raw);
    if (other !== undefined) for (const word of foldedWords(other)) words.add(word);
  }
  return [...words];
}

/** Words with their marks, for those say how a name may be spelt otherwise. */
function rawWords(text: string): readonly string[] {
  // Most texts are plain, and this is quicker by far.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().split(/[^a-z0-9]+/);
  return text.normalize('NFC').split(/[^\p{L}\p{N}\p{M}]+/u);
}
