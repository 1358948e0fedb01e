import type { BackupArea } from '../../domain/maintenance/backup.ts';
import { BACKUP_AREAS } from '../../domain/maintenance/backup.ts';
import type { BackupSecrets } from '../../domain/maintenance/backup.ts';
import { endLine, headLine, recordLine, secretsLine } from '../../domain/maintenance/backup-lines.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { logger } from '../../lib/logger.ts';
import { sealText } from './backup-seal.ts';
import { rawLines } from './data-export.ts';

const log = logger('backup');
/** Characters that are held before they become a part of the file, which the browser may keep on its disk. */
const PART = 1_000_000;

export interface BackupContent {
  readonly version: string;
  /** The areas that are really stored, and can be read. */
  readonly areas: readonly BackupArea[];
  /** What is really stored, areas of a newer version included. */
  readonly stored: KeyValueStore;
  /** What holds until the window closes. */
  readonly volatile: KeyValueStore;
}

/** Collects the lines of a file. */
class Parts {
  readonly #blobs: Blob[] = [];
  #lines: string[] = [];
  #length = 0;
  count = 0;

  add(line: string): void {
    this.#lines.push(line);
    this.#length += line.length;
    this.count++;
    if (this.#length >= PART) this.#close();
  }

  finish(): Blob {
    this.#close();
    return new Blob(this.#blobs, { type: 'application/json' });
  }

  #close(): void {
    this.#blobs.push(new Blob(this.#lines));
    this.#lines = [];
    this.#length = 0;
  }
}

/** Everything in one file; passwords only under a passphrase, and without one not at all. */
export async function writeBackup(content: BackupContent, passphrase: string): Promise<Blob> {
  const parts = new Parts();
  const ordered = BACKUP_AREAS.flatMap((name) => content.areas.filter((area) => area.name === name));
  const written: BackupArea[] = [];
  const secrets: Record<string, BackupSecrets> = {};
  for (const area of ordered) {
    try {
      for (const record of await area.records()) parts.add(recordLine(area.name, record));
      const own = passphrase === '' ? undefined : await area.secrets();
      if (own !== undefined) secrets[area.name] = own;
      written.push(area);
    } catch (error) {
      // Its records follow as they are: a fault in one area must not keep the others from being saved.
      log.error(`${area.name} cannot be backed up as such`, error);
    }
  }
  if (passphrase !== '') parts.add(secretsLine(await sealText(JSON.stringify(secrets), passphrase)));
  const known = new Set<string>(written.map(({ name }) => name));
  for await (const line of rawLines({ store: content.stored, type: 'raw', known })) parts.add(line);
  for await (const line of rawLines({ store: content.volatile, type: 'unstored', known: new Set() }))
    parts.add(line);
  const head = headLine({
    version: content.version,
    createdAt: Date.now(),
    areas: written.map(({ name }) => name),
  });
  const end = endLine(parts.count);
  const type = 'application/json';
  return new Blob([head, parts.finish(), end], { type });
}
