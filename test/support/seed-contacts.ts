import { packContact } from '../../src/domain/contacts/packed-contact.ts';
import { syntheticContacts } from './synthetic-contacts.ts';
import { temporaryBook } from './temporary-book.ts';

/** Puts contacts of a source into the database of the app, by the app's own services: for a page that runs nothing else. */
async function seedContacts(count: number): Promise<void> {
  const book = await temporaryBook('offhook');
  const rows = syntheticContacts(count).map((person, index) => packContact(`bench/${index}`, '', person));
  await book.sources.replace({ source: 'bench', origin: 'csv', name: 'Bench' }, { rows, removal: 'keep' });
  book.close();
}

Reflect.set(globalThis, 'seedContacts', seedContacts);
