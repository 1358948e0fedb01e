/** Codes of the `AppError`s that storage rejects with. */
export type StorageErrorCode = 'storage/full' | 'storage/unavailable';

/** A record and its key; one whose value is undefined is deleted. */
export type StoreEntry = readonly [key: string, value: unknown];

/**
 * The one durable store of the app: structured-cloneable values under string keys with an area prefix (`history/…`).
 * Rejects with `AppError<StorageErrorCode>`.
 */
export interface KeyValueStore {
  get(key: string): Promise<unknown>;
  getMany(keys: readonly string[]): Promise<readonly unknown[]>;
  /** One transaction: all or nothing. */
  setMany(entries: readonly StoreEntry[]): Promise<void>;
  set(key: string, value: unknown): Promise<void>;
  deleteMany(keys: readonly string[]): Promise<void>;
  keys(prefix: string): Promise<readonly string[]>;
}
