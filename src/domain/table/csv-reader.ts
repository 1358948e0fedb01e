/** What was wrong with quotes (RFC 4180 §2.5–2.7), and on which line of the file the record begins, from 1. */
export interface CsvIssue {
  /** `unclosed-quote`: the line is left out, and reading goes on with the next one. */
  readonly code: 'bad-quote' | 'unclosed-quote';
  readonly line: number;
}

/**
 * Whether a record was read before, told by 64 bits of how it is written (two halves): the place where it was put then,
 * or -1. Both halves are 0 for none.
 */
export type KnownRecord = (high: number, low: number) => number;

/** Records that a piece of text completed. Blank lines are none. */
export interface CsvBatch {
  readonly rows: readonly (readonly string[])[];
  /** The line of the file on which each of `rows` begins, from 1. */
  readonly lines: readonly number[];
  readonly issues: readonly CsvIssue[];
  /** Both halves for each of `rows`, where records were looked up; 0 for one that does not keep to RFC 4180. */
  readonly digests: readonly number[];
  /** Records that are known, and not in `rows`: the place of each, and its line. */
  readonly known: readonly (readonly [place: number, line: number])[];
}

/** The reading of one file. */
export interface CsvReading {
  readonly delimiter: string;
  /**
   * Takes the next piece of the text; records may be cut anywhere between two pieces. @param known looked up for each
   * record, if given: the header is not. @throws `AppError<'import/record-too-long'>` for a record that never ends
   */
  push(text: string, last: boolean, known?: KnownRecord): CsvBatch;
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
