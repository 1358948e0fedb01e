import { expect } from '@open-wc/testing';
import { backupAreas } from '../../src/app/compose-later.ts';
import { EMPTY_SUMMARY } from '../../src/domain/contacts/address-book.ts';
import { EMPTY_CONTACT } from '../../src/domain/contacts/contact.ts';
import { packContact } from '../../src/domain/contacts/packed-contact.ts';
import { BACKUP_AREAS } from '../../src/domain/maintenance/backup.ts';
import type { BackupAreaName } from '../../src/domain/maintenance/backup.ts';
import { once } from '../../src/lib/once.ts';
import { signal } from '../../src/lib/signals.ts';
import { startContacts } from '../../src/services/contacts/start-contacts.ts';
import type { Contacts } from '../../src/services/contacts/start-contacts.ts';
import { Backups } from '../../src/services/maintenance/backups.ts';
import { SETTINGS_KEY } from '../../src/services/settings/stored-settings.ts';
import type { StoredData } from '../../src/services/storage/stored-data.ts';
import { SOURCE, Phone, closePhones, codeOf, fill } from '../support/backup-phone.ts';
import { entry } from '../support/backup-entry.ts';
import { temporaryBook } from '../support/temporary-book.ts';
import { rawRecords, temporaryData, temporaryDatabase } from '../support/temporary-data.ts';

/** Lets no record under the key of the settings be stored: there is no room left for it. */
const noRoomForSettings = `
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    if (key === '${SETTINGS_KEY}' && self.isFull) throw new DOMException('for the test', 'QuotaExceededError');
    return put.call(this, value, key);
  };
  self.addEventListener('message', ({ data }) => { if (data === 'full') self.isFull = true; });`;

/** The areas of the app, all of them, the contacts in their worker. */
interface Device {
  readonly database: string;
  readonly data: StoredData;
  readonly backups: Backups;
  readonly worker: Worker;
  readonly contacts: Contacts;
}

const devices: Device[] = [];

async function device(names: readonly string[], sources = [SOURCE]): Promise<Device> {
  const database = temporaryDatabase();
  const seed = await temporaryBook(database);
  const rows = names.map((name) =>
    packContact(`${SOURCE.id}/${name}`, '', { ...EMPTY_CONTACT, lastName: name, groups: ['Team'] }),
  );
  if (rows.length > 0)
    await seed.sources.replace(
      { source: SOURCE.id, origin: 'csv', name: 'Staff' },
      { rows, removal: 'keep' },
    );
  seed.close();
  const data = await temporaryData(database);
  await fill(new Phone(database, data), {
    sources,
    settings: { theme: names.length > 0 ? 'dark' : 'light' },
    calls: names.map((name) => entry(name)),
  });
  const app = new URL('/src/workers/address-book.worker.ts', location.href).href;
  const script = new Blob([`import '${app}';`, noRoomForSettings], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(script), { type: 'module' });
  const contacts = await startContacts({
    worker: () => worker,
    summary: signal(EMPTY_SUMMARY),
    home: signal({ country: 'DE', exchanges: [] }),
    database,
  });
  const backups = new Backups({
    areas: once(() => backupAreas(data, () => Promise.resolve(contacts))),
    inMemory: (name) => data.inMemory(name),
    callLive: signal(false),
    store: data.raw,
    volatile: data.volatile,
    version: '1',
  });
  const made = { database, data, backups, worker, contacts };
  devices.push(made);
  return made;
}

async function lastNames({ contacts }: Device): Promise<readonly string[]> {
  const records = await contacts.worker.read((remote) => remote.backup());
  return records
    .filter(({ key }) => key.startsWith('contact/'))
    .map(({ value }) => {
      const { source, lastName } = value as { readonly source: string; readonly lastName: string };
      return `${source} ${lastName}`;
    })
    .sort((a, b) => a.localeCompare(b));
}

describe('a restore of everything', function () {
  this.timeout(30_000);

  afterEach(() => {
    closePhones();
    for (const { contacts, database } of devices.splice(0)) {
      contacts.worker.close();
      indexedDB.deleteDatabase(database);
    }
  });

  const restore = async (
    to: Device,
    file: Blob,
    areas: readonly BackupAreaName[] = BACKUP_AREAS,
  ): Promise<void> => (await to.backups.open(file)).restore(new Set(areas), 'replace');

  it('changes nothing where one area of it cannot be stored, whichever comes first', async () => {
    const one = await device(['Adeyemi', 'Brandt']);
    const other = await device([], []);
    const file = await one.backups.create('');
    const before = await rawRecords(other.database);
    const put = Reflect.get(IDBObjectStore.prototype, 'put');
    other.worker.postMessage('full');
    // The same in the page, which wrote it before.
    Reflect.set(
      IDBObjectStore.prototype,
      'put',
      function (this: IDBObjectStore, value: unknown, key: string) {
        if (key === SETTINGS_KEY) throw new DOMException('for the test', 'QuotaExceededError');
        return put.call(this, value, key);
      },
    );
    try {
      expect(await codeOf(restore(other, file))).to.match(/^storage\/full/);
      const withoutContacts = BACKUP_AREAS.filter((area) => area !== 'contacts');
      expect(await codeOf(restore(other, file, withoutContacts))).to.match(/^storage\/full/);
    } finally {
      Reflect.set(IDBObjectStore.prototype, 'put', put);
    }
    expect(await rawRecords(other.database)).to.deep.equal(before);
    expect(await lastNames(other)).to.deep.equal([]);
  });

  it('counts contacts, not what is stored of them', async () => {
    const one = await device(['Adeyemi', 'Brandt', 'Cole']);
    await one.contacts.addressBook.setFavourite(['staff/Adeyemi'], true);
    const other = await device([], []);
    const opened = await other.backups.open(await one.backups.create(''));
    const counts = async (): Promise<unknown> =>
      (await opened.compare()).replace.filter(({ area }) => area === 'contacts');
    const nothing = { area: 'contacts', added: 0, changed: 0, unchanged: 0, missing: 0, unusable: 0 };
    expect(await counts()).to.deep.equal([{ ...nothing, added: 3 }]);
    await opened.restore(new Set(BACKUP_AREAS), 'merge');
    expect(await counts()).to.deep.equal([{ ...nothing, unchanged: 3 }]);
    await other.contacts.addressBook.setFavourite(['staff/Adeyemi'], false);
    await other.contacts.addressBook.save({ ...EMPTY_CONTACT, lastName: 'Own' });
    expect(await counts()).to.deep.equal([{ ...nothing, changed: 1, unchanged: 2, missing: 1 }]);
  });

  it('refuses more sources than there may be, and cuts none', async () => {
    const some = (from: number): (typeof SOURCE)[] =>
      Array.from({ length: 60 }, (_, at) => ({ ...SOURCE, id: `s${from + at}`, authentication: 'none' }));
    const one = await device([], some(0));
    const other = await device(['Adeyemi'], some(60));
    const before = await rawRecords(other.database);
    const opened = await other.backups.open(await one.backups.create(''));
    expect(await codeOf(opened.restore(new Set(BACKUP_AREAS), 'merge'))).to.equal('source/too-many 120');
    expect(await rawRecords(other.database)).to.deep.equal(before);
    await opened.restore(new Set(BACKUP_AREAS), 'replace');
    expect((await opened.compare()).replace.find(({ area }) => area === 'sources')?.unchanged).to.equal(60);
  });

  it('makes contacts of a source that goes own ones where the contacts are to stay', async () => {
    const empty = await device([], []);
    const file = await empty.backups.create('');
    const other = await device(['Adeyemi', 'Brandt']);
    await restore(other, file, ['sources']);
    expect(await lastNames(other)).to.deep.equal(['own Adeyemi', 'own Brandt']);
    const { areas } = await backupAreas(other.data, () => Promise.resolve(other.contacts));
    expect(await areas.find(({ name }) => name === 'sources')?.records()).to.deep.equal([]);
  });

  it('has the contacts of the backup and no others where both are restored', async () => {
    const one = await device(['Adeyemi'], []);
    const other = await device(['Brandt', 'Cole']);
    await restore(other, await one.backups.create(''));
    expect(await lastNames(other)).to.deep.equal(['staff Adeyemi']);
  });
});
