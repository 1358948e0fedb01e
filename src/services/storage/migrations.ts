import * as v from 'valibot';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';

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

export interface MigrationTarget {
  readonly area: string;
  readonly version: number;
  readonly migrations: Migrations;
  /** The record with the versions of all areas. */
  readonly versionsKey: string;
}

const versionsSchema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1)));

/**
 * Brings an area up to date, version by version. Records and version number go into one transaction, so that whatever ends
 * the app between two of them, the area is of one version or of the next. @throws Error for a step that is missing
 */
export async function migrate(store: KeyValueStore, target: MigrationTarget): Promise<void> {
  const { area, version, migrations, versionsKey } = target;
  for (;;) {
    const versions = v.parse(versionsSchema, await store.get(versionsKey));
    // Another window may have done it while this one waited.
    const now = versions[area] ?? version;
    if (now >= version) return;
    const step = migrations[area]?.[now];
    if (step === undefined) throw new Error(`no way from version ${String(now)} of ${area}`);
    const entries = await step(store);
    const foreign = entries.find(([key]) => !key.startsWith(`${area}/`));
    if (foreign !== undefined) throw new Error(`a migration of ${area} writes ${foreign[0]}`);
    await store.setMany([...entries, [versionsKey, { ...versions, [area]: now + 1 }]]);
  }
}
