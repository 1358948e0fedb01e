import { EMPTY_SUMMARY } from '../../src/domain/contacts/address-book.ts';
import { appWorker } from '../support/app-worker.ts';
import { packContact } from '../../src/domain/contacts/packed-contact.ts';
import { signal } from '../../src/lib/signals.ts';
import { until } from '../../src/lib/until.ts';
import { startContacts } from '../../src/services/contacts/start-contacts.ts';
import { planOf } from '../../src/services/numbers/number-metadata.ts';
import { FakeAddressBook } from '../fakes/fake-address-book.ts';
import { temporaryBook } from '../support/temporary-book.ts';
import { temporaryDatabase } from '../support/temporary-data.ts';
import { addressBookContract } from './address-book.ts';

addressBookContract('fake', () => {
  const book = new FakeAddressBook([], planOf('DE'));
  book.names.set('company', 'Company');
  return Promise.resolve({
    book,
    imported: (...contacts) => {
      book.put(
        ...contacts.map((data) => ({ ...data, source: 'company', origin: 'csv' as const, photo: '' })),
      );
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});

addressBookContract('in a worker', async () => {
  const database = temporaryDatabase();
  const summary = signal(EMPTY_SUMMARY);
  const { addressBook, worker } = await startContacts({
    worker: appWorker,
    summary,
    home: signal({ country: 'DE', exchanges: [] }),
    database,
  });
  return {
    book: addressBook,
    async imported(...contacts) {
      // As by the worker of another window: this one hears of it.
      const other = await temporaryBook(database);
      const rows = contacts.map(({ id, ...data }) => packContact(id, '', data));
      await other.sources.replace(
        { source: 'company', origin: 'csv', name: 'Company' },
        { rows, removal: 'keep' },
      );
      await until(() => summary.value.total >= rows.length);
      other.close();
    },
    close() {
      worker.close();
      indexedDB.deleteDatabase(database);
      return Promise.resolve();
    },
  };
});
