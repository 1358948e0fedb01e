import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import type { Settings } from '../../domain/settings/settings.ts';

/**
 * Applies changes at once, for controls outside the settings. What comes while one change is being stored is put together and
 * stored after it, so that a slider does not queue a hundred writes.
 */
export class LiveSettings {
  readonly #store: () => SettingsStore;
  #waiting: Partial<Settings> | undefined;
  #busy = false;

  /** `store` is a function, because a context value is there only once the host is connected. */
  constructor(store: () => SettingsStore) {
    this.#store = store;
  }

  /** Rejects as `SettingsStore.apply` does. */
  async apply(changes: Partial<Settings>): Promise<void> {
    this.#waiting = { ...this.#waiting, ...changes };
    if (this.#busy) return;
    this.#busy = true;
    try {
      // Nothing is awaited between the last look at what waits and the end: a change in that gap would be lost.
      while (this.#waiting !== undefined) {
        const next = this.#waiting;
        this.#waiting = undefined;
        await this.#store().apply(next);
      }
    } finally {
      this.#busy = false;
    }
  }
}
