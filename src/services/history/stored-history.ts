import type { HistoryStore } from '../../domain/history/history-store.ts';
import { MAX_COMMENT } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { HistoryMessage } from '../../domain/storage/data-messages.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { Quarantine } from '../../domain/storage/quarantine.ts';
import { logger } from '../../lib/logger.ts';
import { batch, computed, signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { TypedChannel } from '../../lib/typed-channel.ts';
import { Heartbeat } from './heartbeat.ts';
import { HistoryEdit } from './history-edit.ts';
import { CHUNK_SIZE, HistoryRecords, MAX_CHUNKS } from './history-records.ts';
import { parseHistoryMessage } from './history-schema.ts';
import { interrupted, newestFirst, withoutGuid, withUnseen } from './history-view.ts';

const log = logger('history');
export const HISTORY_LOCK = 'offhook-history';
/** Chunks that one `loadMore` adds. */
const STEP = 5;

/** The history in chunks of the store; only the newest are read at the start. */
export class StoredHistory implements HistoryStore {
  readonly #records: HistoryRecords;
  readonly #limit: ReadonlySignal<number>;
  readonly #channel: TypedChannel<HistoryMessage>;
  readonly #heartbeat: Heartbeat;
  readonly #keys = signal<readonly string[]>([]);
  readonly #chunks = signal<ReadonlyMap<string, readonly HistoryEntry[]>>(new Map());
  readonly #running = signal<readonly HistoryEntry[]>([]);
  readonly #unseenGuids = signal<ReadonlySet<string>>(new Set());
  /** Entries that found no room; they hold until the window closes, and go with the next write that succeeds. */
  readonly #unsaved = signal<readonly HistoryEntry[]>([]);
  readonly #loaded = computed(() =>
    newestFirst([...this.#chunks.value.values(), this.#running.value], this.#unsaved.value),
  );

  readonly entries: ReadonlySignal<readonly HistoryEntry[]> = computed(() => {
    const unseen = this.#unseenGuids.value;
    const shown = this.#loaded.value.slice(0, this.#limit.value);
    return Object.freeze(withUnseen(shown, unseen));
  });
  readonly running: ReadonlySignal<readonly HistoryEntry[]> = this.#running;
  readonly hasMore: ReadonlySignal<boolean> = computed(
    () => this.#chunks.value.size < this.#keys.value.length && this.#loaded.value.length < this.#limit.value,
  );
  readonly unseen: ReadonlySignal<number> = computed(() =>
    Math.min(this.#unseenGuids.value.size, this.#limit.value),
  );

  /** Knows nothing yet: use `open`. */
  constructor(records: HistoryRecords, limit: ReadonlySignal<number>) {
    this.#records = records;
    this.#limit = limit;
    this.#heartbeat = new Heartbeat((now) => records.setAlive(now));
    this.#channel = new TypedChannel(DATA_CHANNEL, parseHistoryMessage, ({ chunk }) => {
      this.#reload(chunk).catch((error: unknown) => {
        log.warn('history of another window could not be read', error);
      });
    });
  }

  /** @param limit `Settings.historyLimit`. */
  static async open(
    store: KeyValueStore,
    quarantine: Quarantine,
    limit: ReadonlySignal<number>,
  ): Promise<StoredHistory> {
    const history = new StoredHistory(new HistoryRecords(store, quarantine), limit);
    await history.#reload();
    return history;
  }

  async loadMore(everything = false): Promise<void> {
    await navigator.locks.request(HISTORY_LOCK, async () => {
      const missing = this.#keys.value.filter((key) => !this.#chunks.value.has(key));
      // More than the limit shows is not needed for any order of it.
      const shown = Math.ceil(this.#limit.value / CHUNK_SIZE) + 1;
      const wanted = everything ? Math.max(STEP, shown - this.#chunks.value.size) : STEP;
      await this.#load(missing.slice(-wanted));
    });
  }

  async put(entry: HistoryEntry): Promise<void> {
    try {
      await this.#edit(async (edit) => {
        const before = this.#unsavedEntry(entry.guid) ?? (await edit.find(entry.guid, false));
        return [Object.freeze({ ...entry, comment: before?.comment ?? entry.comment })];
      });
    } catch (error) {
      if (this.#unsavedEntry(entry.guid) === undefined) this.#unsaved.value = [...this.#unsaved.value, entry];
      throw error;
    }
    this.#heartbeat.beat(this.#running.value.length > 0);
  }

  async setComment(guid: string, comment: string): Promise<void> {
    await this.#edit(async (edit) => {
      const entry = this.#unsavedEntry(guid) ?? (await edit.find(guid, true));
      if (entry === undefined) return [];
      const unseen = edit.unseen.has(guid);
      return [Object.freeze({ ...entry, unseen, comment: comment.slice(0, MAX_COMMENT) })];
    });
  }

  async remove(guid: string): Promise<void> {
    this.#unsaved.value = this.#unsaved.value.filter((entry) => entry.guid !== guid);
    await this.#edit(async (edit) => {
      await edit.remove(guid);
      return [];
    });
  }

  async markSeen(): Promise<void> {
    if (this.#unseenGuids.value.size === 0) return;
    await this.#edit((edit) => {
      edit.unseen.clear();
      return Promise.resolve([]);
    });
  }

  /** Deletes the calls that have ended. */
  async clear(): Promise<void> {
    await navigator.locks.request(HISTORY_LOCK, async () => {
      const running = await this.#records.running();
      const gone = await this.#records.chunkKeys();
      await this.#records.write({ chunks: new Map(), running, unseen: new Set() }, gone);
      this.#unsaved.value = [];
    });
    await this.#reload();
    this.#channel.post({ type: 'history/changed' });
  }

  async all(): Promise<readonly HistoryEntry[]> {
    const keys = await this.#records.chunkKeys();
    const chunks = await this.#records.chunks(keys);
    const all = newestFirst([...chunks, await this.#records.running()], this.#unsaved.value);
    return withUnseen(all, this.#unseenGuids.value);
  }

  /**
   * Closes the calls that a crash cut off and returns them, newest first. To be called by the window that becomes the
   * owner of the phone, before its first call: whatever still runs in the store ran in a window that is gone.
   * @param now milliseconds since the epoch
   */
  async closeInterrupted(now: number): Promise<readonly HistoryEntry[]> {
    // At nearly every start none did, and a write would keep the reads of the phone waiting.
    const running = await navigator.locks.request(HISTORY_LOCK, () => this.#records.running());
    if (running.length === 0) return [];
    let closed: readonly HistoryEntry[] = [];
    await this.#edit(async (edit) => {
      const alive = await this.#records.alive();
      closed = edit.running.map((entry) => interrupted(entry, alive, now));
      return closed;
    });
    return newestFirst([closed], []);
  }

  /** Deletes the calls of a line that have ended. */
  async removeLine(line: string): Promise<void> {
    await navigator.locks.request(HISTORY_LOCK, async () => {
      const keys = await this.#records.chunkKeys();
      const chunks = new Map<string, readonly HistoryEntry[]>();
      const empty: string[] = [];
      const gone = new Set<string>();
      for (const [index, entries] of (await this.#records.chunks(keys)).entries()) {
        const key = keys[index];
        const rest = entries.filter((entry) => entry.line !== line);
        for (const entry of entries) if (entry.line === line) gone.add(entry.guid);
        if (key === undefined || rest.length === entries.length) continue;
        if (rest.length === 0) empty.push(key);
        else chunks.set(key, rest);
      }
      this.#unsaved.value = this.#unsaved.value.filter((entry) => entry.line !== line);
      const [running, unseen] = await Promise.all([this.#records.running(), this.#records.unseen()]);
      const rest = new Set([...unseen].filter((guid) => !gone.has(guid)));
      await this.#records.write({ chunks, running, unseen: rest }, empty);
    });
    await this.#reload();
    this.#channel.post({ type: 'history/changed' });
  }

  /** Ends the exchange with other windows. */
  close(): void {
    this.#heartbeat.stop();
    this.#channel.close();
  }

  #unsavedEntry(guid: string): HistoryEntry | undefined {
    return this.#unsaved.value.find((entry) => entry.guid === guid);
  }

  /** Writes the entries that `make` returns, and those that found no room before, in one transaction. */
  async #edit(make: (edit: HistoryEdit) => Promise<readonly HistoryEntry[]>): Promise<void> {
    await navigator.locks.request(HISTORY_LOCK, async () => {
      const edit = await HistoryEdit.begin(this.#records, this.#chunks.value);
      const entries = await make(edit);
      const unsaved = entries.reduce(withoutGuid, this.#unsaved.value);
      for (const entry of [...unsaved, ...entries]) await edit.put(entry);
      try {
        await this.#records.write(edit);
      } catch (error) {
        batch(() => {
          this.#unsaved.value = [...unsaved, ...entries];
          this.#unseenGuids.value = edit.unseen;
        });
        throw error;
      }
      this.#show(edit);
      await this.#prune();
      this.#channel.post(
        edit.chunks.size === 1
          ? { type: 'history/changed', chunk: [...edit.chunks.keys()].join('') }
          : { type: 'history/changed' },
      );
    });
  }

  #show(edit: HistoryEdit): void {
    batch(() => {
      this.#unsaved.value = [];
      this.#running.value = edit.running;
      this.#unseenGuids.value = edit.unseen;
      this.#keys.value = edit.keys;
      if (edit.chunks.size > 0) this.#chunks.value = new Map([...this.#chunks.value, ...edit.chunks]);
    });
  }

  async #prune(): Promise<void> {
    const surplus = this.#keys.value.slice(0, -MAX_CHUNKS);
    if (surplus.length === 0) return;
    await this.#records.deleteChunks(surplus);
    const chunks = new Map(this.#chunks.value);
    for (const key of surplus) chunks.delete(key);
    batch(() => {
      this.#keys.value = this.#keys.value.slice(-MAX_CHUNKS);
      this.#chunks.value = chunks;
    });
  }

  /** Reads again what is in memory, or of it only one chunk; the newest chunks always. */
  async #reload(chunk?: string): Promise<void> {
    await navigator.locks.request(HISTORY_LOCK, async () => {
      const [keys, running, unseen] = await Promise.all([
        this.#records.chunkKeys(),
        this.#records.running(),
        this.#records.unseen(),
      ]);
      const held = new Map([...this.#chunks.value].filter(([key]) => keys.includes(key)));
      batch(() => {
        this.#keys.value = keys;
        this.#running.value = running;
        this.#unseenGuids.value = unseen;
        this.#chunks.value = held;
      });
      const stale = [...held.keys()].filter((key) => chunk === undefined || key === chunk);
      const fresh = keys.slice(-2).filter((key) => !held.has(key));
      await this.#load([...stale, ...fresh]);
    });
  }

  async #load(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const chunks = await this.#records.chunks(keys);
    const all = new Map(this.#chunks.value);
    for (const [index, key] of keys.entries()) all.set(key, chunks[index] ?? []);
    this.#chunks.value = new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
