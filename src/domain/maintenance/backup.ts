/** Codes of the `AppError`s of backups. */
export type BackupErrorCode =
  /** The file is something else. */
  | 'backup/not-one'
  /** A newer version of the app wrote it. */
  | 'backup/newer'
  /** Its end is missing. */
  | 'backup/cut-off'
  /** A line is not what a backup has; `detail` says which one. */
  | 'backup/damaged'
  | 'backup/too-large'
  | 'backup/wrong-passphrase'
  /** The stored data could not be opened, or a newer version wrote it: nothing is put over it. */
  | 'backup/not-writable';

/** In the order in which they are written: the largest first, for it is the one that may find no room. */
export const BACKUP_AREAS = ['contacts', 'history', 'sources', 'accounts', 'settings'] as const;
export type BackupAreaName = (typeof BACKUP_AREAS)[number];

/** One thing that a backup holds: a setting, an account, a call. Its key is its own within the area. */
export interface BackupRecord {
  readonly key: string;
  /** Of what JSON has. */
  readonly value: unknown;
}

/** What has to be under a passphrase, by the keys of the records that it belongs to. Values as JSON has them. */
export type BackupSecrets = Readonly<Record<string, unknown>>;

/** `merge`: what only this device has stays. `replace`: it goes. What both have becomes what the file says. */
export type RestoreMode = 'merge' | 'replace';

/** What a backup has for an area, each record as `parse` gave it. */
export interface AreaContent {
  readonly records: readonly BackupRecord[];
  readonly mode: RestoreMode;
  /** Those that are not given stay as they are for the servers that they were for; those of records that go, go. */
  readonly secrets: BackupSecrets;
}

/** A part of what the app stores, as a backup sees it. A service that stores something joins by offering one. */
export interface BackupArea {
  readonly name: BackupAreaName;
  /** Everything that is stored of it, without its secrets. */
  records(): Promise<readonly BackupRecord[]>;
  /** Undefined where the area has none. */
  secrets(): Promise<BackupSecrets | undefined>;
  /** A record of a file, with nothing in it but what belongs there; undefined for what is none of this area. */
  parse(record: BackupRecord): BackupRecord | undefined;
  /**
   * Makes what `restoredRecords` says the content of the area, in one transaction under the lock of the area, and tells
   * every window, this one too.
   */
  restore(content: AreaContent): Promise<void>;
}

/** What a backup would do to an area. */
export interface AreaChanges {
  readonly area: BackupAreaName;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** On this device alone: they stay or go, as the mode says. */
  readonly missing: number;
  /** Of the file, and no record that this version can take. */
  readonly unusable: number;
}

/** A backup that was read as a whole and found in order. */
export interface OpenedBackup {
  /** Version of the app that wrote it. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Whether passwords are in it. */
  readonly locked: boolean;
  /** The areas that are in it, with what each would change now. */
  compare(): Promise<readonly AreaChanges[]>;
  /** Opens the passwords. @throws `backup/wrong-passphrase` */
  unlock(passphrase: string): Promise<void>;
  /**
   * Writes the areas, each of them as a whole or not at all, until one fails. Without `unlock`, passwords stay as they
   * are here. @throws `backup/not-writable`, `window/busy` in a call
   */
  restore(areas: ReadonlySet<BackupAreaName>, mode: RestoreMode): Promise<RestoreResult>;
}

export interface RestoreResult {
  readonly done: readonly BackupAreaName[];
  /** The area that failed and why; what was to come after it was not begun. */
  readonly failed?: { readonly area: BackupAreaName; readonly error: unknown };
}

/** A text that is the same for the same value, whatever the order of its names. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || stable(a) === stable(b);
}

export function compareRecords(
  stored: readonly BackupRecord[],
  file: readonly BackupRecord[],
): Pick<AreaChanges, 'added' | 'changed' | 'unchanged' | 'missing'> {
  const values = new Map(stored.map(({ key, value }) => [key, value]));
  let changed = 0;
  let unchanged = 0;
  for (const { key, value } of file) {
    if (!values.has(key)) continue;
    if (same(values.get(key), value)) unchanged++;
    else changed++;
  }
  const known = changed + unchanged;
  return { added: file.length - known, changed, unchanged, missing: values.size - known };
}

/** What an area holds afterwards. What both have stands where it stood. */
export function restoredRecords(
  stored: readonly BackupRecord[],
  { records: file, mode }: Pick<AreaContent, 'records' | 'mode'>,
): readonly BackupRecord[] {
  if (mode === 'replace') return file;
  const wanted = new Map(file.map((record) => [record.key, record]));
  const known = new Set(stored.map(({ key }) => key));
  return [
    ...stored.map((record) => wanted.get(record.key) ?? record),
    ...file.filter(({ key }) => !known.has(key)),
  ];
}
