import type { OpenedBackup } from '../../domain/maintenance/backup.ts';
import { readBackup } from './backup-reader.ts';
import { writeBackup } from './backup-writer.ts';
import { ReadyBackup } from './opened-backup.ts';
import type { MaintenanceOptions } from './stored-maintenance.ts';

type BackupOptions = Pick<
  MaintenanceOptions,
  'areas' | 'callLive' | 'inMemory' | 'store' | 'version' | 'volatile'
>;

/** Makes and opens backups. */
export class Backups {
  readonly #options: BackupOptions;

  constructor(options: BackupOptions) {
    this.#options = options;
  }

  async create(passphrase: string): Promise<Blob> {
    const { areas, inMemory, store, version, volatile } = this.#options;
    const stored = (await areas()).areas.filter(({ name }) => !inMemory(name));
    return writeBackup({ version, areas: stored, stored: store, volatile }, passphrase);
  }

  async open(file: Blob): Promise<OpenedBackup> {
    const { areas, callLive, inMemory } = this.#options;
    const parts = await areas();
    const backup = await readBackup(file, parts.areas);
    return new ReadyBackup(backup, parts, { callLive: () => callLive.value, inMemory });
  }
}
