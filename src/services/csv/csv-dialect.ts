import Papa from 'papaparse';

export interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n' | '\r';
  /** Characters of a first line that only names the delimiter (`sep=;`), as Excel writes it. */
  readonly skip: number;
}

const DELIMITERS = [',', ';', '\t', '|'];
/** Of the beginning, what is looked at. */
const LOOK = 64 * 1024;
const LOOK_ROWS = 20;

/** Finds out how a file is written. The comma is what is expected where nothing speaks for another delimiter. */
export function dialectOf(beginning: string, asked: string): Dialect {
  const named = /^sep=([,;\t|])(?:\r\n|\r|\n)/i.exec(beginning);
  const skip = named?.[0].length ?? 0;
  const text = beginning.slice(skip, skip + LOOK);
  const newline = newlineOf(text);
  const delimiter = asked === 'auto' ? (named?.[1] ?? likelyDelimiter(text, newline)) : asked;
  return { delimiter, newline, skip };
}

/** By what stands outside of quotes. A file that mixes line breaks is read by its line feeds. */
function newlineOf(text: string): Dialect['newline'] {
  const outside = text
    .split('"')
    .filter((_, index) => index % 2 === 0)
    .join('"');
  if (/(?:^|[^\r])\n/.test(outside)) return '\n';
  if (outside.includes('\r\n')) return '\r\n';
  return outside.includes('\r') ? '\r' : '\n';
}

/** The one that cuts most of the first rows into as many cells as the header has, and the header into most cells. */
function likelyDelimiter(text: string, newline: Dialect['newline']): string {
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const { data } = new Papa.Parser({ delimiter, newline, preview: LOOK_ROWS }).parse(text, 0, false);
    const rows = data.filter((row) => row.length > 1 || row[0] !== '');
    const columns = rows[0]?.length ?? 0;
    if (columns < 2) continue;
    const alike = rows.filter((row) => row.length === columns).length / rows.length;
    const score = alike * 1000 + Math.min(columns, 999);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}
