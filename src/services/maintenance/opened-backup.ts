import { compareRecords } from '../../domain/maintenance/backup.ts';
import type {
  AreaChanges,
  BackupArea,
  BackupAreaName,
  BackupChanges,
  BackupErrorCode,
  BackupParts,
  BackupSecrets,
  OpenedBackup,
  RestoreMode,
} from '../../domain/maintenance/backup.ts';
import type { WindowErrorCode } from '../../domain/error-code.ts';
import type { SourceId } from '../../domain/contacts/contact.ts';
import type { StoreEntry } from '../../domain/storage/key-value-store.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { openText } from './backup-seal.ts';
import type { ReadArea, ReadBackup } from './backup-reader.ts';

const log = logger('backup');

export interface RestoreConditions {
  /** In any window. */
  callLive(): boolean;
  /** Whether what is written to an area vanishes with the window. */
  inMemory(area: BackupAreaName): boolean;
}

/** What the areas so far write, and which sources go. */
interface Pending {
  readonly entries: readonly StoreEntry[];
  readonly removed: readonly SourceId[];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The address book: what it writes goes through its worker. */
function isBook(area: BackupArea): boolean {
  return area.release !== undefined;
}

/** A backup that is in order, and what it does. */
export class ReadyBackup implements OpenedBackup {
  readonly #backup: ReadBackup;
  readonly #parts: BackupParts;
  readonly #conditions: RestoreConditions;
  #secrets: Readonly<Record<string, unknown>> = {};

  readonly version: string;
  readonly createdAt: number;
  readonly locked: boolean;

  constructor(backup: ReadBackup, parts: BackupParts, conditions: RestoreConditions) {
    this.#backup = backup;
    this.#parts = parts;
    this.#conditions = conditions;
    this.version = backup.head.version;
    this.createdAt = backup.head.createdAt;
    this.locked = backup.sealed !== undefined;
  }

  async compare(): Promise<BackupChanges> {
    const changes: Record<RestoreMode, AreaChanges[]> = { merge: [], replace: [] };
    for (const { area, records, unusable } of this.#backup.areas) {
      const stored = await area.records();
      for (const mode of ['merge', 'replace'] as const) {
        const file = area.asHere?.(stored, records, mode) ?? records;
        const compared = compareRecords(stored, file, mode, area.subject);
        changes[mode].push({ area: area.name, ...compared, unusable });
      }
    }
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

  async restore(wanted: ReadonlySet<BackupAreaName>, mode: RestoreMode): Promise<void> {
    const areas = this.#backup.areas.filter(({ area }) => wanted.has(area.name));
    if (this.#conditions.callLive()) throw new AppError<WindowErrorCode>('window/busy');
    const volatile = areas.find(({ area }) => this.#conditions.inMemory(area.name));
    if (volatile !== undefined)
      throw new AppError<BackupErrorCode>('backup/not-writable', volatile.area.name);
    // The contacts come last: they are written by a worker, and what the others write with them.
    const ordered = [
      ...areas.filter(({ area }) => !isBook(area)),
      ...areas.filter(({ area }) => isBook(area)),
    ];
    await this.#restore(ordered, mode, { entries: [], removed: [] });
    log.info(`restored ${areas.map(({ area }) => area.name).join(', ')}`);
  }

  /** The areas one within the other, so that the locks of all are held while everything is written. */
  async #restore([first, ...rest]: readonly ReadArea[], mode: RestoreMode, before: Pending): Promise<void> {
    if (first === undefined) {
      await this.#write(before);
      return;
    }
    const { area, records } = first;
    await area.restore(
      { records, mode, secrets: this.#secretsOf(area.name) },
      {
        others: before.entries,
        write: (own, removed = []) =>
          this.#restore(rest, mode, {
            entries: [...before.entries, ...own],
            removed: [...before.removed, ...removed],
          }),
      },
    );
  }

  async #write({ entries, removed }: Pending): Promise<void> {
    const { areas, write } = this.#parts;
    const book = areas.find(isBook);
    if (removed.length > 0 && book?.release !== undefined) await book.release(removed, entries);
    else await write(entries);
  }

  #secretsOf(area: BackupAreaName): BackupSecrets {
    const own = this.#secrets[area];
    return isObject(own) ? own : {};
  }
}
