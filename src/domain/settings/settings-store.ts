import type { ReadonlySignal } from '../../lib/signals.ts';
import type { Settings } from './settings.ts';

/** The settings of this browser profile, the same in every window. */
export interface SettingsStore {
  readonly values: ReadonlySignal<Settings>;
  /** Stores the changes and makes them hold at once. Values out of their limits are brought to the nearest limit. */
  apply(changes: Partial<Settings>): Promise<void>;
}
