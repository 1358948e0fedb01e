import * as v from 'valibot';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { logger } from '../../lib/logger.ts';

type Entry = readonly [key: string, value: unknown];

/**
 * Brings the records of an area from one version to the next: returns what is to be written, undefined for a record that
 * goes. What it does not name stays. `store` is for reading alone.
 */
export type Migration = (store: Pick<KeyValueStore, 'get' | 'getMany' | 'keys'>) => Promise<readonly Entry[]>;

/** For each area, by the version that the records have: how they come to the version after it. */
export type Migrations = Readonly<Record<string, Readonly<Record<number, Migration>>>>;

/** Every area still has its first version. A change of `SCHEMA_VERSIONS` needs its entry here. */
export const MIGRATIONS: Migrations = Object.freeze({});

export interface MigrationPlan {
  /** Those that are older, with the version they shall have. */
  readonly areas: readonly (readonly [area: string, version: number])[];
  /** The record with the versions of all areas. */
  readonly versionsKey: string;
  /** `MIGRATIONS`, unless a test has its own. */
  readonly migrations?: Migrations | undefined;
}

const log = logger('storage');
/** Windows that start together must not change the shape of the same records twice. */
const LOCK = 'offhook-schema';
const versionsSchema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1)));

/**
 * Brings areas up to date, version by version. Records and version number go into one transaction, so that whatever ends
 * the app between two of them, the area is of one version or of the next. Returns the versions that there are then, and
 * the areas that could not be brought there.
 */
export async function migrateAll(
  store: KeyValueStore,
  { areas, versionsKey, migrations = MIGRATIONS }: MigrationPlan,
): Promise<{ readonly failed: readonly string[]; readonly versions: Readonly<Record<string, number>> }> {
  const read = async (): Promise<Record<string, number>> =>
    v.parse(versionsSchema, await store.get(versionsKey));
  const failed: string[] = [];
  for (const [area, version] of areas) {
    try {
      await navigator.locks.request(LOCK, async () => {
        // Another window may have done it while this one waited.
        for (let versions = await read(); (versions[area] ?? version) < version; versions = await read()) {
          const entries = await stepOf(area, versions[area] ?? version, migrations)(store);
          const foreign = entries.find(([key]) => !key.startsWith(`${area}/`));
          if (foreign !== undefined) throw new Error(`a migration of ${area} writes ${foreign[0]}`);
          const next = { ...versions, [area]: (versions[area] ?? version) + 1 };
          await store.setMany([...entries, [versionsKey, next]]);
        }
      });
    } catch (error) {
      log.error(`${area} could not be brought to version ${String(version)}; it runs in memory`, error);
      failed.push(area);
    }
  }
  return { failed, versions: await read() };
}

function stepOf(area: string, from: number, migrations: Migrations): Migration {
  const step = migrations[area]?.[from];
  if (step === undefined) throw new Error(`no way from version ${String(from)} of ${area}`);
  return step;
}
