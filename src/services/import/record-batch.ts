import type { ImportErrorCode, ImportIssue } from '../../domain/import/import-run.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { CsvReader, KnownRecord } from '../../domain/table/csv-reader.ts';
import { AppError } from '../../lib/app-error.ts';

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
  readonly lookUp?: (layout: string) => Promise<KnownRecord>;
}

/** @throws `import/too-many-records` */
export function refuseMany(records: number): void {
  if (records > IMPORT_LIMITS.records)
    throw new AppError<ImportErrorCode>('import/too-many-records', `more than ${IMPORT_LIMITS.records}`);
}
