import type { HistoryEntry } from '../../domain/history/history.ts';
import { CHUNK_SIZE, nextChunkKey } from './history-records.ts';
import type { HistoryRecords, RecordChanges } from './history-records.ts';

function replaced(entries: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  return entries.map((other) => (other.guid === entry.guid ? entry : other));
}

function has(entries: readonly HistoryEntry[], guid: string): boolean {
  return entries.some((entry) => entry.guid === guid);
}

/** A set of changes on what is stored now, read as far as needed. It is made under the lock of the history. */
export class HistoryEdit implements RecordChanges {
  readonly #records: HistoryRecords;
  readonly #loaded: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly #fetched = new Map<string, readonly HistoryEntry[]>();
  readonly chunks = new Map<string, readonly HistoryEntry[]>();
  readonly unseen: Set<string>;
  keys: readonly string[];
  running: readonly HistoryEntry[];

  private constructor(
    records: HistoryRecords,
    loaded: ReadonlyMap<string, readonly HistoryEntry[]>,
    now: Pick<HistoryEdit, 'keys' | 'running' | 'unseen'>,
  ) {
    this.#records = records;
    this.#loaded = loaded;
    this.keys = now.keys;
    this.running = now.running;
    this.unseen = now.unseen;
  }

  /** `loaded`: the chunks in memory, which tell without a read where a call stands. `keys`: the chunks known so far. */
  static async begin(
    records: HistoryRecords,
    loaded: ReadonlyMap<string, readonly HistoryEntry[]>,
    keys: readonly string[],
  ): Promise<HistoryEdit> {
    const [running, unseen] = await Promise.all([records.running(), records.unseen()]);
    return new HistoryEdit(records, loaded, { keys, running, unseen: new Set(unseen) });
  }

  /** `everywhere`: in the chunks too that are not in memory. */
  async find(guid: string, everywhere: boolean): Promise<HistoryEntry | undefined> {
    const running = this.running.find((entry) => entry.guid === guid);
    if (running !== undefined) return running;
    const key = await this.#chunkOf(guid, everywhere);
    return key === undefined ? undefined : (await this.#chunk(key)).find((entry) => entry.guid === guid);
  }

  /** Adds the entry, or replaces the one with its guid. */
  async put(entry: HistoryEntry): Promise<void> {
    if (entry.unseen) this.unseen.add(entry.guid);
    else this.unseen.delete(entry.guid);
    const key = await this.#chunkOf(entry.guid, this.#mayBeOld(entry));
    if (key !== undefined) this.chunks.set(key, replaced(await this.#chunk(key), entry));
    else if (entry.endedAt === undefined) this.#run(entry);
    else await this.#append(entry);
  }

  #run(entry: HistoryEntry): void {
    this.running = has(this.running, entry.guid)
      ? replaced(this.running, entry)
      : [...this.running, entry];
  }

  async #append(entry: HistoryEntry): Promise<void> {
    this.running = this.running.filter((other) => other.guid !== entry.guid);
    let last = this.keys.at(-1);
    if (last === undefined || (await this.#chunk(last)).length >= CHUNK_SIZE || !(await this.#exists(last))) {
      // Another window may have begun the next chunk, or cleared the history.
      this.keys = [...new Set([...(await this.#records.chunkKeys()), ...this.chunks.keys()])].sort();
      last = this.keys.at(-1);
    }
    if (last === undefined || (await this.#chunk(last)).length >= CHUNK_SIZE) {
      last = nextChunkKey(last);
      this.keys = [...this.keys, last];
      this.chunks.set(last, []);
    }
    this.chunks.set(last, [...(await this.#chunk(last)), entry]);
  }

  /** Chunks are never stored empty by `append`, so an empty one was deleted meanwhile. */
  async #exists(key: string): Promise<boolean> {
    return (await this.#chunk(key)).length > 0;
  }

  /** What ended after everything in memory cannot stand in an older chunk. */
  #mayBeOld({ guid, endedAt }: HistoryEntry): boolean {
    if (endedAt === undefined || has(this.running, guid)) return false;
    const newest = this.#loaded.get(this.keys.at(-1) ?? '')?.at(-1);
    return newest?.endedAt !== undefined && endedAt < newest.endedAt;
  }

  async #chunkOf(guid: string, everywhere: boolean): Promise<string | undefined> {
    const newestFirst = this.keys.toReversed();
    const known = newestFirst.find((key) => has(this.chunks.get(key) ?? this.#loaded.get(key) ?? [], guid));
    if (known !== undefined) return has(await this.#chunk(known), guid) ? known : undefined;
    if (!everywhere) return undefined;
    for (const key of newestFirst) {
      if (!this.#loaded.has(key) && has(await this.#chunk(key), guid)) return key;
    }
    return undefined;
  }

  async #chunk(key: string): Promise<readonly HistoryEntry[]> {
    const known = this.chunks.get(key) ?? this.#fetched.get(key);
    if (known !== undefined) return known;
    const entries = await this.#records.chunk(key);
    this.#fetched.set(key, entries);
    return entries;
  }
}
