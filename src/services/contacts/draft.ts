import type { SourceHead } from '../../domain/contacts/source-writer.ts';
import type { SourceId } from '../../domain/contacts/contact.ts';
import { fold } from '../../domain/contacts/fold.ts';
import type { StoreEntry } from '../../domain/storage/key-value-store.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { chunkKey, digestsKey, photoKey } from './book-records.ts';
import type { BookChanges } from './book-records.ts';
import type { ChunkEntry, Marks, SourceEntry } from './book-schema.ts';
import { CHUNK_SIZE, ChunkMaker } from './chunk.ts';
import type { ChunkRecord } from './chunk.ts';
import type { IndexAhead } from './index-ahead.ts';
import type { ReadDigests } from './known-contacts.ts';
import type { Library, Ref } from './library.ts';
import { namesOf } from './library.ts';
import type { HeldChunk } from './segment.ts';

/** Rows of a chunk that is to be made. */
type Lot = Omit<HeldChunk, 'record'> & { readonly rows: readonly string[] };

/** A new chunk, and the place of its first row among those that were added: below 0 are rows of chunks that go. */
type MadeChunk = ChunkEntry & { readonly first: number };

/** A change of the address book while it is made up. Nothing of it holds before it is written. */
export class Draft {
  readonly library: Library;
  marks: Marks;
  readonly photos = new Map<string, Blob>();
  readonly missing = new Map<SourceId, readonly string[]>();
  /** Records that are none of the address book's, and belong to the same change. */
  readonly others: StoreEntry[] = [];
  /** Has indexed rows in advance. */
  ahead: IndexAhead | undefined;
  /** What was read of a source: of chunks that are there, and of the first rows that were added. */
  reading:
    | { readonly source: SourceId; readonly read: ReadDigests; readonly digests: readonly number[] }
    | undefined;
  readonly #stale: string[] = [];
  readonly #dead = new Map<string, Set<number>>();
  readonly #added = new Map<SourceId, { readonly head: SourceHead; readonly rows: string[] }>();
  readonly #dropped = new Set<SourceId>();

  constructor(library: Library) {
    this.library = library;
    this.marks = library.marks;
  }

  get isEmpty(): boolean {
    return (
      this.marks === this.library.marks &&
      this.#dead.size + this.#added.size + this.#dropped.size + this.photos.size + this.missing.size === 0 &&
      this.others.length === 0
    );
  }

  remove({ segment, position }: Ref): void {
    const [key, row] = segment.place(position);
    const dead = this.#dead.get(key) ?? new Set();
    this.#dead.set(key, dead.add(row));
  }

  /** Adds contacts, and the source where there is none; without contacts its name is changed. */
  add(head: SourceHead, rows: readonly string[]): void {
    const before = this.#added.get(head.source);
    const all = before === undefined ? [] : before.rows;
    for (const row of rows) all.push(row);
    this.#added.set(head.source, { head, rows: all });
  }

  dropSource(source: SourceId): void {
    this.#dropped.add(source);
  }

  deletePhoto(name: string): void {
    if (name !== '') this.#stale.push(photoKey(name));
  }

  deleteRecord(key: string): void {
    this.#stale.push(key);
  }

  /** The chunks to write and the manifest that names them. */
  async finish(): Promise<BookChanges & { readonly added: readonly HeldChunk[] }> {
    const { manifest } = this.library;
    const lots: Lot[] = [];
    const stale = [...this.#stale];
    const digests: StoreEntry[] = [];
    let { next } = manifest;
    const heads = new Map<SourceId, SourceHead>(manifest.sources.map((entry) => [entry.source, entry]));
    for (const [source, { head }] of this.#added) heads.set(source, head);
    const sources = [...heads.values()].flatMap(({ source, origin, name }): SourceEntry[] => {
      const before = manifest.sources.find((entry) => entry.source === source)?.chunks ?? [];
      if (this.#dropped.has(source)) {
        stale.push(...before.map(({ key }) => key));
        return [];
      }
      const more = this.#added.get(source)?.rows ?? [];
      const { kept, gone, rows } = this.#rearranged(before, more);
      stale.push(...gone);
      const made: MadeChunk[] = [];
      for (let from = 0; from < rows.length; from += CHUNK_SIZE) {
        const lot = rows.slice(from, from + CHUNK_SIZE);
        const key = chunkKey(source, next);
        next++;
        lots.push({ key, source, origin, rows: lot });
        made.push({ key, count: lot.length, dead: [], first: from - rows.length + more.length });
      }
      digests.push(...this.#digestsOf(source, kept, made));
      const fresh = made.map(({ key, count, dead }): ChunkEntry => ({ key, count, dead }));
      return [{ source, origin, name, chunks: [...kept, ...fresh] }];
    });
    const added = await this.#chunks(lots);
    return {
      manifest: { version: manifest.version + 1, next, sources },
      marks: this.#withGroupsOf(added),
      chunks: new Map(added.map(({ key, record }): [string, ChunkRecord] => [key, record])),
      photos: this.photos,
      missing: this.missing,
      others: [...this.others, ...digests],
      stale: [...new Set(stale)].filter((key) => !this.#isPutAgain(key)),
      added,
    };
  }

  /** What is known of the records of a source after this change. @param made new chunks */
  #digestsOf(
    source: SourceId,
    kept: readonly ChunkEntry[],
    made: readonly MadeChunk[],
  ): readonly StoreEntry[] {
    if (this.reading?.source !== source) return [];
    const { read, digests } = this.reading;
    const chunks = new Map<string, Uint32Array<ArrayBuffer>>();
    for (const { key } of kept) {
      const before = read.chunks.get(key);
      if (before !== undefined) chunks.set(key, before);
    }
    for (const { key, count, first } of made) {
      const halves = { length: count * 2 };
      chunks.set(
        key,
        Uint32Array.from(halves, (_, half) => digests[first * 2 + half] ?? 0),
      );
    }
    return [[digestsKey(source), { layout: read.layout, chunks }]];
  }

  async #chunks(lots: readonly Lot[]): Promise<readonly HeldChunk[]> {
    const maker = new ChunkMaker(this.library.plan);
    const rows = lots.map((lot) => lot.rows);
    const records = (await this.ahead?.chunks(rows, maker)) ?? rows.map((lot) => maker.make(lot));
    return records.flatMap((record, place) => {
      const lot = lots[place];
      return lot === undefined ? [] : [{ key: lot.key, source: lot.source, origin: lot.origin, record }];
    });
  }

  /** Which chunks stay, which go, and which rows are to be written into new ones. */
  #rearranged(
    before: readonly ChunkEntry[],
    more: readonly string[],
  ): {
    readonly kept: readonly ChunkEntry[];
    readonly gone: readonly string[];
    readonly rows: readonly string[];
  } {
    const kept: ChunkEntry[] = [];
    const gone: string[] = [];
    let rows: readonly string[] = more;
    const take = ({ key }: ChunkEntry, dead: ReadonlySet<number>): void => {
      gone.push(key);
      rows = [...this.library.rowsOf(key, dead), ...rows];
    };
    for (const entry of before) {
      const fresh = this.#dead.get(entry.key);
      const dead = fresh === undefined ? entry.dead : [...new Set([...entry.dead, ...fresh])];
      const living = entry.count - dead.length;
      if (living <= 0) gone.push(entry.key);
      // More dead than living: its room is won back with this write.
      else if (fresh !== undefined && living < entry.count / 2) take(entry, new Set(dead));
      else kept.push(fresh === undefined ? entry : { ...entry, dead });
    }
    const last = kept.at(-1);
    const room = CHUNK_SIZE - (last === undefined ? CHUNK_SIZE : last.count - last.dead.length);
    // The last chunk is filled up, so that single contacts do not become a chunk each.
    if (last !== undefined && rows.length > 0 && rows.length % CHUNK_SIZE <= room) {
      kept.pop();
      take(last, new Set(last.dead));
    }
    return { kept, gone, rows };
  }

  /** Groups that sources name are made once (row #211), and stay when the source forgets them. */
  #withGroupsOf(added: readonly HeldChunk[]): Marks {
    const known = new Set(this.marks.groups.flatMap((group) => [...namesOf(group)]));
    const made = new Map<string, Marks['groups'][number]>();
    for (const { record } of added) {
      if (record.index.groups.words === '') continue;
      for (const name of record.index.groups.words.split('\n')) {
        const folded = fold(name);
        if (known.has(folded)) continue;
        known.add(folded);
        made.set(folded, { id: uuidv7(), name, external: true, aliases: [folded] });
      }
    }
    const groups = made.size === 0 ? this.marks.groups : [...this.marks.groups, ...made.values()];
    return { ...this.marks, groups, version: this.library.marks.version + 1 };
  }

  #isPutAgain(key: string): boolean {
    return [...this.photos.keys()].some((name) => photoKey(name) === key);
  }
}
