import Papa from 'papaparse';
import { MAX_RECORD } from '../../domain/table/csv-reader.ts';
import { fileDetail } from '../../domain/import/failure-place.ts';
import type { ImportErrorCode } from '../../domain/import/import-run.ts';
import type {
  CsvBatch,
  CsvIssue,
  CsvReader,
  CsvReading,
  KnownRecord,
} from '../../domain/table/csv-reader.ts';
import { AppError } from '../../lib/app-error.ts';
import { dialectOf } from './csv-dialect.ts';
import type { Dialect } from './csv-dialect.ts';
import { isRegular, rawRecords } from './raw-records.ts';
import type { RawRecords } from './raw-records.ts';

/** After so many unclosed quotes the file does not quote at all, and they are read as letters. */
const MOST_UNCLOSED = 5;

/** Papa Parse as the reader of CSV. */
export class PapaCsvReader implements CsvReader {
  begin(beginning: string, delimiter: string): CsvReading {
    return new PapaCsvReading(dialectOf(beginning, delimiter));
  }
}

type Row = readonly string[];

interface MutableBatch {
  readonly rows: Row[];
  readonly lines: number[];
  readonly issues: CsvIssue[];
  readonly digests: number[];
  readonly known: [place: number, line: number][];
}

/** A record whose quote was not closed where it should have been. */
interface Broken {
  /** Its place among the records read. */
  readonly row: number;
  /** Where the quoted text begins. */
  readonly index: number;
}

class PapaCsvReading implements CsvReading {
  readonly delimiter: string;
  /** What a line of the file ends with, however it is written. */
  readonly #lineEnd: '\n' | '\r';
  readonly #dialect: Dialect;
  #parser: InstanceType<typeof Papa.Parser>;
  #skip: number;
  #rest = '';
  /** The line on which `#rest` begins. */
  #line: number;
  #unclosed = 0;
  #columns = 0;

  constructor(dialect: Dialect) {
    const { delimiter, newline, skip } = dialect;
    this.#dialect = dialect;
    this.delimiter = delimiter;
    this.#lineEnd = newline === '\r' ? '\r' : '\n';
    this.#skip = skip;
    this.#line = skip > 0 ? 2 : 1;
    this.#parser = new Papa.Parser({ delimiter, newline });
  }

  push(text: string, last: boolean, known?: KnownRecord): CsvBatch {
    this.#rest += this.#skip === 0 ? text : text.slice(this.#skip);
    this.#skip = 0;
    // Blanks behind the last quote of a file would keep it from being the closing one.
    if (last) this.#rest = this.#rest.replace(/" *\r? *$/, '"');
    const batch: MutableBatch = { rows: [], lines: [], issues: [], digests: [], known: [] };
    if (known !== undefined && isRegular(this.#dialect) && this.#unclosed < MOST_UNCLOSED)
      this.#readNew(last, known, batch);
    while (this.#read(last, batch));
    return batch;
  }

  /** Reads what is not known of the records that can be told apart. What is left is read as if there were none. */
  #readNew(last: boolean, known: KnownRecord, batch: MutableBatch): void {
    const raw = rawRecords(this.#rest, this.#dialect, this.#line, last);
    const found = raw.starts.map((_, at) => known(raw.digests[at * 2] ?? 0, raw.digests[at * 2 + 1] ?? 0));
    const { data, errors } = this.#parser.parse(unknownText(this.#rest, raw, found), 0, false);
    const rows = data.filter((row) => this.#cleaned(row));
    const count = found.reduce((sum, place) => (place === -1 ? sum + 1 : sum), 0);
    if (errors.length > 0 || rows.length !== count) return;
    for (const row of rows) batch.rows.push(row);
    for (const [at, place] of found.entries()) {
      const line = raw.lines[at] ?? 0;
      if (place !== -1) {
        batch.known.push([place, line]);
        continue;
      }
      batch.lines.push(line);
      batch.digests.push(raw.digests[at * 2] ?? 0, raw.digests[at * 2 + 1] ?? 0);
    }
    this.#rest = this.#rest.slice(raw.end);
    this.#line = raw.line;
  }

  /** @returns true where a quote was left open, so that the rest is to be read once more from the next line on. */
  #read(last: boolean, batch: MutableBatch): boolean {
    const text = this.#rest;
    if (text === '') return false;
    const { data, errors, meta } = this.#parser.parse(text, 0, !last);
    this.#columns ||= data[0]?.length ?? 0;
    const broken = errors.find(
      (error) => error.code === 'MissingQuotes' || this.#swallowsLines(data[error.row], error),
    );
    const rows = broken === undefined ? data : data.slice(0, broken.row);
    const bad = new Set(errors.map(({ row }) => row).filter((row) => row < rows.length));
    const end = broken !== undefined || last ? text.length : meta.cursor;
    const line = this.#take(rows, bad, batch);
    if (broken !== undefined) return this.#recover(broken, line, batch);
    this.#advance(end);
    if (this.#rest.length <= MAX_RECORD) return false;
    const open = this.#parser.parse(this.#rest, 0, false).errors.find(({ code }) => code === 'MissingQuotes');
    if (open !== undefined) return this.#recover(open, this.#line, batch);
    throw new AppError<ImportErrorCode>('import/record-too-long', fileDetail({ line: this.#line }));
  }

  /** Whether a quote in the wrong place made one record of lines that are records of their own. */
  #swallowsLines(row: Row | undefined, { index }: Broken): boolean {
    if (row?.some((cell) => cell.includes(this.#lineEnd)) !== true) return false;
    if (row.length !== this.#columns) return true;
    const from = this.#rest.indexOf(this.#lineEnd, index) + 1;
    const to = this.#rest.indexOf(this.#lineEnd, from);
    const next = this.#parser.parse(this.#rest.slice(from, to === -1 ? undefined : to), 0, false);
    return next.errors.length === 0 && next.data[0]?.length === this.#columns;
  }

  /** @returns the line behind the rows. */
  #take(rows: readonly string[][], bad: ReadonlySet<number>, batch: MutableBatch): number {
    // Without quotes each record is a line.
    const simple = !this.#rest.includes('"');
    let line = this.#line;
    for (const [index, row] of rows.entries()) {
      const begun = line++;
      if (!simple) for (const cell of row) line += countOf(cell, this.#lineEnd, cell.length);
      if (!this.#cleaned(row)) continue;
      batch.rows.push(row);
      batch.lines.push(begun);
      batch.digests.push(0, 0);
      if (bad.has(index)) batch.issues.push({ code: 'bad-quote', line: begun });
    }
    return line;
  }

  /** @returns false for a blank line. */
  #cleaned(row: string[]): boolean {
    if (this.#dialect.newline === '\n') withoutReturn(row);
    return row.length !== 1 || row[0] !== '';
  }

  #recover({ index }: Broken, line: number, batch: MutableBatch): true {
    batch.issues.push({ code: 'unclosed-quote', line });
    const next = this.#rest.indexOf(this.#lineEnd, index);
    this.#advance(next === -1 ? this.#rest.length : next + 1);
    if (++this.#unclosed >= MOST_UNCLOSED)
      this.#parser = new Papa.Parser({
        delimiter: this.delimiter,
        newline: this.#dialect.newline,
        fastMode: true,
      });
    return true;
  }

  #advance(end: number): void {
    this.#line += countOf(this.#rest, this.#lineEnd, end);
    this.#rest = this.#rest.slice(end);
  }
}

/** The text of the records that are not known. */
function unknownText(text: string, { starts, ends, end }: RawRecords, found: readonly number[]): string {
  if (found.every((place) => place === -1)) return text.slice(0, end);
  const runs: string[] = [];
  for (let at = 0; at < found.length; at++) {
    const from = at;
    while (found[at] === -1) at++;
    if (at > from) runs.push(text.slice(starts[from], ends[at - 1]));
  }
  return runs.join('');
}

function countOf(text: string, sought: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf(sought); at !== -1 && at < end; at = text.indexOf(sought, at + 1)) count++;
  return count;
}

/** In a file of mixed line breaks the carriage return of some is left in the last cell. */
function withoutReturn(row: string[]): void {
  const cell = row.at(-1);
  if (cell?.endsWith('\r') === true) row[row.length - 1] = cell.slice(0, -1);
}
