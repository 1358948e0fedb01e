import { OWN } from '../../domain/contacts/contact.ts';
import type { ContactOrigin, SourceId } from '../../domain/contacts/contact.ts';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import type { KeyValueStore, StoreEntry } from '../../domain/storage/key-value-store.ts';
import type { Quarantine } from '../../domain/storage/quarantine.ts';
import { logger } from '../../lib/logger.ts';
import {
  EMPTY_MARKS,
  readChunk,
  readDigests,
  readIds,
  readManifest,
  readMarks,
  readPlan,
} from './book-schema.ts';
import type { Manifest, Marks, SourceEntry, StoredPlan } from './book-schema.ts';
import { makeChunk, planName, withPlan } from './chunk.ts';
import type { ChunkRecord } from './chunk.ts';
import type { ReadDigests } from './known-contacts.ts';
import type { HeldChunk } from './segment.ts';

const log = logger('contacts');
const MANIFEST = 'contacts/manifest';
const MARKS = 'contacts/marks';
const PLAN = 'contacts/plan';
const CHUNK = 'contacts/chunk/';
const PHOTO = 'contacts/photo/';
const MISSING = 'contacts/missing/';
const DIGESTS = 'contacts/digests/';
const OWN_ORIGIN: ContactOrigin = 'own';
/** Chunks that one read brings: what it clones is held twice for a moment. */
const BATCH = 50;

/** A chunk by its key, and whose it is. */
export interface ChunkPlace {
  readonly key: string;
  readonly source: SourceId;
  readonly origin: ContactOrigin;
}

/** All that one transaction writes, and what nothing names any more after it. */
export interface BookChanges {
  readonly manifest: Manifest;
  readonly marks: Marks;
  readonly chunks: ReadonlyMap<string, ChunkRecord>;
  readonly photos: ReadonlyMap<string, Blob>;
  /** Ids that a source did not name, by source. */
  readonly missing: ReadonlyMap<SourceId, readonly string[]>;
  /** Of other areas. */
  readonly others: readonly StoreEntry[];
  readonly stale: readonly string[];
}

export function chunkKey(source: SourceId, number: number): string {
  return `${CHUNK}${source}/${String(number).padStart(8, '0')}`;
}

/** The records of the contacts in the store. */
export class BookRecords {
  readonly #store: KeyValueStore;
  readonly #quarantine: Quarantine;

  constructor(store: KeyValueStore, quarantine: Quarantine) {
    this.#store = store;
    this.#quarantine = quarantine;
  }

  async manifest(): Promise<Manifest> {
    return this.#checked(MANIFEST, readManifest, () => this.#foundAgain());
  }

  async marks(): Promise<Marks> {
    return this.#checked(MARKS, readMarks, () => Promise.resolve({ ...EMPTY_MARKS, version: Date.now() }));
  }

  /** What was last known of a country's numbers; undefined where that is another country, or nothing. */
  async plan(country: string): Promise<StoredPlan | undefined> {
    const plan = readPlan(await this.#store.get(PLAN));
    return plan?.country === country ? plan : undefined;
  }

  setPlan({ country, callingCode, internationalPrefix, nationalPrefix }: NumberPlan): Promise<void> {
    return this.#store.set(PLAN, { country, callingCode, internationalPrefix, nationalPrefix });
  }

  /** Chunks with their numbers as the plan compares them. A damaged one is put aside, and is what is left of it. */
  async chunks(places: readonly ChunkPlace[], plan: NumberPlan): Promise<readonly HeldChunk[]> {
    const chunks: HeldChunk[] = [];
    for (let from = 0; from < places.length; from += BATCH) {
      const batch = places.slice(from, from + BATCH);
      const records = await this.#store.getMany(batch.map(({ key }) => key));
      for (const [index, place] of batch.entries())
        chunks.push({ ...place, record: await this.#chunk(place.key, records[index], plan) });
    }
    return chunks;
  }

  /** Stores indexes that follow another plan than the stored ones; the contacts are the same. */
  async storeIndexes(chunks: readonly HeldChunk[]): Promise<void> {
    for (let from = 0; from < chunks.length; from += BATCH)
      await this.#store.setMany(
        chunks.slice(from, from + BATCH).map(({ key, record }) => [key, record] as const),
      );
  }

  async write({ manifest, marks, chunks, photos, missing, others, stale }: BookChanges): Promise<void> {
    await this.#store.setMany([
      ...chunks,
      ...[...photos].map(([name, photo]) => [PHOTO + name, photo] as const),
      ...[...missing].map(([source, ids]) => [MISSING + source, ids] as const),
      ...others,
      [MANIFEST, manifest],
      [MARKS, marks],
    ]);
    if (stale.length === 0) return;
    try {
      await this.#store.deleteMany(stale);
    } catch (error) {
      // The change itself is stored; the next start deletes them.
      log.warn('what a change left behind could not be deleted', error);
    }
  }

  async photo(name: string): Promise<Blob | undefined> {
    const photo = await this.#store.get(PHOTO + name);
    return photo instanceof Blob ? photo : undefined;
  }

  async missing(source: SourceId): Promise<readonly string[]> {
    return readIds(await this.#store.get(MISSING + source));
  }

  /** What the last run of a source read; undefined also where that cannot be told any more. */
  async digests(source: SourceId): Promise<ReadDigests | undefined> {
    return readDigests(await this.#store.get(DIGESTS + source));
  }

  async photoNames(): Promise<ReadonlySet<string>> {
    const keys = await this.#store.keys(PHOTO);
    return new Set(keys.map((key) => key.slice(PHOTO.length)));
  }

  /** Deletes chunks and photos that a crash left behind between two steps of a write. */
  async deleteOrphans(manifest: Manifest, photos: ReadonlySet<string>): Promise<void> {
    const named = new Set(manifest.sources.flatMap(({ chunks }) => chunks.map(({ key }) => key)));
    const stored = await this.#store.keys(CHUNK);
    const orphans = stored.filter((key) => !named.has(key));
    for (const name of await this.photoNames()) if (!photos.has(name)) orphans.push(PHOTO + name);
    if (orphans.length > 0) await this.#store.deleteMany(orphans);
  }

  async #checked<T>(
    key: string,
    read: (record: unknown) => T | undefined,
    instead: () => Promise<T>,
  ): Promise<T> {
    const record = await this.#store.get(key);
    const value = read(record);
    if (value !== undefined) return value;
    const replacement = await instead();
    await this.#quarantine.take(key, record, replacement);
    return replacement;
  }

  /** The manifest, as the chunks tell it themselves. What was deleted lately may be there again. */
  async #foundAgain(): Promise<Manifest> {
    const keys = await this.#store.keys(CHUNK);
    const sources = new Map<SourceId, SourceEntry>();
    let next = 1;
    for (const key of keys) {
      const end = key.lastIndexOf('/');
      const source = key.slice(CHUNK.length, end);
      const record = readChunk(await this.#store.get(key));
      if (record === undefined || source === '') continue;
      const count = 'index' in record ? record.starts.length - 1 : record.rows.length;
      const before = sources.get(source) ?? {
        source,
        origin: source === OWN ? OWN_ORIGIN : 'csv',
        name: source === OWN ? '' : source,
        chunks: [],
      };
      sources.set(source, { ...before, chunks: [...before.chunks, { key, count, dead: [] }] });
      next = Math.max(next, Number(key.slice(end + 1)) + 1 || 1);
    }
    return { version: Date.now(), next, sources: [...sources.values()] };
  }

  async #chunk(key: string, record: unknown, plan: NumberPlan): Promise<ChunkRecord> {
    const read = readChunk(record);
    if (read !== undefined && 'index' in read)
      return read.index.plan === planName(plan) ? read : withPlan(read, plan);
    const rest = makeChunk(read?.rows ?? [], plan);
    await this.#quarantine.take(key, record, rest);
    return rest;
  }
}

export function photoKey(name: string): string {
  return PHOTO + name;
}

export function missingKey(source: SourceId): string {
  return MISSING + source;
}

export function digestsKey(source: SourceId): string {
  return DIGESTS + source;
}
