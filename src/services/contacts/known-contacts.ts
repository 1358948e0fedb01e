import type { ContactId, SourceId } from '../../domain/contacts/contact.ts';
import type { KnownContacts } from '../../domain/contacts/source-writer.ts';
import type { Library } from './library.ts';
import type { Segment } from './segment.ts';

/** Of the record of each row of each chunk 64 bits, the upper and the lower half one after the other; 0 for none. */
export type ChunkDigests = ReadonlyMap<string, Uint32Array<ArrayBuffer>>;

/** What the last run of a source read. Chunks never change, so it holds for each that is still there. */
export interface ReadDigests {
  /** How records were read. */
  readonly layout: string;
  readonly chunks: ChunkDigests;
}

/** Places are the positions of all segments, one after the other. */
export class StoredContacts implements KnownContacts {
  readonly segments: readonly Segment[];
  readonly digests: ChunkDigests;
  readonly places: number;
  /** The first place of each segment. */
  readonly #firsts: readonly number[];
  readonly #library: Library;
  /** By the 53 bits that a number holds. */
  readonly #found = new Map<number, number>();
  /** What these are not, by place. */
  readonly #rest: Uint16Array;

  constructor(library: Library, source: SourceId, digests: ChunkDigests) {
    this.#library = library;
    this.segments = library.segments;
    this.digests = digests;
    let places = 0;
    this.#firsts = this.segments.map(({ count }) => (places += count) - count);
    this.places = places;
    this.#rest = new Uint16Array(places);
    for (const [index, segment] of this.segments.entries())
      for (const { key, source: of } of segment.chunks)
        if (of === source) this.#take(segment, this.#firsts[index] ?? 0, key);
  }

  find(high: number, low: number): number {
    const place = this.#found.get(numberOf(high, low));
    return place === undefined || this.#rest[place] !== (low & REST) ? -1 : place;
  }

  placeOf(id: ContactId): number {
    const ref = this.#library.find(id);
    const first = ref === undefined ? undefined : this.#firsts[this.segments.indexOf(ref.segment)];
    return ref === undefined || first === undefined ? -1 : first + ref.position;
  }

  id(place: number): ContactId {
    const index = this.#firsts.findLastIndex((first) => first <= place);
    return this.segments[index]?.id(place - (this.#firsts[index] ?? 0)) ?? '';
  }

  /** Of something for each place, the part of one segment. */
  partOf(all: Uint8Array, segment: Segment): Uint8Array | undefined {
    const first = this.#firsts[this.segments.indexOf(segment)];
    return first === undefined ? undefined : all.subarray(first, first + segment.count);
  }

  #take(segment: Segment, first: number, key: string): void {
    const digests = this.digests.get(key);
    const positions = segment.positionsOf(key);
    if (digests?.length !== positions.length * 2) return;
    for (const [row, position] of positions.entries()) {
      const [high, low] = [digests[row * 2] ?? 0, digests[row * 2 + 1] ?? 0];
      if ((high === 0 && low === 0) || segment.alive[position] !== 1) continue;
      this.#found.set(numberOf(high, low), first + position);
      this.#rest[first + position] = low & REST;
    }
  }
}

const REST = 0x7ff;

function numberOf(high: number, low: number): number {
  return high * 0x20_0000 + (low >>> 11);
}
