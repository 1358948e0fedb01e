import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { withinLimits } from '../../domain/settings/setting-rules.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { SettingsMessage } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { Quarantine } from '../../domain/storage/quarantine.ts';
import { logger } from '../../lib/logger.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { TypedChannel } from '../../lib/typed-channel.ts';
import { parseSettingsMessage, readSettings } from './settings-schema.ts';

const log = logger('settings');
export const SETTINGS_KEY = 'settings/values';
const KEYS = Object.keys(DEFAULT_SETTINGS) as readonly (keyof Settings)[];
/** Two windows that change settings at the same moment must not undo each other's change. */
export const SETTINGS_LOCK = 'offhook-settings';

/**
 * Settings in one record that holds only what was ever changed, so that a better default of a later version reaches
 * everybody who never chose.
 */
export class StoredSettings implements SettingsStore {
  readonly #store: KeyValueStore;
  readonly #quarantine: Quarantine;
  readonly #channel: TypedChannel<SettingsMessage>;
  readonly #values = signal<Settings>(DEFAULT_SETTINGS);
  /** Changes that found no room; they hold until the window closes, and go with the next write that succeeds. */
  #unsaved: Partial<Settings> = {};

  readonly values: ReadonlySignal<Settings> = this.#values;

  /** Knows nothing yet: use `open`. */
  constructor(store: KeyValueStore, quarantine: Quarantine) {
    this.#store = store;
    this.#quarantine = quarantine;
    this.#channel = new TypedChannel(DATA_CHANNEL, parseSettingsMessage, (message) => {
      this.#unsaved = { ...this.#unsaved, ...message.unsaved };
      this.#refresh().catch((error: unknown) => {
        log.warn('settings of another window could not be read', error);
      });
    });
  }

  static async open(store: KeyValueStore, quarantine: Quarantine): Promise<StoredSettings> {
    const settings = new StoredSettings(store, quarantine);
    await settings.#refresh();
    return settings;
  }

  async apply(changes: Partial<Settings>): Promise<void> {
    const limited = withinLimits(changes);
    await navigator.locks.request(SETTINGS_LOCK, async () => {
      const { values, foreign } = await this.#read();
      const wanted = { ...values, ...this.#unsaved, ...limited };
      this.#show(wanted);
      try {
        await this.#store.set(SETTINGS_KEY, { ...foreign, ...wanted });
        this.#unsaved = {};
      } catch (error) {
        this.#unsaved = { ...this.#unsaved, ...limited };
        throw error;
      } finally {
        this.#channel.post({ type: 'settings/changed', unsaved: this.#unsaved });
      }
    });
  }

  /** Ends the exchange with other windows. */
  close(): void {
    this.#channel.close();
  }

  async #refresh(): Promise<void> {
    this.#show({ ...(await this.#read()).values, ...this.#unsaved });
  }

  async #read(): Promise<Omit<ReturnType<typeof readSettings>, 'intact'>> {
    const record = await this.#store.get(SETTINGS_KEY);
    if (record === undefined) return { values: {}, foreign: {} };
    const { values, foreign, intact } = readSettings(record);
    if (!intact) await this.#quarantine.take(SETTINGS_KEY, record, { ...foreign, ...values });
    return { values, foreign };
  }

  #show(changed: Partial<Settings>): void {
    const now = Object.freeze({ ...DEFAULT_SETTINGS, ...changed });
    const before = this.#values.value;
    if (KEYS.some((key) => now[key] !== before[key])) this.#values.value = now;
  }
}
