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

  /** Use `begin`. */
  constructor(
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

  /** `loaded`: the chunks in memory, which tell without a read where most calls stand. */
  static async begin(
    records: HistoryRecords,
    loaded: ReadonlyMap<string, readonly HistoryEntry[]>,
  ): Promise<HistoryEdit> {
    const [keys, running, unseen] = await Promise.all([
      records.chunkKeys(),
      records.running(),
      records.unseen(),
    ]);
    return new HistoryEdit(records, loaded, { keys, running, unseen: new Set(unseen) });
  }

  /** `everywhere`: in the chunks too that are neither in memory nor among the newest. */
  async find(guid: string, everywhere: boolean): Promise<HistoryEntry | undefined> {
    const running = this.running.find((entry) => entry.guid === guid);
    if (running !== undefined) return running;
    const key = await this.#chunkOf(guid, everywhere);
    return key === undefined ? undefined : (await this.#chunk(key)).find((entry) => entry.guid === guid);
  }

  /** Adds the entry, or replaces the one with its guid. A call that has ended never runs again. */
  async put(entry: HistoryEntry): Promise<void> {
    const runs = has(this.running, entry.guid);
    const key = runs ? undefined : await this.#chunkOf(entry.guid, await this.#mayBeOld(entry));
    if (key !== undefined && entry.endedAt === undefined) return;
    if (entry.unseen) this.unseen.add(entry.guid);
    else this.unseen.delete(entry.guid);
    if (key !== undefined) this.chunks.set(key, replaced(await this.#chunk(key), entry));
    else if (entry.endedAt !== undefined) await this.#append(entry);
    else this.running = runs ? replaced(this.running, entry) : [...this.running, entry];
  }

  /** Takes out a call that has ended. */
  async remove(guid: string): Promise<void> {
    const key = await this.#chunkOf(guid, true);
    if (key === undefined) return;
    this.chunks.set(
      key,
      (await this.#chunk(key)).filter((entry) => entry.guid !== guid),
    );
    this.unseen.delete(guid);
  }

  async #append(entry: HistoryEntry): Promise<void> {
    this.running = this.running.filter((other) => other.guid !== entry.guid);
    const last = this.keys.at(-1);
    const newest = last === undefined ? [] : await this.#chunk(last);
    if (last !== undefined && newest.length < CHUNK_SIZE) {
      this.chunks.set(last, [...newest, entry]);
      return;
    }
    const next = nextChunkKey(last);
    this.keys = [...this.keys, next];
    this.chunks.set(next, [entry]);
  }

  /** What ended after the newest stored call cannot stand in an older chunk. */
  async #mayBeOld({ endedAt }: HistoryEntry): Promise<boolean> {
    const last = this.keys.at(-1);
    if (endedAt === undefined || last === undefined) return false;
    const newest = (await this.#chunk(last)).at(-1)?.endedAt;
    return newest !== undefined && endedAt < newest;
  }

  async #chunkOf(guid: string, everywhere: boolean): Promise<string | undefined> {
    for (const [age, key] of this.keys.toReversed().entries()) {
      // Another window may just have added to the newest chunks; to older ones nobody ever adds.
      const known = age < 2 ? undefined : this.#loaded.get(key);
      if (known === undefined && age >= 2 && !everywhere) continue;
      if (has(known ?? (await this.#chunk(key)), guid)) return key;
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
