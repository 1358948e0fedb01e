import { columnNames } from '../../domain/import/header.ts';
import type { ImportErrorCode, ImportIssue } from '../../domain/import/import-run.ts';
import { isOwnHeader } from '../../domain/import/own-export.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { CsvBatch, CsvReader, CsvReading, KnownRecord } from '../../domain/table/csv-reader.ts';
import { withoutGuard } from '../../domain/table/formula-guard.ts';
import { AppError } from '../../lib/app-error.ts';
import { refuseMany } from './record-batch.ts';
import type { ReadOptions, RecordBatch } from './record-batch.ts';
import type { TextPiece } from './text-pieces.ts';

/** The records of a CSV file. */
export class CsvRecords {
  readonly #csv: CsvReader;
  readonly #asked: string;
  #lookUp: ReadOptions['lookUp'];
  #reading: CsvReading | undefined;
  #columns: readonly string[] | undefined;
  #known: KnownRecord | undefined;
  #guarded = false;
  #count = 0;

  constructor(csv: CsvReader, asked: string, lookUp: ReadOptions['lookUp']) {
    this.#csv = csv;
    this.#asked = asked;
    this.#lookUp = lookUp;
  }

  async read({ text, last, bytes, encoding }: TextPiece): Promise<RecordBatch> {
    const reading = (this.#reading ??= this.#csv.begin(text, this.#asked));
    // The header by itself: what follows is looked up by it.
    const end = this.#columns === undefined ? text.indexOf('\n') + 1 : 0;
    const parts: CsvBatch[] = [];
    if (end > 0)
      parts.push(this.#withoutHeader(reading.push(text.slice(0, end), last && end === text.length)));
    if (end < text.length) {
      const known = await this.#knownRecords(reading);
      parts.push(this.#withoutHeader(reading.push(text.slice(end), last, known)));
    }
    const columns = this.#columns;
    if (columns === undefined && last) throw new AppError<ImportErrorCode>('import/no-header');
    const { rows, lines, issues, digests, known } = joined(parts);
    const records = this.#unguarded(rows);
    this.#count += records.length + known.length;
    refuseMany(this.#count);
    return {
      records,
      lines,
      issues: [...issues, ...this.#ragged(records, lines)],
      bytes,
      encoding,
      delimiter: reading.delimiter,
      digests,
      known,
      ...(columns && { columns }),
    };
  }

  async #knownRecords({ delimiter }: CsvReading): Promise<KnownRecord | undefined> {
    if (this.#columns === undefined) return undefined;
    const lookUp = this.#lookUp;
    this.#lookUp = undefined;
    if (lookUp !== undefined) this.#known = await lookUp(JSON.stringify([delimiter, this.#columns]));
    return this.#known;
  }

  #withoutHeader(batch: CsvBatch): CsvBatch {
    const { rows, lines, digests } = batch;
    if (this.#columns !== undefined || rows[0] === undefined) return batch;
    this.#columns = this.#named(rows[0]);
    return { ...batch, rows: rows.slice(1), lines: lines.slice(1), digests: digests.slice(2) };
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

function joined(batches: readonly CsvBatch[]): CsvBatch {
  return {
    rows: batches.flatMap(({ rows }) => rows),
    lines: batches.flatMap(({ lines }) => lines),
    issues: batches.flatMap(({ issues }) => issues),
    digests: batches.flatMap(({ digests }) => digests),
    known: batches.flatMap(({ known }) => known),
  };
}
