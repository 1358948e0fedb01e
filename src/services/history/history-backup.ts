import { restoredRecords } from '../../domain/maintenance/backup.ts';
import type { BackupArea, AreaContent, BackupRecord, RestoreStep } from '../../domain/maintenance/backup.ts';
import { HISTORY_CAPACITY } from '../../domain/history/history-store.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { HistoryMessage } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { Quarantine } from '../../domain/storage/quarantine.ts';
import { broadcast } from '../../lib/broadcast.ts';
import { HistoryRecords } from './history-records.ts';
import { readEntry } from './history-schema.ts';
import { HISTORY_LOCK } from './stored-history.ts';

/** The history in a backup: a record for each call that has ended, oldest first. */
export class HistoryBackup implements BackupArea {
  readonly name = 'history';
  readonly #records: HistoryRecords;

  constructor(store: KeyValueStore, quarantine: Quarantine) {
    this.#records = new HistoryRecords(store, quarantine);
  }

  async records(): Promise<readonly BackupRecord[]> {
    const [unseen, chunks] = await Promise.all([
      this.#records.unseen(),
      this.#records.chunks(await this.#records.chunkKeys()),
    ]);
    return chunks.flat().map((entry) => ({
      key: entry.guid,
      value: { ...entry, unseen: unseen.has(entry.guid) },
    }));
  }

  secrets(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  parse({ key, value }: BackupRecord): BackupRecord | undefined {
    const entry = readEntry(value);
    // A call that runs is no past call, wherever it ran.
    return entry?.guid === key && entry.endedAt !== undefined ? { key, value: entry } : undefined;
  }

  async restore(content: AreaContent, step: RestoreStep): Promise<void> {
    try {
      await navigator.locks.request(HISTORY_LOCK, async () => {
        const entries = restoredRecords(await this.records(), content)
          .flatMap(({ value }) => readEntry(value) ?? [])
          .sort((a, b) => endOf(a) - endOf(b))
          .slice(-HISTORY_CAPACITY);
        await step.write(await this.#records.replacingAll(entries));
      });
    } finally {
      // Also where it is not known whether it was stored.
      broadcast(DATA_CHANNEL, { type: 'history/changed' } satisfies HistoryMessage);
    }
  }
}

function endOf({ endedAt, startedAt }: HistoryEntry): number {
  return endedAt ?? startedAt;
}
