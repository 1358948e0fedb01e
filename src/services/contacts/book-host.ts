import type { ContactErrorCode, Removal } from '../../domain/contacts/address-book.ts';
import type { SourceId } from '../../domain/contacts/contact.ts';
import { NO_PLAN } from '../../domain/contacts/no-plan.ts';
import type { Home, NumberPlan } from '../../domain/contacts/number-plan.ts';
import type { AreaContent, BackupRecord } from '../../domain/maintenance/backup.ts';
import type { KeyValueStore, StoreEntry } from '../../domain/storage/key-value-store.ts';
import type { Quarantine } from '../../domain/storage/quarantine.ts';
import type { CsvWriter } from '../../domain/table/csv-writer.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { BookBackup } from './book-backup.ts';
import { BookRecords } from './book-records.ts';
import type { Indexer } from './index-ahead.ts';
import { Shelf } from './shelf.ts';
import { StoredSourceWriter } from './source-writer.ts';
import { StoredAddressBook } from './stored-address-book.ts';

const log = logger('contacts');
/** Removals that can be restored; what was removed before stays removed. */
const REMOVALS = 100;

export interface BookHostOptions {
  readonly store: KeyValueStore;
  readonly quarantine: Quarantine;
  /** The name of the Web Lock that writes hold: one for each database. */
  readonly lock: string;
  readonly encodePicture: (picture: Blob) => Promise<Blob>;
  /** The same for a picture that was stored by this app once: it need not be encoded anew. */
  readonly acceptPicture: (picture: Blob) => Promise<Blob>;
  /** Loads with the first file that is written. */
  readonly csv: () => Promise<CsvWriter>;
  /** Starts another worker, for as long as a large import takes; without, it is indexed where it is read. */
  readonly indexer?: () => Indexer;
  /** What is known of the numbers of a country. */
  readonly planOf: (country: string) => Promise<NumberPlan>;
}

/** All of the address book that lives in the worker, put together. */
export class BookHost {
  readonly shelf: Shelf;
  readonly book: StoredAddressBook;
  readonly sources: StoredSourceWriter;
  readonly #backup: BookBackup;
  readonly #records: BookRecords;
  readonly #planOf: BookHostOptions['planOf'];
  readonly #removals = new Map<string, Removal>();
  readonly #loaded: Promise<void>;

  constructor(options: BookHostOptions, home: Home) {
    const { store, quarantine, lock, encodePicture, acceptPicture, indexer, planOf, csv } = options;
    this.#records = new BookRecords(store, quarantine);
    this.#planOf = planOf;
    this.shelf = new Shelf(this.#records, lock);
    this.#loaded = this.#load(home);
    this.book = new StoredAddressBook({
      shelf: this.shelf,
      records: this.#records,
      encodePicture,
      csv,
      ready: () => this.#loaded,
    });
    this.sources = new StoredSourceWriter(this.shelf, this.#records, indexer);
    this.#backup = new BookBackup({ shelf: this.shelf, records: this.#records, acceptPicture });
    // Whoever asks for something hears of a failure.
    this.#loaded
      .then(() => this.shelf.tidy())
      .catch((error: unknown) => {
        log.warn('the contacts could not be read or tidied', error);
      });
  }

  /** Resolves when what is stored is in the memory, so that who writes sources knows what there is. */
  get ready(): Promise<void> {
    return this.#loaded;
  }

  async backup(): Promise<readonly BackupRecord[]> {
    await this.#loaded;
    return this.#backup.records();
  }

  /** @param others records of other areas, for the same transaction. */
  async restoreBackup(
    content: Pick<AreaContent, 'records' | 'mode'>,
    others: readonly StoreEntry[] = [],
  ): Promise<void> {
    await this.#loaded;
    await this.#backup.restore(content, others);
  }

  /** The contacts of these sources become own ones. */
  async releaseSources(sources: readonly SourceId[], others: readonly StoreEntry[]): Promise<void> {
    await this.#loaded;
    await this.#backup.release(sources, others);
  }

  async setHome(home: Home): Promise<void> {
    await this.#loaded;
    await this.shelf.setPlan(await this.#plan(home));
  }

  /** @returns a token by which it can be restored, and which no other worker gives to anything. */
  hold(removal: Removal): string {
    const token = crypto.randomUUID();
    this.#removals.set(token, removal);
    const [oldest = ''] = this.#removals.keys();
    if (this.#removals.size > REMOVALS) this.#removals.delete(oldest);
    return token;
  }

  async restore(token: string): Promise<void> {
    const removal = this.#removals.get(token);
    if (removal === undefined) throw new AppError<ContactErrorCode>('contact/gone');
    this.#removals.delete(token);
    await removal.restore();
  }

  async #load(home: Home): Promise<void> {
    await this.shelf.setPlan(await this.#plan(home));
    await this.shelf.refresh();
  }

  async #plan({ country, exchanges }: Home): Promise<NumberPlan> {
    const stored = await this.#records.plan(country);
    if (stored !== undefined || country === '') return { ...(stored ?? NO_PLAN), exchanges };
    try {
      const plan = await this.#planOf(country);
      await this.#records.setPlan(plan);
      return { ...plan, exchanges };
    } catch (error) {
      log.warn('what is known of numbers could not be loaded; only international ones are compared', error);
      return { ...NO_PLAN, country, exchanges };
    }
  }
}
