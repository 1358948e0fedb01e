import { restoredRecords } from '../../domain/maintenance/backup.ts';
import type { BackupArea, AreaContent, BackupRecord, RestoreStep } from '../../domain/maintenance/backup.ts';
import { SETTING_CHECKS, isSettingKey } from '../../domain/settings/setting-rules.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { SettingsMessage } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { broadcast } from '../../lib/broadcast.ts';
import { readSettings } from './settings-schema.ts';
import { SETTINGS_KEY, SETTINGS_LOCK } from './stored-settings.ts';

/** Settings in a backup: a record for each that was ever changed. */
export class SettingsBackup implements BackupArea {
  readonly name = 'settings';
  readonly #store: KeyValueStore;

  constructor(store: KeyValueStore) {
    this.#store = store;
  }

  async records(): Promise<readonly BackupRecord[]> {
    const { values } = readSettings((await this.#store.get(SETTINGS_KEY)) ?? {});
    return Object.entries(values).map(([key, value]) => ({ key, value }));
  }

  secrets(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  parse({ key, value }: BackupRecord): BackupRecord | undefined {
    return isSettingKey(key) && SETTING_CHECKS[key](value) ? { key, value } : undefined;
  }

  async restore(content: AreaContent, step: RestoreStep): Promise<void> {
    try {
      await navigator.locks.request(SETTINGS_LOCK, async () => {
        const { foreign } = readSettings((await this.#store.get(SETTINGS_KEY)) ?? {});
        const values = restoredRecords(await this.records(), content).map(({ key, value }) => [key, value]);
        await step.write([[SETTINGS_KEY, { ...foreign, ...Object.fromEntries(values) }]]);
      });
    } finally {
      // Also where it is not known whether it was stored.
      broadcast(DATA_CHANNEL, { type: 'settings/changed', unsaved: {} } satisfies SettingsMessage);
    }
  }
}
