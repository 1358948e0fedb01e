/** Letters that no decomposition of Unicode takes apart, by what people type in their place. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
};
/** How those that drop the dots write a letter with two; Scandinavian letters alike. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
};

/** Lower case letters without marks: `Müller` → `muller`, `Yıldız` → `yildiz`, `Straße` → `strasse`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßıłđðþħŧŋøæœ]/g, (letter) => PLAIN[letter] ?? letter);
}

/**
 * The other spelling of a word that is written out or contracted: `müller` → `mueller`, and `mueller` → `muller`;
 * undefined where there is none. It is searched beside the folded word, never instead of it: Samuel stays findable by
 * "el".
 */
export function otherSpelling(word: string): string | undefined {
  if (isPlain(word)) return contracted(word.toLowerCase());
  const lower = word.toLowerCase().normalize('NFC');
  const written = lower.replace(/[äöüøå]/g, (letter) => WRITTEN_OUT[letter] ?? letter);
  return written === lower ? contracted(fold(word)) : fold(written);
}

function contracted(folded: string): string | undefined {
  return /[aou]e/.test(folded) ? folded.replace(/([aou])e/g, '$1') : undefined;
}

/** Most words are, and an import folds a million of them. */
function isPlain(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

/** The words of a text as a search compares them: runs of letters and digits, folded. */
export function foldedWords(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
