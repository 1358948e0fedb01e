/** Writes tables as CSV (RFC 4180) that a spreadsheet opens. */
export interface CsvWriter {
  /**
   * The text of a table, its first row being the header: UTF-8 with a byte order mark, by which spreadsheets know it. A
   * cell that a spreadsheet would take for a formula is guarded by an apostrophe; phone numbers stay as they are.
   */
  write(rows: readonly (readonly string[])[]): Promise<string>;
}
