import type { KeyValueStore } from '../../src/domain/storage/key-value-store.ts';
import { AppError } from '../../src/lib/app-error.ts';
import { StoredData } from '../../src/services/storage/stored-data.ts';

/** The name of a database that no other test uses. */
export function temporaryDatabase(): string {
  return `offhook-test-${crypto.randomUUID()}`;
}

/** A store on the real IndexedDB, in a database of its own. */
export function temporaryData(database = temporaryDatabase()): Promise<StoredData> {
  return StoredData.open(database);
}

/** What stands in a database, read without the app's code. */
export async function rawRecords(database: string): Promise<ReadonlyMap<string, unknown>> {
  const db = await settled(indexedDB.open(database));
  const records = db.transaction('records').objectStore('records');
  const [keys, values] = await Promise.all([settled(records.getAllKeys()), settled(records.getAll())]);
  db.close();
  return new Map(keys.map((key, index) => [JSON.stringify(key).slice(1, -1), values[index] as unknown]));
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the request failed'));
  });
}

/** Makes a method of IndexedDB throw while `work` runs. */
export async function whileFailing(
  owner: typeof IDBObjectStore | typeof IDBFactory,
  method: 'put' | 'get' | 'open',
  fault: string,
  work: () => Promise<void>,
): Promise<void> {
  const original: unknown = Reflect.get(owner.prototype, method);
  Reflect.set(owner.prototype, method, () => {
    throw new DOMException('for the test', fault);
  });
  try {
    await work();
  } finally {
    Reflect.set(owner.prototype, method, original);
  }
}

/** A store as on a disk that is full for as long as `full` is set. */
export class FullableStore implements KeyValueStore {
  readonly #inner: KeyValueStore;
  full = false;

  constructor(inner: KeyValueStore) {
    this.#inner = inner;
  }

  get(key: string): Promise<unknown> {
    return this.#inner.get(key);
  }

  getMany(keys: readonly string[]): Promise<readonly unknown[]> {
    return this.#inner.getMany(keys);
  }

  set(key: string, value: unknown): Promise<void> {
    return this.setMany([[key, value]]);
  }

  setMany(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
    if (this.full) return Promise.reject(new AppError('storage/full'));
    return this.#inner.setMany(entries);
  }

  deleteMany(keys: readonly string[]): Promise<void> {
    return this.#inner.deleteMany(keys);
  }

  keys(prefix: string): Promise<readonly string[]> {
    return this.#inner.keys(prefix);
  }
}
