/** A comparison of two figures of one run. It holds however busy the machine is, so it can be asserted. */
export interface Ratio {
  readonly what: string;
  readonly ok: boolean;
}

/** One line of the table that `npm run bench` prints: a figure of this phone beside those of others in the same run. */
export interface BenchRow {
  readonly name: string;
  readonly ours: string;
  readonly sipjs?: string;
  readonly jssip?: string;
  readonly limit: string;
  /** Within the limit. */
  readonly ok: boolean;
  readonly ratios?: readonly Ratio[];
}

/** `short` measures fewer rounds of less, for each `npm test`. */
export type BenchLength = 'long' | 'short';
export type Bench = (length: BenchLength) => Promise<readonly BenchRow[]>;
