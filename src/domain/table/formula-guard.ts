/**
 * What spreadsheets calculate (OWASP, CSV injection): a cell that begins with one of these. `+49 30 123` begins so too,
 * but is a number as it stands, and an apostrophe would spoil it for every other reader. A cell that begins with
 * apostrophes before such a text gets one more, so that taking one off again is exact.
 */
export const FORMULA = /^'*(?:[=@\t\r]|[+-](?!\d[\d ]*$))/;

/** A cell as it was before it was guarded: the opposite of an apostrophe before what `FORMULA` matches. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
