import type { ReadonlySignal } from '../lib/signals.ts';

/** What is known of the machine around the page. */
export interface SurroundingsState {
  /** When the machine last woke from sleep while this window was open, in milliseconds since the epoch. */
  readonly lastWakeUp: ReadonlySignal<number | undefined>;
}
