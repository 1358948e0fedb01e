import { createStore, promisifyRequest } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { renewLog } from './renew-log.ts';
import { storageError } from './storage-error.ts';

type Work<T> = (records: IDBObjectStore) => Promise<T>;

/** The last string that begins with a prefix, as IndexedDB sorts them (by code unit). */
const LAST = '\uffff';

/** The browser closed the connection (site data cleared, disk trouble); the next use opens another. */
function isClosing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

/** One IndexedDB database with one object store. */
export class IndexedDbStore implements KeyValueStore {
  readonly #use: UseStore;
  /** Done once, before the first write: reading is harmless, and a start mostly reads. */
  #renewed: Promise<void> | undefined;

  constructor(database: string) {
    this.#use = createStore(database, 'records');
  }

  get(key: string): Promise<unknown> {
    return this.#run('readonly', (records) => promisifyRequest<unknown>(records.get(key)));
  }

  getMany(keys: readonly string[]): Promise<readonly unknown[]> {
    return this.#run('readonly', (records) =>
      Promise.all(keys.map((key) => promisifyRequest<unknown>(records.get(key)))),
    );
  }

  set(key: string, value: unknown): Promise<void> {
    return this.setMany([[key, value]]);
  }

  setMany(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
    return this.#change((records) => {
      for (const [key, value] of entries) {
        if (value === undefined) records.delete(key);
        else records.put(value, key);
      }
    });
  }

  deleteMany(keys: readonly string[]): Promise<void> {
    return this.#change((records) => {
      for (const key of keys) records.delete(key);
    });
  }

  keys(prefix: string): Promise<readonly string[]> {
    return this.#run('readonly', async (records) => {
      const found = await promisifyRequest(records.getAllKeys(IDBKeyRange.bound(prefix, prefix + LAST)));
      return found.filter((key) => typeof key === 'string');
    });
  }

  async #change(change: (records: IDBObjectStore) => void): Promise<void> {
    await (this.#renewed ??= renewLog());
    await this.#run('readwrite', (records) => {
      try {
        change(records);
      } catch (error) {
        // A value that cannot be cloned throws here, with the puts before it already under way.
        records.transaction.abort();
        throw error;
      }
      return promisifyRequest(records.transaction);
    });
  }

  async #run<T>(mode: IDBTransactionMode, work: Work<T>): Promise<T> {
    try {
      return await this.#use(mode, work);
    } catch (error) {
      if (!isClosing(error)) throw storageError(error);
    }
    try {
      return await this.#use(mode, work);
    } catch (error) {
      throw storageError(error);
    }
  }
}
