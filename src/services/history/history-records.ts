import { HISTORY_CAPACITY } from '../../domain/history/history-store.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { KeyValueStore, StoreEntry } from '../../domain/storage/key-value-store.ts';
import type { Quarantine } from '../../domain/storage/quarantine.ts';
import { readEntries, readGuids, readTime } from './history-schema.ts';

/** Calls in one record: small enough that each write stays quick, large enough that 100,000 calls are 1,000 records. */
export const CHUNK_SIZE = 100;
export const MAX_CHUNKS = HISTORY_CAPACITY / CHUNK_SIZE;

const CHUNK = 'history/chunk/';
const RUNNING = 'history/running';
const UNSEEN = 'history/unseen';
const ALIVE = 'history/alive';
/** Missed calls are counted up to here; nobody reads a larger number. */
const MAX_UNSEEN = 999;

/** What one change of the history writes, in one transaction. */
export interface RecordChanges {
  readonly chunks: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly running: readonly HistoryEntry[];
  readonly unseen: ReadonlySet<string>;
}

/**
 * The records of the history. Ended calls stand in chunks in the order they ended, and are never moved; the calls that
 * run stand apart in a record of their own, so that a crash is found by reading one small record.
 */
export class HistoryRecords {
  readonly #store: KeyValueStore;
  readonly #quarantine: Quarantine;

  constructor(store: KeyValueStore, quarantine: Quarantine) {
    this.#store = store;
    this.#quarantine = quarantine;
  }

  /** Oldest first. */
  chunkKeys(): Promise<readonly string[]> {
    return this.#store.keys(CHUNK);
  }

  async chunks(keys: readonly string[]): Promise<readonly (readonly HistoryEntry[])[]> {
    const records = await this.#store.getMany(keys);
    return Promise.all(keys.map((key, index) => this.#entries(key, records[index])));
  }

  async chunk(key: string): Promise<readonly HistoryEntry[]> {
    return this.#entries(key, await this.#store.get(key));
  }

  /** The calls that had not ended when they were last written. */
  async running(): Promise<readonly HistoryEntry[]> {
    return this.#entries(RUNNING, await this.#store.get(RUNNING));
  }

  /** The guids of missed calls that nobody has looked at. */
  async unseen(): Promise<ReadonlySet<string>> {
    return new Set(readGuids(await this.#store.get(UNSEEN)));
  }

  /** When the app was last known to run with a call. */
  async alive(): Promise<number | undefined> {
    return readTime(await this.#store.get(ALIVE));
  }

  setAlive(time: number): Promise<void> {
    return this.#store.set(ALIVE, time);
  }

  /** @param gone keys of chunks that go with it. */
  write({ chunks, running, unseen }: RecordChanges, gone: readonly string[] = []): Promise<void> {
    return this.#store.setMany([
      ...chunks,
      ...gone.map((key) => [key, undefined] as const),
      [RUNNING, running],
      [UNSEEN, [...unseen].slice(-MAX_UNSEEN)],
    ]);
  }

  /** What makes these calls, oldest first, all that have ended; for one transaction. */
  async replacingAll(entries: readonly HistoryEntry[]): Promise<readonly StoreEntry[]> {
    const old = await this.chunkKeys();
    const chunks: [string, readonly HistoryEntry[]][] = [];
    // Keys that were in use stay out of it: a window that has not heard of it yet must not take one for what it was.
    let key = nextChunkKey(old.at(-1));
    for (let start = 0; start < entries.length; start += CHUNK_SIZE) {
      chunks.push([key, entries.slice(start, start + CHUNK_SIZE)]);
      key = nextChunkKey(key);
    }
    const unseen = entries.filter((entry) => entry.unseen).map(({ guid }) => guid);
    return [...old.map((gone) => [gone, undefined] as const), ...chunks, [UNSEEN, unseen.slice(-MAX_UNSEEN)]];
  }

  deleteChunks(keys: readonly string[]): Promise<void> {
    return this.#store.deleteMany(keys);
  }

  async #entries(key: string, record: unknown): Promise<readonly HistoryEntry[]> {
    const { entries, intact } = readEntries(record);
    if (!intact) await this.#quarantine.take(key, record, entries);
    return entries;
  }
}

/** The key of the chunk that follows; keys sort by their number. */
export function nextChunkKey(last: string | undefined): string {
  const number = last === undefined ? 1 : Number(last.slice(CHUNK.length)) + 1;
  return CHUNK + String(number).padStart(10, '0');
}
