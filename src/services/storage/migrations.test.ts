import { expect } from '@open-wc/testing';
import { rawRecords, temporaryDatabase, whileFailing } from '../../../test/support/temporary-data.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { IndexedDbStore } from './indexed-db-store.ts';
import { MIGRATIONS, migrateAll } from './migrations.ts';
import type { Migrations } from './migrations.ts';
import { SCHEMA_KEY, SCHEMA_VERSIONS, StoredData } from './stored-data.ts';

const AREAS = { settings: 1, history: 3 };

/** Version 1 had one record of texts, version 2 one for each, version 3 objects. */
const migrations: Migrations = {
  history: {
    1: async (store) => {
      const texts = (await store.get('history/all')) as readonly string[];
      return [
        ['history/all', undefined],
        ...texts.map((text, index) => [`history/${String(index)}`, text] as const),
      ];
    },
    2: async (store) => {
      const keys = await store.keys('history/');
      const texts = await store.getMany(keys);
      return keys.map((key, index) => [key, { text: texts[index] }] as const);
    },
  },
};

async function old(): Promise<string> {
  const name = temporaryDatabase();
  await new IndexedDbStore(name).setMany([
    [SCHEMA_KEY, { settings: 1, history: 1 }],
    ['history/all', ['a', 'b']],
    ['settings/values', { theme: 'dark' }],
  ]);
  return name;
}

async function stored(name: string): Promise<Record<string, unknown>> {
  return Object.fromEntries(await rawRecords(name));
}

const NEWEST = {
  [SCHEMA_KEY]: { settings: 1, history: 3 },
  'history/0': { text: 'a' },
  'history/1': { text: 'b' },
  'settings/values': { theme: 'dark' },
};

describe('migrations', () => {
  it('bring an old area up to date, step by step, and leave the others', async () => {
    const name = await old();
    const data = await StoredData.open(name, AREAS, migrations);
    expect(data.problem.value).to.equal(undefined);
    expect(await stored(name)).to.deep.equal(NEWEST);
    expect((await StoredData.open(name, AREAS, migrations)).problem.value).to.equal(undefined);
    expect(await stored(name)).to.deep.equal(NEWEST);
  });

  it('run once when two windows start together', async () => {
    const name = await old();
    const both = await Promise.all([1, 2].map(() => StoredData.open(name, AREAS, migrations)));
    expect(both.map(({ problem }) => problem.value)).to.deep.equal([undefined, undefined]);
    expect(await stored(name)).to.deep.equal(NEWEST);
  });

  for (const [end, version] of [
    [1, 1],
    [2, 2],
  ] as const) {
    it(`leave version ${version} whole when the app ends at step ${end}, and go on from there`, async () => {
      const name = await old();
      const steps = migrations.history ?? {};
      // A step that never comes to its end is what is left of an app that was ended.
      let endApp = (): void => undefined;
      const never = new Promise<never>((_, reject) => {
        endApp = () => {
          reject(new Error('ended'));
        };
      });
      const ended: Migrations = { history: { ...steps, [end]: () => never } };
      const store = new IndexedDbStore(name);
      const ending = { areas: [['history', 3]] as const, versionsKey: SCHEMA_KEY, migrations: ended };
      const ran = migrateAll(store, ending);
      await waitUntil(async () => {
        const { history } = (await store.get(SCHEMA_KEY)) as Record<string, unknown>;
        return history === version;
      });
      const { [SCHEMA_KEY]: versions, ...records } = await stored(name);
      expect(versions).to.deep.equal({ settings: 1, history: version });
      expect(records).to.deep.equal(
        version === 1
          ? { 'history/all': ['a', 'b'], 'settings/values': { theme: 'dark' } }
          : { 'history/0': 'a', 'history/1': 'b', 'settings/values': { theme: 'dark' } },
      );
      // With an app goes the lock that it held.
      endApp();
      await ran;
      await StoredData.open(name, AREAS, migrations);
      expect(await stored(name)).to.deep.equal(NEWEST);
    });
  }

  it('change nothing when the disk is full, and the area runs in memory', async () => {
    const name = await old();
    const before = await stored(name);
    await whileFailing(IDBObjectStore, 'put', 'QuotaExceededError', async () => {
      const data = await StoredData.open(name, AREAS, migrations);
      expect(data.problem.value).to.deep.equal({ kind: 'damaged', areas: ['history'] });
      await data.store.set('history/0', 'only here');
      expect(await data.store.get('history/0')).to.equal('only here');
    });
    expect(await stored(name)).to.deep.equal(before);
  });

  for (const [what, broken] of [
    ['is missing', { history: {} }],
    ['fails', { history: { 1: () => Promise.reject(new Error('for the test')) } }],
    [
      'writes records of others',
      { history: { 1: () => Promise.resolve([['settings/values', 1] as const]) } },
    ],
  ] as const) {
    it(`leave the area untouched where a step ${what}`, async () => {
      const name = await old();
      const before = await stored(name);
      const data = await StoredData.open(name, AREAS, broken);
      expect(data.problem.value).to.deep.equal({ kind: 'damaged', areas: ['history'] });
      expect(await stored(name)).to.deep.equal(before);
    });
  }

  it('exist for every version that areas have left behind', () => {
    for (const [area, version] of Object.entries(SCHEMA_VERSIONS))
      expect(Object.keys(MIGRATIONS[area] ?? {}).map(Number)).to.deep.equal(
        Array.from({ length: version - 1 }, (_, index) => index + 1),
      );
  });
});
