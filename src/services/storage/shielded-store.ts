import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { MemoryStore } from './memory-store.ts';

type Entry = readonly [key: string, value: unknown];

/** The part of a key before the first slash. */
export function areaOf(key: string): string {
  return key.split('/', 1)[0] ?? key;
}

export interface ShieldEvents {
  /** An area has a record that cannot be read. */
  unreadable(area: string, error: unknown): void;
  /** Something was written that lasts. */
  stored(): void;
}

/**
 * Keeps areas whose records must not be touched out of reach: they run on an empty store in memory instead. An area
 * with a record that the browser itself cannot read any more becomes one of them.
 */
export class ShieldedStore implements KeyValueStore {
  readonly #durable: KeyValueStore;
  readonly #shielded = new Set<string>();
  readonly #events: ShieldEvents;
  /** What holds until the window closes. */
  readonly memory: KeyValueStore = new MemoryStore();

  constructor(durable: KeyValueStore, events: ShieldEvents) {
    this.#durable = durable;
    this.#events = events;
  }

  shield(area: string): void {
    this.#shielded.add(area);
  }

  isShielded(area: string): boolean {
    return this.#shielded.has(area);
  }

  get(key: string): Promise<unknown> {
    return this.#read(areaOf(key), (store) => store.get(key));
  }

  getMany(keys: readonly string[]): Promise<readonly unknown[]> {
    const areas = new Set(keys.map(areaOf));
    const [area] = areas;
    return area === undefined || areas.size > 1
      ? Promise.all(keys.map((key) => this.get(key)))
      : this.#read(area, (store) => store.getMany(keys));
  }

  set(key: string, value: unknown): Promise<void> {
    return this.setMany([[key, value]]);
  }

  async setMany(entries: readonly Entry[]): Promise<void> {
    const durable = entries.filter(([key]) => !this.isShielded(areaOf(key)));
    const volatile = entries.filter(([key]) => this.isShielded(areaOf(key)));
    if (durable.length > 0) {
      await this.#durable.setMany(durable);
      this.#events.stored();
    }
    if (volatile.length > 0) await this.memory.setMany(volatile);
  }

  async deleteMany(keys: readonly string[]): Promise<void> {
    await this.#durable.deleteMany(keys.filter((key) => !this.isShielded(areaOf(key))));
    await this.memory.deleteMany(keys.filter((key) => this.isShielded(areaOf(key))));
  }

  keys(prefix: string): Promise<readonly string[]> {
    return this.#read(areaOf(prefix), (store) => store.keys(prefix));
  }

  async #read<T>(area: string, read: (store: KeyValueStore) => Promise<T>): Promise<T> {
    if (this.isShielded(area)) return read(this.memory);
    try {
      return await read(this.#durable);
    } catch (error) {
      this.shield(area);
      this.#events.unreadable(area, error);
      return read(this.memory);
    }
  }
}
