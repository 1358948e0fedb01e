import type { CsvWriter } from '../../src/domain/table/csv-writer.ts';

/** Keeps the tables that it was given. */
export class FakeCsvWriter implements CsvWriter {
  readonly tables: (readonly (readonly string[])[])[] = [];

  write(rows: readonly (readonly string[])[]): Promise<string> {
    this.tables.push(rows);
    return Promise.resolve(rows.map((row) => row.join(',')).join('\n'));
  }
}
