import type { ImportErrorCode, ImportIssue } from '../../domain/import/import-run.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { CsvReader, KnownRecord } from '../../domain/table/csv-reader.ts';
import { AppError } from '../../lib/app-error.ts';
import { CsvRecords } from './csv-records.ts';
import { JsonSplitter } from './json-splitter.ts';
import { textPieces } from './text-pieces.ts';
import type { TextPiece } from './text-pieces.ts';

/** Some records of a file, as they are read. */
export interface RecordBatch {
  /** CSV: rows in the order of `columns`. JSON: what stood there. */
  readonly records: readonly unknown[];
  /** The line of each record for CSV, its number for JSON. */
  readonly lines: readonly number[];
  /** CSV only: the names of the columns. */
  readonly columns?: readonly string[];
  readonly issues: readonly ImportIssue[];
  readonly bytes: number;
  readonly encoding: string;
  readonly delimiter?: string;
  /** CSV: 64 bits of each record as it is written, in two halves; 0 for none. */
  readonly digests?: readonly number[];
  /** CSV: records that were read before, with the place that they were given then, and their lines. */
  readonly known?: readonly (readonly [place: number, line: number])[];
}

export interface ReadOptions {
  readonly csv: CsvReader;
  readonly encoding: ContactSource['csv']['encoding'];
  readonly signal?: AbortSignal;
  /**
   * Asked as soon as it is known how a CSV file is written, which `layout` tells: records of the same layout that are
   * written alike say the same.
   */
  readonly known?: (layout: string) => Promise<KnownRecord>;
}

/** Reads a file of records piece by piece. @throws `AppError<ImportErrorCode>`, `NotUtf8`, `AbortError` */
export async function* recordBatches(
  source: ContactSource,
  content: Blob,
  { csv, encoding, signal, known }: ReadOptions,
): AsyncGenerator<RecordBatch, void, void> {
  if (content.size > IMPORT_LIMITS.bytes)
    throw new AppError<ImportErrorCode>('import/too-large', `${content.size} bytes`);
  const reader =
    source.format === 'csv'
      ? new CsvRecords(csv, source.csv.delimiter, known)
      : new JsonRecords(new JsonSplitter(source.records));
  for await (const piece of textPieces(content, encoding, signal)) yield await reader.read(piece);
}

/** @throws `import/too-many-records` */
export function refuseMany(records: number): void {
  if (records > IMPORT_LIMITS.records)
    throw new AppError<ImportErrorCode>('import/too-many-records', `more than ${IMPORT_LIMITS.records}`);
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
