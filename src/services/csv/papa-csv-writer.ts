import Papa from 'papaparse';
import type { CsvWriter } from '../../domain/table/csv-writer.ts';
import { FORMULA } from '../../domain/table/formula-guard.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const NEWLINE = '\r\n';

/** Papa Parse as the writer of CSV. */
export class PapaCsvWriter implements CsvWriter {
  write(rows: readonly (readonly string[])[], continued = false): Promise<string> {
    const text = Papa.unparse(rows, { escapeFormulae: FORMULA, newline: NEWLINE });
    return Promise.resolve((continued ? NEWLINE : BYTE_ORDER_MARK) + text);
  }
}
