/** Writes tables as CSV (RFC 4180) that a spreadsheet opens. */
export interface CsvWriter {
  /**
   * The text of a table, its first row being the header: UTF-8 with a byte order mark, by which spreadsheets know it. A
   * cell that a spreadsheet would take for a formula is guarded by an apostrophe; phone numbers stay as they are.
   * @param continued the rows stand behind those of a call before: there is no mark, but a line break first
   */
  write(rows: readonly (readonly string[])[], continued?: boolean): Promise<string>;
}
