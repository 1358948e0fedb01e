import * as v from 'valibot';
import type { StoredDataProblem } from '../../domain/maintenance/maintenance.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { Quarantine } from '../../domain/storage/quarantine.ts';
import { logger } from '../../lib/logger.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { IndexedDbStore } from './indexed-db-store.ts';
import type { Migrations } from './migrations.ts';
import { MemoryStore } from './memory-store.ts';
import { ShieldedStore, areaOf } from './shielded-store.ts';

const log = logger('storage');

/** The shape of the records that this version writes. A change that an older version would misread raises the number. */
export const SCHEMA_VERSIONS = Object.freeze({
  settings: 1,
  accounts: 1,
  history: 1,
  contacts: 1,
  sources: 1,
});
export const SCHEMA_KEY = 'schema/versions';

const versionsSchema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1)));
/** A browser whose IndexedDB hangs must not keep the phone from starting. Milliseconds. */
const OPEN_TIMEOUT = 3000;
/** The worst comes first. */
const SEVERITY: readonly StoredDataProblem['kind'][] = ['unavailable', 'newer', 'damaged'];

function within<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(ms)} ms`));
    }, ms);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

/** The durable store as the services see it, and what was found wrong with it. */
export class StoredData implements Quarantine {
  readonly #store: ShieldedStore;
  readonly #problem = signal<StoredDataProblem | undefined>(undefined);

  readonly #writes = signal(0);

  /** What is really stored: for export and reset. */
  readonly raw: KeyValueStore;
  /** What holds until the window closes, of areas that must not be written: for export. */
  readonly volatile: KeyValueStore;
  /** How many writes succeeded: there is room again, where there was none. */
  readonly writes: ReadonlySignal<number> = this.#writes;
  /** What the services read and write. */
  readonly store: KeyValueStore;
  readonly problem: ReadonlySignal<StoredDataProblem | undefined> = this.#problem;

  /** Has checked nothing yet: use `open`. */
  constructor(raw: KeyValueStore) {
    this.raw = raw;
    this.#store = new ShieldedStore(raw, {
      unreadable: (area, error) => {
        log.error(`a record of ${area} cannot be read; the area runs in memory`, error);
        this.#note('damaged', [area]);
      },
      stored: () => {
        this.#writes.value++;
      },
    });
    this.store = this.#store;
    this.volatile = this.#store.memory;
  }

  /** Opens the database; without one everything holds in memory. Never rejects. */
  static async open(
    database = 'offhook',
    areas: Readonly<Record<string, number>> = SCHEMA_VERSIONS,
    migrations?: Migrations,
  ): Promise<StoredData> {
    try {
      const durable = new IndexedDbStore(database);
      const versions = await within(durable.get(SCHEMA_KEY), OPEN_TIMEOUT);
      const data = new StoredData(durable);
      await data.#checkVersions(versions, areas, migrations);
      return data;
    } catch (error) {
      log.error('nothing can be stored', error);
      const data = new StoredData(new MemoryStore());
      data.#note('unavailable', Object.keys(areas));
      return data;
    }
  }

  /** Whether what is written to an area vanishes with the window. */
  inMemory(area: string): boolean {
    return this.raw instanceof MemoryStore || this.#store.isShielded(area);
  }

  async take(key: string, record: unknown, replacement: unknown): Promise<void> {
    const area = areaOf(key);
    log.warn(`damaged record ${key} put aside`);
    this.#note('damaged', [area]);
    try {
      await this.store.setMany([
        [`damaged/${key}/${String(Date.now())}`, record],
        [key, replacement],
      ]);
    } catch (error) {
      log.error(`no room to put ${key} aside; ${area} runs in memory`, error);
      this.#store.shield(area);
    }
  }

  /** Takes what another realm of this window found out about its areas. */
  readonly note = ({ kind, areas }: StoredDataProblem): void => {
    this.#note(kind, areas);
  };

  async #checkVersions(
    stored: unknown,
    areas: Readonly<Record<string, number>>,
    migrations: Migrations | undefined,
  ): Promise<void> {
    const parsed = v.safeParse(versionsSchema, stored ?? {});
    if (!parsed.success) {
      await this.take(SCHEMA_KEY, stored, areas);
      return;
    }
    const newer = Object.keys(areas).filter((area) => (parsed.output[area] ?? 0) > (areas[area] ?? 0));
    for (const area of newer) this.#store.shield(area);
    if (newer.length > 0) this.#note('newer', newer);
    const older = Object.entries(areas).filter(
      ([area, version]) => (parsed.output[area] ?? version) < version,
    );
    const now = older.length === 0 ? parsed.output : await this.#migrate(older, migrations);
    await this.#writeVersions({ ...areas, ...now }, now);
  }

  /** An area whose records could not be brought up to date stays as it is, and runs in memory. */
  async #migrate(
    areas: readonly (readonly [area: string, version: number])[],
    migrations: Migrations | undefined,
  ): Promise<Readonly<Record<string, number>>> {
    // Once after an update that changed something: no part of the other starts.
    const { migrateAll } = await import('./migrations.ts');
    const { failed, versions } = await migrateAll(this.raw, { areas, versionsKey: SCHEMA_KEY, migrations });
    for (const area of failed) this.#store.shield(area);
    if (failed.length > 0) this.#note('damaged', failed);
    return versions;
  }

  async #writeVersions(versions: Readonly<Record<string, number>>, stored: object): Promise<void> {
    if (Object.keys(versions).every((area) => area in stored)) return;
    try {
      await this.raw.set(SCHEMA_KEY, versions);
    } catch (error) {
      // The records that follow meet the same fault and tell the person.
      log.warn('the schema versions could not be stored', error);
    }
  }

  #note(kind: StoredDataProblem['kind'], areas: readonly string[]): void {
    const before = this.#problem.value;
    const worst = SEVERITY.find((candidate) => candidate === kind || candidate === before?.kind) ?? kind;
    this.#problem.value = Object.freeze({
      kind: worst,
      areas: Object.freeze([...new Set([...(before?.areas ?? []), ...areas])]),
    });
  }
}
