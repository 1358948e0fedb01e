import Papa from 'papaparse';
import type { CsvWriter } from '../../domain/table/csv-writer.ts';
import { FORMULA } from '../../domain/table/formula-guard.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** Papa Parse as the writer of CSV. */
export class PapaCsvWriter implements CsvWriter {
  write(rows: readonly (readonly string[])[]): Promise<string> {
    const text = Papa.unparse(rows, { escapeFormulae: FORMULA, newline: '\r\n' });
    return Promise.resolve(BYTE_ORDER_MARK + text);
  }
}
