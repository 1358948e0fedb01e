import { fileDetail } from '../../domain/import/failure-place.ts';
import type { ImportErrorCode } from '../../domain/import/import-run.ts';
import type { CsvOptions } from '../../domain/import/source.ts';
import { AppError } from '../../lib/app-error.ts';
import { findEncoding } from './encoding.ts';
import type { Encoding, FoundEncoding } from './encoding.ts';

export interface TextPiece {
  readonly text: string;
  readonly encoding: Encoding;
  /** Bytes of the file that were read. */
  readonly bytes: number;
  readonly last: boolean;
}

/** The file was taken for UTF-8 and is not: it is to be read from its beginning as Windows-1252. */
export class NotUtf8 extends Error {}

/** Bytes that are read at once: memory for that much, and a task of the worker that short. */
const PIECE = 1024 * 1024;
/** Control characters that no text holds, but for one that slipped in. */
const CONTROLS = /[\x01-\x08\x0e-\x1a\x1c-\x1f]/g;
const LOOK = 64 * 1024;

/**
 * The text of a file in pieces. @throws `AppError<ImportErrorCode>` for what is no text (`import/empty`, `import/html`,
 * `import/not-text` with the place), `NotUtf8`, `AbortError`
 */
export async function* textPieces(
  content: Blob,
  encoding: CsvOptions['encoding'],
  signal?: AbortSignal,
): AsyncGenerator<TextPiece, void, void> {
  let next = content.slice(0, PIECE).arrayBuffer();
  let decoder: PieceDecoder | undefined;
  for (let at = 0; at === 0 || at < content.size; at += PIECE) {
    const bytes = new Uint8Array(await next);
    signal?.throwIfAborted();
    const end = Math.min(at + PIECE, content.size);
    const last = end >= content.size;
    // The next piece is read while this one is worked on.
    if (!last) next = content.slice(end, end + PIECE).arrayBuffer();
    decoder ??= new PieceDecoder(findEncoding(bytes, encoding));
    const text = decoder.decode(bytes, last);
    yield { text, encoding: decoder.encoding, bytes: end, last };
  }
}

class PieceDecoder {
  readonly encoding: Encoding;
  readonly #certain: boolean;
  readonly #decoder: TextDecoder;
  #line = 1;
  #begun = false;

  constructor({ encoding, certain }: FoundEncoding) {
    this.encoding = encoding;
    this.#certain = certain;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  decode(bytes: Uint8Array, last: boolean): string {
    const text = this.#decoded(bytes, last);
    if (!this.#begun) this.#lookAt(text);
    this.#begun = true;
    const zero = text.indexOf('\0');
    if (zero !== -1) throw notText(this.#line + breaksIn(text.slice(0, zero)));
    this.#line += breaksIn(text);
    return text;
  }

  #decoded(bytes: Uint8Array, last: boolean): string {
    try {
      return this.#decoder.decode(bytes, { stream: !last });
    } catch {
      if (!this.#certain) throw new NotUtf8();
      // To the line, as near as the piece tells: the same bytes once more, with marks in place of what is none.
      const lenient = new TextDecoder(this.encoding).decode(bytes);
      throw notText(this.#line + breaksIn(lenient.slice(0, Math.max(0, lenient.indexOf('\ufffd')))));
    }
  }

  #lookAt(text: string): void {
    const beginning = text.slice(0, LOOK);
    if (beginning.trim() === '') throw new AppError<ImportErrorCode>('import/empty');
    if (/^\s*<(?:!doctype\s+html|html|head|body|script|meta|!--)/i.test(beginning))
      throw new AppError<ImportErrorCode>('import/html');
    if ((beginning.match(CONTROLS)?.length ?? 0) * 50 > beginning.length) throw notText(1);
  }
}

function notText(line: number): AppError<ImportErrorCode> {
  return new AppError<ImportErrorCode>('import/not-text', fileDetail({ line }));
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
