import type { CsvOptions } from '../../domain/import/source.ts';

export type Encoding = Exclude<CsvOptions['encoding'], 'auto'>;

export interface FoundEncoding {
  readonly encoding: Encoding;
  /** The file says so itself, or the person did: what does not fit is an error, and no reason to try another one. */
  readonly certain: boolean;
}

/** Bytes of the beginning that are looked at. */
const LOOK = 4096;

/** What a file is written in, by its byte order mark or by where its zero bytes are; else UTF-8, until it is not. */
export function findEncoding(bytes: Uint8Array, asked: CsvOptions['encoding']): FoundEncoding {
  const marked = markOf(bytes);
  if (asked !== 'auto') return { encoding: asked, certain: true };
  if (marked !== undefined) return { encoding: marked, certain: true };
  const wide = wideOf(bytes.subarray(0, LOOK));
  return wide === undefined ? { encoding: 'utf-8', certain: false } : { encoding: wide, certain: true };
}

function markOf([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without a mark: delimiters and line breaks at least have a zero byte, always on the same side. */
function wideOf(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = Math.max(1, bytes.length / 10);
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : undefined;
}
