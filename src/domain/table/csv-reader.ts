/** What was wrong with quotes (RFC 4180 §2.5–2.7), and on which line of the file the record begins, from 1. */
export interface CsvIssue {
  /** `unclosed-quote`: the line is left out, and reading goes on with the next one. */
  readonly code: 'bad-quote' | 'unclosed-quote';
  readonly line: number;
}

/** Records that a piece of text completed. Blank lines are none. */
export interface CsvBatch {
  readonly rows: readonly (readonly string[])[];
  /** The line of the file on which each of `rows` begins, from 1. */
  readonly lines: readonly number[];
  readonly issues: readonly CsvIssue[];
}

/** The reading of one file. */
export interface CsvReading {
  readonly delimiter: string;
  /**
   * Takes the next piece of the text; records may be cut anywhere between two pieces. @throws
   * `AppError<'import/record-too-long'>` for a record that never ends
   */
  push(text: string, last: boolean): CsvBatch;
}

/** Reads tables from the CSV format, RFC 4180 and what is commonly written in its place. */
export interface CsvReader {
  /**
   * Finds out the delimiter, where it is not given, and the line break. @param beginning of the text, which is pushed
   * like the rest
   */
  begin(beginning: string, delimiter: string): CsvReading;
}

/** Characters that a record of a file may have; a longer one is a quote that was never closed, or no table. */
export const MAX_RECORD = 4 * 1024 * 1024;
