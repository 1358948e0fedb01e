/** One line of the table that `npm run bench` prints: a figure of this phone beside those of others in the same run. */
export interface BenchRow {
  readonly name: string;
  readonly ours: string;
  readonly sipjs?: string;
  readonly jssip?: string;
  readonly limit: string;
  /** Within the limit. */
  readonly ok: boolean;
}
