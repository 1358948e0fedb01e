import { expect } from '@open-wc/testing';
import { rawRecords, temporaryDatabase, whileFailing } from '../../../test/support/temporary-data.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { AppError } from '../../lib/app-error.ts';
import { IndexedDbStore } from './indexed-db-store.ts';
import { MemoryStore } from './memory-store.ts';
import { SCHEMA_KEY, SCHEMA_VERSIONS, StoredData } from './stored-data.ts';

async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
}

const STORES: readonly (readonly [string, () => KeyValueStore])[] = [
  ['IndexedDbStore', () => new IndexedDbStore(temporaryDatabase())],
  ['MemoryStore', () => new MemoryStore()],
];

for (const [name, make] of STORES) {
  describe(name, () => {
    it('reads what was written, and undefined for what was not', async () => {
      const store = make();
      await store.setMany([
        ['a/1', { deep: [1, 2] }],
        ['a/2', 'two'],
      ]);
      await store.set('b/1', 3);
      expect(await store.get('a/1')).to.deep.equal({ deep: [1, 2] });
      expect(await store.getMany(['b/1', 'a/9', 'a/2'])).to.deep.equal([3, undefined, 'two']);
    });

    it('lists the keys of a prefix in order', async () => {
      const store = make();
      await store.setMany([
        ['a/2', 2],
        ['ab/1', 1],
        ['a/1', 1],
        ['b', 1],
      ]);
      expect(await store.keys('a/')).to.deep.equal(['a/1', 'a/2']);
      expect(await store.keys('')).to.deep.equal(['a/1', 'a/2', 'ab/1', 'b']);
    });

    it('deletes', async () => {
      const store = make();
      await store.setMany([
        ['a', 1],
        ['b', 2],
      ]);
      await store.deleteMany(['a', 'c']);
      expect(await store.keys('')).to.deep.equal(['b']);
    });

    it('deletes a record whose entry has no value, in the same transaction', async () => {
      const store = make();
      await store.setMany([
        ['a', 1],
        ['b', 2],
      ]);
      await store.setMany([
        ['a', undefined],
        ['c', 3],
      ]);
      expect(await store.keys('')).to.deep.equal(['b', 'c']);
    });

    it('writes all of a set of records or none', async () => {
      const store = make();
      const entries = [
        ['a', 1],
        ['b', () => undefined],
      ] as const;
      let failed = false;
      try {
        await store.setMany(entries);
      } catch {
        failed = true;
      }
      expect(failed).to.be.true;
      expect(await store.keys('')).to.deep.equal([]);
    });

    it('gives copies, never the object that was stored', async () => {
      const store = make();
      const value = { n: 1 };
      await store.set('a', value);
      value.n = 2;
      expect(await store.get('a')).to.deep.equal({ n: 1 });
    });
  });
}

describe('StoredData', () => {
  it('says storage/full when the browser has no room, and storage/unavailable for other faults', async () => {
    const store = new IndexedDbStore(temporaryDatabase());
    await store.set('a', 1);
    await whileFailing(IDBObjectStore, 'put', 'QuotaExceededError', async () => {
      expect(await failure(store.set('a', 2))).to.equal('storage/full');
    });
    await whileFailing(IDBObjectStore, 'put', 'UnknownError', async () => {
      expect(await failure(store.set('a', 2))).to.equal('storage/unavailable');
    });
    expect(await store.get('a')).to.equal(1);
  });

  it('runs in memory where there is no IndexedDB, and says so', async () => {
    await whileFailing(IDBFactory, 'open', 'SecurityError', async () => {
      const data = await StoredData.open(temporaryDatabase());
      expect(data.problem.value).to.deep.equal({
        kind: 'unavailable',
        areas: Object.keys(SCHEMA_VERSIONS),
      });
      await data.store.set('settings/values', { theme: 'dark' });
      expect(await data.store.get('settings/values')).to.deep.equal({ theme: 'dark' });
    });
  });

  it('notes the schema versions at the first start and finds no problem', async () => {
    const name = temporaryDatabase();
    const data = await StoredData.open(name);
    expect(data.problem.value).to.equal(undefined);
    const { settings, accounts, history } = (await data.raw.get(SCHEMA_KEY)) as Record<string, number>;
    expect([settings, accounts, history]).to.deep.equal([1, 1, 1]);
    expect((await StoredData.open(name)).problem.value).to.equal(undefined);
  });

  it('never touches an area that a newer version wrote', async () => {
    const name = temporaryDatabase();
    const first = await StoredData.open(name);
    await first.store.set('history/chunk/1', ['from the future']);
    await first.raw.set(SCHEMA_KEY, { ...SCHEMA_VERSIONS, history: 7 });

    const data = await StoredData.open(name);
    expect(data.problem.value).to.deep.equal({ kind: 'newer', areas: ['history'] });
    expect(await data.store.keys('history/')).to.deep.equal([]);
    await data.store.setMany([
      ['history/chunk/1', ['mine']],
      ['settings/values', { theme: 'dark' }],
    ]);
    await data.store.deleteMany(['history/chunk/1']);
    const stored = await rawRecords(name);
    expect(stored.get('history/chunk/1')).to.deep.equal(['from the future']);
    expect(stored.get('settings/values')).to.deep.equal({ theme: 'dark' });
    expect(stored.get(SCHEMA_KEY)).to.deep.equal({ ...SCHEMA_VERSIONS, history: 7 });
  });

  it('counts the writes that succeed', async () => {
    const data = await StoredData.open(temporaryDatabase());
    const before = data.writes.value;
    await whileFailing(IDBObjectStore, 'put', 'QuotaExceededError', async () => {
      await failure(data.store.set('settings/values', {}));
    });
    expect(data.writes.value).to.equal(before);
    await data.store.set('settings/values', {});
    expect(data.writes.value).to.equal(before + 1);
  });

  it('keeps a damaged record untouched beside its replacement', async () => {
    const name = temporaryDatabase();
    const data = await StoredData.open(name);
    await data.take('history/chunk/1', { strange: true }, []);
    expect(data.problem.value).to.deep.equal({ kind: 'damaged', areas: ['history'] });
    const stored = await rawRecords(name);
    expect(stored.get('history/chunk/1')).to.deep.equal([]);
    const copy = [...stored].find(([key]) => key.startsWith('damaged/history/chunk/1/'));
    expect(copy?.[1]).to.deep.equal({ strange: true });
  });

  it('leaves a damaged record where it is when there is no room for the copy', async () => {
    const name = temporaryDatabase();
    const data = await StoredData.open(name);
    await data.store.set('settings/values', 'damaged');
    await whileFailing(IDBObjectStore, 'put', 'QuotaExceededError', async () => {
      await data.take('settings/values', 'damaged', {});
    });
    await data.store.set('settings/values', { theme: 'dark' });
    expect((await rawRecords(name)).get('settings/values')).to.equal('damaged');
    expect(await data.store.get('settings/values')).to.deep.equal({ theme: 'dark' });
  });

  it('runs an area in memory when the browser cannot read its records any more, and leaves them alone', async () => {
    const name = temporaryDatabase();
    const data = await StoredData.open(name);
    await data.store.setMany([
      ['history/chunk/1', ['stored']],
      ['settings/values', { theme: 'dark' }],
    ]);
    await whileFailing(IDBObjectStore, 'get', 'UnknownError', async () => {
      expect(await data.store.getMany(['history/chunk/1'])).to.deep.equal([undefined]);
    });
    expect(data.problem.value).to.deep.equal({ kind: 'damaged', areas: ['history'] });
    await data.store.set('history/chunk/1', ['new']);
    expect(await data.store.get('settings/values')).to.deep.equal({ theme: 'dark' });
    expect((await rawRecords(name)).get('history/chunk/1')).to.deep.equal(['stored']);
  });

  it('opens the database again when the browser closed it', async () => {
    const store = new IndexedDbStore(temporaryDatabase());
    await store.set('a', 1);
    const original: unknown = Reflect.get(IDBDatabase.prototype, 'transaction');
    let closed = true;
    Reflect.set(IDBDatabase.prototype, 'transaction', function (this: IDBDatabase, ...names: unknown[]) {
      if (closed) {
        closed = false;
        throw new DOMException('closing', 'InvalidStateError');
      }
      const call = original as (...given: unknown[]) => IDBTransaction;
      return call.apply(this, names);
    });
    try {
      expect(await store.get('a')).to.equal(1);
    } finally {
      Reflect.set(IDBDatabase.prototype, 'transaction', original);
    }
  });

  it('starts when the record of the versions itself is damaged', async () => {
    const name = temporaryDatabase();
    await new IndexedDbStore(name).set(SCHEMA_KEY, { settings: 'one' });
    const data = await StoredData.open(name);
    expect(data.problem.value?.kind).to.equal('damaged');
    await data.store.set('settings/values', { theme: 'dark' });
    expect((await StoredData.open(name)).problem.value).to.equal(undefined);
  });
});
