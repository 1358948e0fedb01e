import { aTimeout, expect } from '@open-wc/testing';
import { FullableStore, rawRecords, temporaryDatabase } from '../../../test/support/temporary-data.ts';
import { saveAll } from '../../../test/support/save-all.ts';
import { temporaryBook } from '../../../test/support/temporary-book.ts';
import type { TemporaryBook } from '../../../test/support/temporary-book.ts';
import { ALL_CONTACTS } from '../../domain/contacts/address-book.ts';
import { EMPTY_CONTACT } from '../../domain/contacts/contact.ts';
import type { ContactData } from '../../domain/contacts/contact.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import { isAppError } from '../../lib/app-error.ts';
import { until } from '../../lib/until.ts';
import { IndexedDbStore } from '../storage/indexed-db-store.ts';
import { StoredData } from '../storage/stored-data.ts';
import { BookHost } from './book-host.ts';
import { PapaCsvWriter } from '../csv/papa-csv-writer.ts';

const person = (lastName: string, changes: Partial<ContactData> = {}): ContactData => ({
  ...EMPTY_CONTACT,
  firstName: 'Ida',
  lastName,
  ...changes,
});
const OPTIONS = { limit: 50, recent: [], keypad: false };
const HEAD = { source: 'csv-1', origin: 'csv', name: 'Company' } as const;
const row = (id: number, lastName: string, groups: readonly string[] = []): string =>
  packContact(`csv-1/${id}`, '', person(lastName, { groups }));

async function lastNames({ book }: TemporaryBook): Promise<readonly string[]> {
  const rows = await book.rows(ALL_CONTACTS, 0, 10_000);
  return rows.map(({ contact }) => contact.lastName);
}

async function keys(database: string, prefix: string): Promise<readonly string[]> {
  return [...(await rawRecords(database)).keys()].filter((key) => key.startsWith(prefix));
}

describe('the stored contacts', () => {
  const open: TemporaryBook[] = [];
  const book = async (database?: string, country?: string): Promise<TemporaryBook> => {
    const made = await temporaryBook(database, country);
    open.push(made);
    return made;
  };

  afterEach(() => {
    for (const { close, database } of open.splice(0)) {
      close();
      indexedDB.deleteDatabase(database);
    }
  });

  it('are there again after a start, with what was made of them', async () => {
    const before = await book();
    const { id } = await before.book.save(person('Berg'));
    await before.book.setFavourite([id], true);
    const after = await book(before.database);
    expect(await lastNames(after)).to.deep.equal(['Berg']);
    expect(after.book.summary.value.favourites).to.have.length(1);
    expect((await after.book.search('berg', OPTIONS)).total).to.equal(1);
  });

  it('are not joined again and again where many are gone', async function () {
    this.timeout(15_000);
    const { shelf, sources, book: contacts } = await book();
    const rows = Array.from({ length: 10_000 }, (_, id) => row(id, `N${id}`));
    await sources.replace(HEAD, { rows, removal: 'delete' });
    await sources.replace(HEAD, { rows: rows.filter((_, id) => id % 20 > 8), removal: 'delete' });
    expect(contacts.summary.value.total).to.equal(5500);
    await aTimeout(1500);
    const { revision } = shelf.summary.value;
    await aTimeout(2500);
    expect(shelf.summary.value.revision).to.equal(revision);
  });

  it('of one chunk are changed by two windows at once, and both changes stay', async () => {
    const one = await book();
    const saved = await saveAll(
      one.book,
      ['A', 'B', 'C', 'D'].map((name) => person(name)),
    );
    const two = await book(one.database);
    const [a = '', b = '', c = '', d = ''] = saved.map(({ id }) => id);
    await Promise.all([
      one.book.save(person('A1'), a),
      two.book.save(person('B2'), b),
      one.book.setFavourite([c], true),
      two.book.remove([d]),
      two.book.setFavourite([a], true),
      one.book.save(person('E1')),
      two.book.save(person('F2')),
    ]);
    for (const window of [one, two]) {
      await until(
        () => window.book.summary.value.total === 5 && window.book.summary.value.favourites.length === 2,
      );
      await window.shelf.refresh();
      expect(await lastNames(window)).to.deep.equal(['A1', 'B2', 'C', 'E1', 'F2']);
    }
    expect(await lastNames(await book(one.database))).to.deep.equal(['A1', 'B2', 'C', 'E1', 'F2']);
  });

  it('that another window deleted cannot be saved', async () => {
    const one = await book();
    const { id } = await one.book.save(person('A'));
    const two = await book(one.database);
    await two.book.remove([id]);
    const failure = await one.book.save(person('B'), id).catch((error: unknown) => error);
    expect(isAppError(failure, 'contact/gone')).to.equal(true);
  });

  it('leave nothing behind that no manifest names', async () => {
    const { book: contacts, database } = await book();
    for (const name of ['A', 'B', 'C']) await contacts.save(person(name));
    expect(await keys(database, 'contacts/chunk/')).to.have.length(1);
    await new IndexedDbStore(database).set('contacts/chunk/own/99999999', 'left by a crash');
    const after = await book(database);
    await after.shelf.tidy();
    expect(await keys(database, 'contacts/chunk/')).to.have.length(1);
    expect(await lastNames(after)).to.deep.equal(['A', 'B', 'C']);
  });

  it('are compared anew when the person moves to another country', async () => {
    const { book: contacts, database, host } = await book();
    const { id } = await contacts.save(person('A', { numbers: [{ kind: 'work', number: '044 668 18 00' }] }));
    expect((await contacts.callers(['+41446681800']))[0]).to.equal(undefined);
    await host.setHome({ country: 'CH', exchanges: [] });
    expect((await contacts.callers(['+41446681800']))[0]?.id).to.equal(id);
    await host.setHome({ country: 'CH', exchanges: [{ stem: '+4144668', digits: 4 }] });
    expect((await contacts.callers(['1800']))[0]?.id).to.equal(id);
    const after = await book(database, 'CH');
    expect((await after.book.callers(['+41446681800']))[0]?.id).to.equal(id);
  });

  for (const [what, damage] of [
    ['is no chunk', () => 'rubbish'],
    ['lost its index', (record: object) => ({ ...record, index: undefined })],
    ['has an index of something else', (record: object) => ({ ...record, index: { plan: '', words: 1 } })],
    ['was cut off', (record: { rows: string }) => ({ ...record, rows: record.rows.slice(0, -40) })],
  ] as const)
    it(`are shown as far as they can be read when a chunk ${what}`, async () => {
      const { book: contacts, database } = await book();
      await saveAll(contacts, [person('A'), person('B')]);
      const [key = ''] = await keys(database, 'contacts/chunk/');
      const store = new IndexedDbStore(database);
      await store.set(key, damage((await store.get(key)) as { rows: string }));
      const after = await book(database);
      const expected = { 'is no chunk': [], 'was cut off': ['A'] } as Record<string, readonly string[]>;
      expect(await lastNames(after)).to.deep.equal(expected[what] ?? ['A', 'B']);
      expect(after.data.problem.value).to.deep.equal({ kind: 'damaged', areas: ['contacts'] });
      expect((await keys(database, `damaged/${key}`)).length).to.equal(1);
      await after.book.save(person('Z'));
      expect((await after.book.search('z', OPTIONS)).total).to.equal(1);
    });

  it('are found by their chunks when the manifest is damaged, and the marks start anew when they are', async () => {
    const { book: contacts, database, sources } = await book();
    await contacts.save(person('A'));
    await sources.replace(HEAD, { rows: [row(1, 'B')], removal: 'keep' });
    await new IndexedDbStore(database).setMany([
      ['contacts/manifest', { version: 'x' }],
      ['contacts/marks', []],
    ]);
    const after = await book(database);
    expect(await lastNames(after)).to.deep.equal(['A', 'B']);
    expect(after.data.problem.value?.kind).to.equal('damaged');
    await after.shelf.tidy();
    expect(await lastNames(await book(database))).to.deep.equal(['A', 'B']);
  });

  const fullable = async (database: string): Promise<{ store: FullableStore; host: BookHost }> => {
    const data = await StoredData.open(database);
    const store = new FullableStore(data.store);
    const host = new BookHost(
      {
        store,
        quarantine: data,
        lock: `${database}-contacts`,
        encodePicture: (picture) => Promise.resolve(picture),
        acceptPicture: (picture) => Promise.resolve(picture),
        csv: () => Promise.resolve(new PapaCsvWriter()),
        planOf: () => Promise.reject(new Error('offline')),
      },
      { country: 'DE', exchanges: [] },
    );
    return { store, host };
  };

  it('stay as they were when the disk is full', async () => {
    const { store, host } = await fullable(temporaryDatabase());
    await host.book.save(person('A'));
    store.full = true;
    const failure = await host.book.save(person('B')).catch((error: unknown) => error);
    expect(isAppError(failure, 'storage/full')).to.equal(true);
    expect((await host.book.search('ida', OPTIONS)).total).to.equal(1);
    store.full = false;
    await host.book.save(person('C'));
    expect((await host.book.search('ida', OPTIONS)).total).to.equal(2);
    host.shelf.close();
  });

  it('of a source are replaced as a whole, and little is written when little changed', async () => {
    const { book: contacts, database, sources } = await book();
    const rows = Array.from({ length: 3000 }, (_, index) => row(index, `N${index}`, ['Team']));
    const first = await sources.replace(HEAD, { rows, removal: 'keep' });
    expect(first).to.deep.equal({ added: 3000, changed: 0, unchanged: 0, missing: 0 });
    await contacts.setFavourite(['csv-1/7'], true);
    const before = await keys(database, 'contacts/chunk/csv-1/');
    const next = rows
      .map((old, index) => (index % 100 === 0 ? row(index, `M${index}`, ['team']) : old))
      .slice(0, -1);
    const second = await sources.replace(HEAD, { rows: [...next, row(5000, 'New')], removal: 'delete' });
    expect(second).to.deep.equal({ added: 1, changed: 30, unchanged: 2969, missing: 1 });
    const after = await keys(database, 'contacts/chunk/csv-1/');
    expect(after.filter((key) => before.includes(key)).length).to.be.at.least(2);
    expect(contacts.summary.value.total).to.equal(3000);
    expect(contacts.summary.value.favourites.map(({ id }) => id)).to.deep.equal(['csv-1/7']);
    expect(contacts.summary.value.groups.map(({ name, count }) => [name, count])).to.deep.equal([
      ['Team', 2999],
    ]);
    expect((await contacts.search('m100', OPTIONS)).total).to.equal(2);
    expect(await contacts.get(['csv-1/2999'])).to.deep.equal([]);
    const again = await book(database);
    expect(again.book.summary.value.total).to.equal(3000);
  });

  it('that a source does not name any more are asked about, marked or deleted', async () => {
    const { book: contacts, sources } = await book();
    await sources.replace(HEAD, { rows: [row(1, 'A'), row(2, 'B')], removal: 'keep' });
    await sources.replace(HEAD, { rows: [row(1, 'A')], removal: 'ask' });
    expect(await sources.missing('csv-1')).to.equal(1);
    await sources.settleMissing('csv-1', 'mark');
    expect((await contacts.get(['csv-1/2']))[0]?.gone).to.equal(true);
    expect(await sources.missing('csv-1')).to.equal(0);
    await sources.replace(HEAD, { rows: [row(1, 'A'), row(2, 'B')], removal: 'mark' });
    expect((await contacts.get(['csv-1/2']))[0]?.gone).to.equal(undefined);
    await sources.replace(HEAD, { rows: [row(1, 'A')], removal: 'ask' });
    await sources.settleMissing('csv-1', 'delete');
    expect(contacts.summary.value.total).to.equal(1);
  });

  it('of a source that is dropped become own ones, with their stars and groups', async () => {
    const { book: contacts, sources } = await book();
    await sources.replace(HEAD, { rows: [row(1, 'A', ['Team']), row(2, 'B')], removal: 'keep' });
    await contacts.setFavourite(['csv-1/1'], true);
    await sources.drop('csv-1', 'keep');
    const [kept] = contacts.summary.value.favourites;
    expect(kept).to.deep.include({ source: 'own', lastName: 'A' });
    const details = await contacts.details(kept?.id ?? '');
    expect(details?.groups.map(({ name }) => name)).to.deep.equal(['Team']);
    expect(contacts.summary.value.origins.map(({ source, count }) => [source, count])).to.deep.equal([
      ['own', 2],
    ]);
  });

  it('come back only while their removal is held, and that is said', async () => {
    const { book: contacts, host } = await book();
    const { id } = await contacts.save(person('Berg'));
    const first = host.hold(await contacts.remove([id]));
    for (let more = 0; more < 100; more++) host.hold({ count: 0, restore: () => Promise.resolve() });
    const failure = await host.restore(first).catch((error: unknown) => error);
    expect(isAppError(failure, 'contact/gone')).to.equal(true);
    expect(contacts.summary.value.total).to.equal(0);
  });

  it('of an aborted import are as before', async () => {
    const { book: contacts, sources } = await book();
    const abort = AbortSignal.abort();
    const failure = await sources
      .replace(HEAD, { rows: [row(1, 'A')], removal: 'keep', signal: abort })
      .catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(DOMException);
    expect(contacts.summary.value.total).to.equal(0);
  });
});
