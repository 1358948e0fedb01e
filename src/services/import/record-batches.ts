import { columnNames } from '../../domain/import/header.ts';
import type { ImportErrorCode, ImportIssue } from '../../domain/import/import-run.ts';
import { isOwnHeader } from '../../domain/import/own-export.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { CsvReader, CsvReading } from '../../domain/table/csv-reader.ts';
import { withoutGuard } from '../../domain/table/formula-guard.ts';
import { AppError } from '../../lib/app-error.ts';
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
}

export interface ReadOptions {
  readonly csv: CsvReader;
  readonly encoding: ContactSource['csv']['encoding'];
  readonly signal?: AbortSignal;
}

/** Reads a file of records piece by piece. @throws `AppError<ImportErrorCode>`, `NotUtf8`, `AbortError` */
export async function* recordBatches(
  source: ContactSource,
  content: Blob,
  { csv, encoding, signal }: ReadOptions,
): AsyncGenerator<RecordBatch, void, void> {
  if (content.size > IMPORT_LIMITS.bytes)
    throw new AppError<ImportErrorCode>('import/too-large', `${content.size} bytes`);
  const reader =
    source.format === 'csv'
      ? new CsvRecords(csv, source.csv.delimiter)
      : new JsonRecords(new JsonSplitter(source.records));
  for await (const piece of textPieces(content, encoding, signal)) yield reader.read(piece);
}

function refuseMany(records: number): void {
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

class CsvRecords {
  readonly #csv: CsvReader;
  readonly #asked: string;
  #reading: CsvReading | undefined;
  #columns: readonly string[] | undefined;
  #guarded = false;
  #count = 0;

  constructor(csv: CsvReader, asked: string) {
    this.#csv = csv;
    this.#asked = asked;
  }

  read({ text, last, bytes, encoding }: TextPiece): RecordBatch {
    this.#reading ??= this.#csv.begin(text, this.#asked);
    const { delimiter } = this.#reading;
    const { rows, lines, issues: quotes } = this.#reading.push(text, last);
    const begun = this.#columns !== undefined;
    const columns = (this.#columns ??= rows[0] === undefined ? undefined : this.#named(rows[0]));
    if (columns === undefined && last) throw new AppError<ImportErrorCode>('import/no-header');
    const records = this.#unguarded(begun ? rows : rows.slice(1));
    this.#count += records.length;
    refuseMany(this.#count);
    const own = begun ? lines : lines.slice(1);
    const issues = [...quotes, ...this.#ragged(records, own)];
    return { records, lines: own, issues, bytes, encoding, delimiter, ...(columns && { columns }) };
  }

  #named(header: readonly string[]): readonly string[] {
    if (header.length > IMPORT_LIMITS.columns)
      throw new AppError<ImportErrorCode>('import/too-many-columns', String(header.length));
    const names = columnNames(header);
    if (names === undefined) throw new AppError<ImportErrorCode>('import/no-header');
    this.#guarded = isOwnHeader(names);
    return names;
  }

  #unguarded(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
    return this.#guarded ? rows.map((row) => row.map(withoutGuard)) : rows;
  }

  #ragged(rows: readonly (readonly string[])[], lines: readonly number[]): readonly ImportIssue[] {
    const wanted = this.#columns?.length ?? 0;
    const issues: ImportIssue[] = [];
    for (const [index, row] of rows.entries()) {
      const line = lines[index] ?? 0;
      if (row.length < wanted) issues.push({ code: 'too-few-columns', line, value: String(row.length) });
      else if (row.length > wanted && row.slice(wanted).some((cell) => cell !== ''))
        issues.push({ code: 'too-many-columns', line, value: String(row.length) });
    }
    return issues;
  }
}
