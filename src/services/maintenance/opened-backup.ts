import { compareRecords } from '../../domain/maintenance/backup.ts';
import type {
  AreaChanges,
  BackupAreaName,
  BackupErrorCode,
  BackupSecrets,
  OpenedBackup,
  RestoreMode,
  RestoreResult,
} from '../../domain/maintenance/backup.ts';
import type { WindowErrorCode } from '../../domain/error-code.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { openText } from './backup-seal.ts';
import type { ReadBackup } from './backup-reader.ts';

const log = logger('backup');

export interface RestoreConditions {
  /** In any window. */
  callLive(): boolean;
  /** Whether what is written to an area vanishes with the window. */
  inMemory(area: BackupAreaName): boolean;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A backup that is in order, and what it does. */
export class ReadyBackup implements OpenedBackup {
  readonly #backup: ReadBackup;
  readonly #conditions: RestoreConditions;
  #secrets: Readonly<Record<string, unknown>> = {};

  readonly version: string;
  readonly createdAt: number;
  readonly locked: boolean;

  constructor(backup: ReadBackup, conditions: RestoreConditions) {
    this.#backup = backup;
    this.#conditions = conditions;
    this.version = backup.head.version;
    this.createdAt = backup.head.createdAt;
    this.locked = backup.sealed !== undefined;
  }

  async compare(): Promise<readonly AreaChanges[]> {
    const changes: AreaChanges[] = [];
    for (const { area, records, unusable } of this.#backup.areas)
      changes.push({ area: area.name, ...compareRecords(await area.records(), records), unusable });
    return changes;
  }

  async unlock(passphrase: string): Promise<void> {
    if (this.#backup.sealed === undefined) return;
    const secrets: unknown = JSON.parse(
      await openText(this.#backup.sealed, passphrase),
      (name, value: unknown) => (name === '__proto__' ? undefined : value),
    );
    this.#secrets = isObject(secrets) ? secrets : {};
  }

  async restore(wanted: ReadonlySet<BackupAreaName>, mode: RestoreMode): Promise<RestoreResult> {
    const areas = this.#backup.areas.filter(({ area }) => wanted.has(area.name));
    if (this.#conditions.callLive()) throw new AppError<WindowErrorCode>('window/busy');
    const volatile = areas.find(({ area }) => this.#conditions.inMemory(area.name));
    if (volatile !== undefined)
      throw new AppError<BackupErrorCode>('backup/not-writable', volatile.area.name);
    const done: BackupAreaName[] = [];
    for (const { area, records } of areas) {
      try {
        await area.restore({ records, mode, secrets: this.#secretsOf(area.name) });
        done.push(area.name);
      } catch (error) {
        log.error(`${area.name} could not be restored`, error);
        return { done, failed: { area: area.name, error } };
      }
    }
    log.info(`restored ${done.join(', ')}`);
    return { done };
  }

  #secretsOf(area: BackupAreaName): BackupSecrets {
    const own = this.#secrets[area];
    return isObject(own) ? own : {};
  }
}
