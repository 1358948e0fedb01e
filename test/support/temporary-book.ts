import { appWorker } from './app-worker.ts';
import type { AddressBook } from '../../src/domain/contacts/address-book.ts';
import type { SourceWriter } from '../../src/domain/contacts/source-writer.ts';
import { BookHost } from '../../src/services/contacts/book-host.ts';
import { workerIndexer } from '../../src/services/contacts/worker-indexer.ts';
import type { Shelf } from '../../src/services/contacts/shelf.ts';
import { planOf } from '../../src/services/numbers/number-metadata.ts';
import { acceptPicture, encodePicture } from '../../src/services/pictures/jpeg.ts';
import { StoredData } from '../../src/services/storage/stored-data.ts';
import { temporaryDatabase } from './temporary-data.ts';
import { PapaCsvWriter } from '../../src/services/csv/papa-csv-writer.ts';

export interface TemporaryBook {
  readonly database: string;
  readonly data: StoredData;
  readonly host: BookHost;
  readonly shelf: Shelf;
  readonly book: AddressBook;
  readonly sources: SourceWriter;
  readonly close: () => void;
}

/** What the worker of a window runs, in the page of the test, in a database of its own or of another one. Of Germany. */
export async function temporaryBook(database = temporaryDatabase(), country = 'DE'): Promise<TemporaryBook> {
  const data = await StoredData.open(database);
  const host = new BookHost(
    {
      store: data.store,
      quarantine: data,
      lock: `${database}-contacts`,
      encodePicture,
      acceptPicture,
      indexer: () => workerIndexer(appWorker()),
      csv: () => Promise.resolve(new PapaCsvWriter()),
      planOf: (code) => Promise.resolve(planOf(code)),
    },
    { country, exchanges: [] },
  );
  const { shelf, book, sources } = host;
  await book.get([]);
  return { database, data, host, shelf, book, sources, close: () => shelf.close() };
}
