import type { ReadonlySignal } from '../../lib/signals.ts';

/**
 * `unknown`: not looked for yet · `ask`: nor will it be before a person says so, for the browser would ask them whether
 * the page may reach this computer (Local Network Access) · `blocked`: it was told no · `absent`: no helper answers ·
 * `unpaired`: one answers and wants a code · `paired`.
 */
export type HelperState = 'unknown' | 'ask' | 'blocked' | 'absent' | 'unpaired' | 'paired';

export type HelperErrorCode = 'helper/absent' | 'helper/wrong-code' | 'helper/locked' | 'helper/too-soon';

/** The local helper, as far as the person has to do with it. Rejects with `AppError<HelperErrorCode>`. */
export interface HelperLink {
  readonly state: ReadonlySignal<HelperState>;
  /**
   * Asks whether there is one, and whether it knows this browser. `attended`: a person wants it now and knows what the
   * browser will ask. Never rejects.
   */
  look(attended: boolean): Promise<void>;
  /** Makes the helper show a code where it was started. */
  askForCode(): Promise<void>;
  pair(code: string): Promise<void>;
  unpair(): Promise<void>;
}
