import type { ContactId, SourceId } from '../../domain/contacts/contact.ts';
import { idOfRow } from '../../domain/contacts/packed-contact.ts';
import type { SourceContent } from '../../domain/contacts/source-writer.ts';
import { StoredContacts } from './known-contacts.ts';
import type { ReadDigests } from './known-contacts.ts';
import type { Library, Ref } from './library.ts';
import type { Segment } from './segment.ts';

type Digest = readonly [high: number, low: number];
const NONE: Digest = [0, 0];

/** What the whole content of a source changes of what is stored. */
export class SourceDiff {
  /** Rows to be written, and both halves of the digest of each. */
  readonly added: string[] = [];
  readonly digests: number[] = [];
  readonly replaced: Ref[] = [];
  unchanged = 0;
  readonly #library: Library;
  readonly #source: SourceId;
  readonly #content: SourceContent;
  /** Of each segment with contacts of the source 1 for each position that the content has. */
  readonly #seen: ReadonlyMap<Segment, Uint8Array>;
  /** Ids of rows that are no stored contact's. */
  readonly #fresh = new Set<ContactId>();
  readonly #learnt = new Map<string, Uint32Array<ArrayBuffer>>();

  constructor(library: Library, source: SourceId, content: SourceContent) {
    this.#library = library;
    this.#source = source;
    this.#content = content;
    const segments = library.segments.filter((segment) => segment.livingOf(source) > 0);
    this.#seen = new Map(segments.map((segment) => [segment, new Uint8Array(segment.count)]));
    this.#takeSame();
    const { rows, reading } = content;
    for (const [at, row] of rows.entries())
      this.#take(row, [reading?.digests[at * 2] ?? 0, reading?.digests[at * 2 + 1] ?? 0]);
  }

  /** Contacts that are stored and that the content does not have. */
  missing(): readonly (readonly [ContactId, Ref])[] {
    const missing: [ContactId, Ref][] = [];
    for (const [segment, seen] of this.#seen)
      for (let position = 0; position < segment.count; position++) {
        if (seen[position] === 1 || segment.alive[position] !== 1) continue;
        if (segment.source(position) !== this.#source) continue;
        const id = segment.id(position);
        if (this.#content.named?.has(id) !== true) missing.push([id, { segment, position }]);
      }
    return missing;
  }

  /** What is known of the chunks that were there. */
  get read(): ReadDigests | undefined {
    const { reading } = this.#content;
    return reading && { layout: reading.layout, chunks: new Map([...this.#before, ...this.#learnt]) };
  }

  get #before(): ReadDigests['chunks'] {
    return this.#known?.stored.digests ?? new Map<string, never>();
  }

  get #known(): { readonly stored: StoredContacts; readonly same: Uint8Array } | undefined {
    const known = this.#content.reading?.known;
    if (known === undefined) return undefined;
    // Of others nobody knows which contacts are to stay, and the rest would be taken for missing.
    if (!(known.contacts instanceof StoredContacts)) throw new TypeError('these contacts are not from here');
    return { stored: known.contacts, same: known.same };
  }

  /** What stays as it is. What was taken away since it was read comes back. */
  #takeSame(): void {
    const known = this.#known;
    for (const segment of known?.stored.segments ?? []) {
      const same = known?.stored.partOf(known.same, segment);
      const seen = this.#seen.get(segment);
      for (let position = 0; position < segment.count; position++) {
        if (same?.[position] !== 1) continue;
        if (seen === undefined || segment.alive[position] !== 1) this.#take(segment.row(position), NONE);
        else {
          seen[position] = 1;
          this.unchanged++;
        }
      }
    }
  }

  #take(row: string, digest: Digest): void {
    const id = idOfRow(row);
    const ref = this.#seen.size === 0 ? undefined : this.#library.find(id);
    const seen = ref === undefined ? undefined : this.#seen.get(ref.segment);
    if (ref === undefined || seen === undefined) {
      if (this.#fresh.has(id)) return;
      this.#fresh.add(id);
      this.#add(row, digest);
      return;
    }
    if (seen[ref.position] === 1) return;
    seen[ref.position] = 1;
    if (ref.segment.row(ref.position) === row) {
      this.unchanged++;
      this.#learn(ref, digest);
      return;
    }
    this.replaced.push(ref);
    this.#add(row, digest);
  }

  #add(row: string, digest: Digest): void {
    this.added.push(row);
    this.digests.push(...digest);
  }

  #learn({ segment, position }: Ref, [high, low]: Digest): void {
    if (high === 0 && low === 0) return;
    const [key, row] = segment.place(position);
    let digests = this.#learnt.get(key);
    if (digests === undefined) {
      digests = new Uint32Array(segment.positionsOf(key).length * 2);
      const before = this.#before.get(key);
      if (before?.length === digests.length) digests.set(before);
      this.#learnt.set(key, digests);
    }
    digests[row * 2] = high;
    digests[row * 2 + 1] = low;
  }
}
