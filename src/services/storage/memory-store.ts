import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';

/** Holds records for the life of the window: for a browser that lets the app store nothing, and for areas that must not be written. */
export class MemoryStore implements KeyValueStore {
  readonly #records = new Map<string, unknown>();

  get(key: string): Promise<unknown> {
    return Promise.resolve(structuredClone(this.#records.get(key)));
  }

  getMany(keys: readonly string[]): Promise<readonly unknown[]> {
    return Promise.all(keys.map((key) => this.get(key)));
  }

  set(key: string, value: unknown): Promise<void> {
    return this.setMany([[key, value]]);
  }

  setMany(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
    const copies = structuredClone(entries);
    for (const [key, value] of copies) {
      if (value === undefined) this.#records.delete(key);
      else this.#records.set(key, value);
    }
    return Promise.resolve();
  }

  deleteMany(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#records.delete(key);
    return Promise.resolve();
  }

  keys(prefix: string): Promise<readonly string[]> {
    return Promise.resolve([...this.#records.keys()].filter((key) => key.startsWith(prefix)).sort());
  }
}
