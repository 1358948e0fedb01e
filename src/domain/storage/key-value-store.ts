/** Codes of the `AppError`s that storage rejects with. */
export type StorageErrorCode = 'storage/full' | 'storage/unavailable';

/**
 * The one durable store of the app: structured-cloneable values under string keys with an area prefix (`history/…`).
 * Rejects with `AppError<StorageErrorCode>`.
 */
export interface KeyValueStore {
  get(key: string): Promise<unknown>;
  getMany(keys: readonly string[]): Promise<readonly unknown[]>;
  /** One transaction: all or nothing. An entry whose value is undefined deletes its record. */
  setMany(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void>;
  set(key: string, value: unknown): Promise<void>;
  deleteMany(keys: readonly string[]): Promise<void>;
  keys(prefix: string): Promise<readonly string[]>;
}
