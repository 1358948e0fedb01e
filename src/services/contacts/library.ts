import type { Group, GroupId, Origin } from '../../domain/contacts/address-book.ts';
import { OWN } from '../../domain/contacts/contact.ts';
import type { Contact, ContactId } from '../../domain/contacts/contact.ts';
import { fold } from '../../domain/contacts/fold.ts';
import { NO_PLAN } from '../../domain/contacts/no-plan.ts';
import { canonicalNumber } from '../../domain/contacts/number-plan.ts';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import { sortKey } from '../../domain/contacts/sort-key.ts';
import { EMPTY_MANIFEST, EMPTY_MARKS } from './book-schema.ts';
import type { Manifest, Marks, StoredGroup } from './book-schema.ts';
import { Segment } from './segment.ts';
import type { HeldChunk } from './segment.ts';
import { compareKeys } from './order.ts';

/** Where a contact stands in the memory. */
export interface Ref {
  readonly segment: Segment;
  readonly position: number;
}

/** As people sort: without case, numbers by their value. */
const NAMES = new Intl.Collator(undefined, { numeric: true });

/** Segments that a search goes through before they are made one. */
const MANY_SEGMENTS = 5;

/** What is in the memory of the worker: the contacts, searchable, and what the person made of them. */
export class Library {
  manifest: Manifest = EMPTY_MANIFEST;
  plan: NumberPlan = NO_PLAN;
  segments: readonly Segment[] = [];
  #marks: Marks = EMPTY_MARKS;
  #favourites: ReadonlySet<ContactId> = new Set();
  #blocked: ReadonlySet<ContactId> = new Set();
  #blockedNumbers: ReadonlySet<string> = new Set();
  #shown: ReadonlyMap<string, ContactId> = new Map();

  get marks(): Marks {
    return this.#marks;
  }

  setMarks(marks: Marks): void {
    this.#marks = marks;
    this.#favourites = new Set(marks.favourites);
    this.#blocked = new Set(marks.blocked);
    this.#shown = new Map(marks.shown);
    this.setPlan(this.plan);
  }

  setPlan(plan: NumberPlan): void {
    this.plan = plan;
    this.#blockedNumbers = new Set(this.#marks.blockedNumbers.map((number) => canonicalNumber(number, plan)));
  }

  /** Keys of chunks that are searchable. */
  heldKeys(): ReadonlySet<string> {
    return new Set(this.segments.flatMap(({ chunks }) => chunks.map(({ key }) => key)));
  }

  /** Takes over which contacts there are. `added` are the chunks of the manifest that were not held, or what they make. */
  apply(manifest: Manifest, added: readonly HeldChunk[] | Segment): void {
    const fresh = added instanceof Segment ? added : new Segment(added);
    const segments = [...this.segments, fresh];
    this.manifest = manifest;
    const entries = new Map(
      manifest.sources.flatMap(({ chunks }) => chunks.map((chunk) => [chunk.key, chunk])),
    );
    for (const segment of segments)
      for (const { key } of segment.chunks) {
        const entry = entries.get(key);
        if (entry === undefined) segment.kill(key);
        else if (entry.dead.length > 0) segment.kill(key, entry.dead);
      }
    this.segments = segments.filter(({ living }) => living > 0);
  }

  /** Puts all contacts into one segment. */
  replaceAll(manifest: Manifest, chunks: readonly HeldChunk[]): void {
    this.segments = [];
    this.apply(manifest, chunks);
  }

  /** The rows of a chunk but for the dead ones. */
  rowsOf(key: string, dead: ReadonlySet<number>): readonly string[] {
    const segment = this.segments.find(({ chunks }) => chunks.some((chunk) => chunk.key === key));
    return segment?.rowsOf(key, dead) ?? [];
  }

  /** Whether a search would be quicker with everything in one segment. */
  get isScattered(): boolean {
    const [count, living] = this.segments.reduce(
      ([all, alive], segment) => [all + segment.count, alive + segment.living],
      [0, 0],
    );
    // One by itself cannot be joined any further: what is dead in it stays until its chunks are written anew.
    return this.segments.length > MANY_SEGMENTS || (this.segments.length > 1 && count > living * 1.5 + 1000);
  }

  find(id: ContactId): Ref | undefined {
    for (const segment of this.segments) {
      const position = segment.find(id);
      if (position !== undefined) return { segment, position };
    }
    return undefined;
  }

  get(id: ContactId): Contact | undefined {
    const ref = this.find(id);
    return ref?.segment.contact(ref.position);
  }

  isFavourite(id: ContactId): boolean {
    return this.#favourites.has(id);
  }

  isBlocked({ id, numbers }: Contact): boolean {
    if (this.#blocked.has(id)) return true;
    if (this.#blockedNumbers.size === 0) return false;
    return numbers.some(({ number }) => this.#blockedNumbers.has(canonicalNumber(number, this.plan)));
  }

  isNumberBlocked(canonical: string): boolean {
    return this.#blockedNumbers.has(canonical);
  }

  /** The contacts that have a number; first the one whose name is shown for it. */
  owners(number: string): readonly Contact[] {
    const canonical = canonicalNumber(number, this.plan);
    if (canonical === '') return [];
    const found = new Map<ContactId, Contact>();
    for (const segment of this.segments)
      for (const position of segment.numbers.owners(canonical)) {
        if (segment.alive[position] !== 1) continue;
        const contact = segment.contact(position);
        found.set(contact.id, contact);
      }
    if (found.size < 2) return [...found.values()];
    const shown = this.#shown.get(canonical);
    const known = (contact: Contact): number =>
      (contact.id === shown ? 4 : 0) +
      (this.#favourites.has(contact.id) ? 2 : 0) +
      (contact.source === OWN ? 1 : 0);
    return [...found.values()].sort((a, b) => known(b) - known(a) || compareNames(a, b));
  }

  /** For each segment the positions of a group, 1 for each that is in it and alive. */
  groupMasks(id: GroupId): readonly Uint8Array[] {
    const group = this.#marks.groups.find((other) => other.id === id);
    return group === undefined
      ? this.segments.map(({ count }) => new Uint8Array(count))
      : this.masks(this.#members(group), namesOf(group));
  }

  /** The same for contacts by their ids, and by names of groups of their sources. */
  masks(ids: Iterable<ContactId>, names: Iterable<string> = []): readonly Uint8Array[] {
    const masks = this.segments.map(({ count }) => new Uint8Array(count));
    for (const name of names)
      for (const [index, segment] of this.segments.entries())
        for (const position of segment.members(name)) set(masks[index], position, segment.alive[position]);
    for (const id of ids) {
      const ref = this.find(id);
      if (ref !== undefined) set(masks[this.segments.indexOf(ref.segment)], ref.position, 1);
    }
    return masks;
  }

  /** External ones first, then by name (decisions §2). */
  groups(): readonly Group[] {
    const counted = this.#marks.groups.map((group) => ({
      id: group.id,
      name: group.name,
      external: group.external,
      count: this.#count(group),
    }));
    return counted.sort((a, b) => Number(b.external) - Number(a.external) || NAMES.compare(a.name, b.name));
  }

  groupsOf(contact: Contact): readonly Group[] {
    const names = new Set(contact.groups.map(fold));
    const inside = this.#marks.groups.filter(
      (group) =>
        this.#members(group).includes(contact.id) || [...namesOf(group)].some((name) => names.has(name)),
    );
    return this.groups().filter(({ id }) => inside.some((group) => group.id === id));
  }

  origins(): readonly Origin[] {
    return this.manifest.sources
      .map(({ source, origin, name }) => ({
        source,
        origin,
        name,
        count: this.segments.reduce((sum, segment) => sum + segment.livingOf(source), 0),
      }))
      .filter(({ source, count }) => source !== OWN || count > 0);
  }

  #members({ id }: StoredGroup): readonly ContactId[] {
    return this.#marks.members.find(([group]) => group === id)?.[1] ?? [];
  }

  #count(group: StoredGroup): number {
    let count = 0;
    for (const mask of this.masks(this.#members(group), namesOf(group)))
      for (const inside of mask) count += inside;
    return count;
  }
}

/** The folded names by which sources name a group. */
export function namesOf({ name, aliases }: StoredGroup): ReadonlySet<string> {
  return new Set([fold(name), ...aliases]);
}

export function compareNames(a: Contact, b: Contact): number {
  return compareKeys(sortKey(a, 'last-name'), sortKey(b, 'last-name')) || compareKeys(a.id, b.id);
}

function set(mask: Uint8Array | undefined, position: number, value: number | undefined): void {
  if (mask !== undefined && value === 1) mask[position] = 1;
}
