import type { ImportErrorCode } from '../../domain/import/import-run.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { AppError } from '../../lib/app-error.ts';
import { CsvRecords } from './csv-records.ts';
import { JsonSplitter } from './json-splitter.ts';
import { refuseMany } from './record-batch.ts';
import type { ReadOptions, RecordBatch } from './record-batch.ts';
import { textPieces } from './text-pieces.ts';
import type { TextPiece } from './text-pieces.ts';

/** Reads a file of records piece by piece. @throws `AppError<ImportErrorCode>`, `NotUtf8`, `AbortError` */
export async function* recordBatches(
  source: ContactSource,
  content: Blob,
  { csv, encoding, signal, lookUp }: ReadOptions,
): AsyncGenerator<RecordBatch, void, void> {
  if (content.size > IMPORT_LIMITS.bytes)
    throw new AppError<ImportErrorCode>('import/too-large', `${content.size} bytes`);
  const reader =
    source.format === 'csv'
      ? new CsvRecords(csv, source.csv.delimiter, lookUp)
      : new JsonRecords(new JsonSplitter(source.records));
  for await (const piece of textPieces(content, encoding, signal)) yield await reader.read(piece);
}

class JsonRecords {
  readonly #splitter: JsonSplitter;
  #count = 0;

  constructor(splitter: JsonSplitter) {
    this.#splitter = splitter;
  }

  read({ text, last, bytes, encoding }: TextPiece): RecordBatch {
    const records = this.#splitter.push(text, last);
    const lines = records.map((_, index) => this.#count + index + 1);
    this.#count += records.length;
    refuseMany(this.#count);
    return { records, lines, issues: [], bytes, encoding };
  }
}
