import { ALL_CONTACTS } from '../../src/domain/contacts/address-book.ts';
import { FakeSourceWriter } from '../fakes/fake-source-writer.ts';
import { temporaryBook } from '../support/temporary-book.ts';
import { sourceWriterContract } from './source-writer.ts';

sourceWriterContract('fake', () => {
  const writer = new FakeSourceWriter();
  return Promise.resolve({
    writer,
    contacts: () => Promise.resolve(writer.contacts),
    close: () => undefined,
  });
});

sourceWriterContract('in the address book', async () => {
  const { book, sources, database, close } = await temporaryBook();
  return {
    writer: sources,
    contacts: async () => book.get(await book.ids(ALL_CONTACTS, 0, 100)),
    close() {
      close();
      indexedDB.deleteDatabase(database);
    },
  };
});
