import type { SourceId } from '../contacts/contact.ts';
import type { StoreEntry } from '../storage/key-value-store.ts';

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

/** In the order in which they stand in the file. */
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

/**
 * One area's place in a restore, which writes all areas in one transaction: each makes up its records while it holds its
 * lock, and hands them on to the next.
 */
export interface RestoreStep {
  /** What the areas before this one write. */
  readonly others: readonly StoreEntry[];
  /**
   * Resolves when these, those of the others and those of the areas that follow are stored. `removed`: sources that are
   * here and go with it.
   */
  write(own: readonly StoreEntry[], removed?: readonly SourceId[]): Promise<void>;
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
  /** Of the parsed records of a file, those that can be taken beside one another. Without it all of them can. */
  readonly consistent?: (records: readonly BackupRecord[]) => readonly BackupRecord[];
  /**
   * The key of the record of the thing that a record belongs to, as a star to its contact; undefined for what is not
   * counted. Without it each record is one thing.
   */
  readonly subject?: (record: BackupRecord) => string | undefined;
  /**
   * The records of a file under the keys of what is here, where a restore takes them for that although their keys say
   * otherwise. Without it keys tell what is the same.
   */
  readonly asHere?: (
    stored: readonly BackupRecord[],
    file: readonly BackupRecord[],
    mode: RestoreMode,
  ) => readonly BackupRecord[];
  /**
   * Makes what `restoredRecords` says the content of the area, by `step.write` under the lock of the area, and tells
   * every window, this one too, once that is stored. The last area of a restore, the contacts, writes in its worker
   * instead, `step.others` along with its own.
   */
  restore(content: AreaContent, step: RestoreStep): Promise<void>;
  /**
   * Makes contacts of these sources own ones, as when the person deletes a source and keeps its contacts, and writes
   * `others` along with it. Where sources go and the contacts are not restored.
   */
  release?(removed: readonly SourceId[], others: readonly StoreEntry[]): Promise<void>;
}

/** The areas, and the store of all of them. */
export interface BackupParts {
  readonly areas: readonly BackupArea[];
  /** One transaction. */
  readonly write: (entries: readonly StoreEntry[]) => Promise<void>;
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

/** What a backup would do, by how it is restored. */
export type BackupChanges = Readonly<Record<RestoreMode, readonly AreaChanges[]>>;

/** A backup that was read as a whole and found in order. */
export interface OpenedBackup {
  /** Version of the app that wrote it. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Whether passwords are in it. */
  readonly locked: boolean;
  /** The areas that are in it, with what each would change now. */
  compare(): Promise<BackupChanges>;
  /** Opens the passwords. @throws `backup/wrong-passphrase` */
  unlock(passphrase: string): Promise<void>;
  /**
   * Writes the areas, all of them or nothing. Without `unlock`, passwords stay as they are here.
   * @throws `backup/not-writable`, `source/too-many`, `window/busy` in a call, `contact/interrupted` where the worker ends
   * meanwhile (then nobody knows whether it was written), those of the storage
   */
  restore(areas: ReadonlySet<BackupAreaName>, mode: RestoreMode): Promise<void>;
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

/** The values of the records of each thing, by its key. What no record of its own stands for is no thing. */
function subjectsOf(
  records: readonly BackupRecord[],
  subject: NonNullable<BackupArea['subject']>,
): ReadonlyMap<string, ReadonlyMap<string, unknown>> {
  const subjects = new Map<string, Map<string, unknown>>();
  for (const record of records) {
    const key = subject(record);
    if (key === undefined) continue;
    const own = subjects.get(key) ?? new Map<string, unknown>();
    subjects.set(key, own.set(record.key, record.value));
  }
  for (const [key, own] of subjects) if (!own.has(key)) subjects.delete(key);
  return subjects;
}

/** Whether a thing stays as it is here when the records of the file are put in. */
function staysSame(
  here: ReadonlyMap<string, unknown>,
  there: ReadonlyMap<string, unknown>,
  mode: RestoreMode,
): boolean {
  if (mode === 'replace' && here.size !== there.size) return false;
  return [...there].every(([key, value]) => here.has(key) && same(here.get(key), value));
}

/** What a restore would do to the things of an area; merging takes nothing from one, as a star that only this device has. */
export function compareRecords(
  stored: readonly BackupRecord[],
  file: readonly BackupRecord[],
  mode: RestoreMode,
  subject: NonNullable<BackupArea['subject']> = ({ key }) => key,
): Pick<AreaChanges, 'added' | 'changed' | 'unchanged' | 'missing'> {
  const here = subjectsOf(stored, subject);
  const there = subjectsOf(file, subject);
  let changed = 0;
  let unchanged = 0;
  for (const [key, records] of there) {
    const before = here.get(key);
    if (before === undefined) continue;
    if (staysSame(before, records, mode)) unchanged++;
    else changed++;
  }
  const known = changed + unchanged;
  return { added: there.size - known, changed, unchanged, missing: here.size - known };
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
