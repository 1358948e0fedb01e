import Papa from 'papaparse';
import type { CsvWriter } from '../../domain/table/csv-writer.ts';

/**
 * What spreadsheets calculate (OWASP, CSV injection): a cell that begins with one of these. `+49 30 123` begins so too,
 * but is a number as it stands, and an apostrophe would spoil it for every other reader.
 */
const FORMULA = /^(?:[=@\t\r]|[+-](?!\d[\d ]*$))/;
const BYTE_ORDER_MARK = '\uFEFF';

/** Papa Parse as the writer of CSV. */
export class PapaCsvWriter implements CsvWriter {
  write(rows: readonly (readonly string[])[]): Promise<string> {
    const text = Papa.unparse(rows, { escapeFormulae: FORMULA, newline: '\r\n' });
    return Promise.resolve(BYTE_ORDER_MARK + text);
  }
}
