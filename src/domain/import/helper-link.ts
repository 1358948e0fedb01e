import type { ReadonlySignal } from '../../lib/signals.ts';

/**
 * `unknown`: not asked yet · `absent`: no helper answers · `unpaired`: one answers and wants a code · `paired`.
 */
export type HelperState = 'unknown' | 'absent' | 'unpaired' | 'paired';

export type HelperErrorCode = 'helper/absent' | 'helper/wrong-code' | 'helper/locked' | 'helper/too-soon';

/** The local helper, as far as the person has to do with it. Rejects with `AppError<HelperErrorCode>`. */
export interface HelperLink {
  readonly state: ReadonlySignal<HelperState>;
  /** Asks whether there is one, and whether it knows this browser. Never rejects. */
  look(): Promise<void>;
  /** Makes the helper show a code where it was started. */
  askForCode(): Promise<void>;
  pair(code: string): Promise<void>;
  unpair(): Promise<void>;
}
