import { OWN } from '../../domain/contacts/contact.ts';
import type { ContactId, SourceId } from '../../domain/contacts/contact.ts';
import type {
  KnownContacts,
  SourceAhead,
  SourceContent,
  SourceHead,
  SourceOutcome,
  SourceWriter,
} from '../../domain/contacts/source-writer.ts';
import { packContact, withGone } from '../../domain/contacts/packed-contact.ts';
import { fold } from '../../domain/contacts/fold.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { digestsKey, missingKey } from './book-records.ts';
import type { BookRecords } from './book-records.ts';
import type { Marks } from './book-schema.ts';
import type { Draft } from './draft.ts';
import { IndexAhead } from './index-ahead.ts';
import type { Indexer } from './index-ahead.ts';
import { StoredContacts } from './known-contacts.ts';
import { namesOf } from './library.ts';
import type { Library, Ref } from './library.ts';
import { renamed, withoutContacts } from './marks.ts';
import { OWN_HEAD } from './own-contacts.ts';
import type { Shelf } from './shelf.ts';
import { SourceDiff } from './source-diff.ts';

/** Writes sources into the address book of the same worker. */
export class StoredSourceWriter implements SourceWriter {
  readonly #shelf: Shelf;
  readonly #records: BookRecords;
  readonly #indexer: (() => Indexer) | undefined;

  constructor(shelf: Shelf, records: BookRecords, indexer?: () => Indexer) {
    this.#shelf = shelf;
    this.#records = records;
    this.#indexer = indexer;
  }

  ahead(source: SourceId): SourceAhead | undefined {
    const { library } = this.#shelf;
    if (this.#indexer === undefined) return undefined;
    if (library.segments.some((segment) => segment.livingOf(source) > 0)) return undefined;
    return new IndexAhead(library.plan, this.#indexer);
  }

  async known(source: SourceId, layout: string): Promise<KnownContacts | undefined> {
    const read = await this.#records.digests(source);
    return read?.layout === layout ? new StoredContacts(this.#shelf.library, source, read.chunks) : undefined;
  }

  replace(head: SourceHead, content: SourceContent): Promise<SourceOutcome> {
    return this.#shelf.edit((draft) => {
      const diff = new SourceDiff(draft.library, head.source, content);
      const { added, replaced, unchanged, digests, read } = diff;
      content.signal?.throwIfAborted();
      for (const ref of replaced) draft.remove(ref);
      const missing = diff.missing();
      for (const [name, photo] of content.photos ?? []) draft.photos.set(name, photo);
      draft.add(head, added);
      if (content.ahead instanceof IndexAhead) draft.ahead = content.ahead;
      if (read !== undefined) draft.reading = { source: head.source, read, digests };
      draft.missing.set(head.source, content.removal === 'ask' ? missing.map(([id]) => id) : []);
      settle(draft, head, missing, content.removal);
      const changed = replaced.length;
      return { added: added.length - changed, changed, unchanged, missing: missing.length };
    });
  }

  async settleMissing(source: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void> {
    await this.#shelf.edit(async (draft) => {
      const head = draft.library.manifest.sources.find((entry) => entry.source === source);
      const ids = await this.#records.missing(source);
      if (head === undefined || ids.length === 0) return;
      const found = ids.flatMap((id): [ContactId, Ref][] => {
        const ref = draft.library.find(id);
        return ref === undefined ? [] : [[id, ref]];
      });
      draft.missing.set(source, []);
      settle(draft, head, found, removal);
    });
  }

  async missing(source: SourceId): Promise<number> {
    return (await this.#records.missing(source)).length;
  }

  async drop(source: SourceId, contacts: 'delete' | 'keep'): Promise<void> {
    if (source === OWN) throw new TypeError('the own contacts are no source');
    await this.#shelf.edit((draft) => {
      dropSource(draft, source, contacts);
    });
  }

  async storedPhotos(names: readonly string[]): Promise<ReadonlySet<string>> {
    const stored = await this.#records.photoNames();
    return new Set(names.filter((name) => stored.has(name)));
  }
}

/** Takes a source out, with its contacts or so that they become own ones. */
export function dropSource(draft: Draft, source: SourceId, contacts: 'delete' | 'keep'): void {
  const ids = new Map<ContactId, ContactId>();
  const kept: string[] = [];
  const grouped = new Map<string, ContactId[]>();
  for (const [id, { segment, position }] of contactsOf(draft.library, source)) {
    const contact = segment.contact(position);
    const now = uuidv7();
    ids.set(id, now);
    if (contacts === 'delete') draft.deletePhoto(contact.photo);
    else {
      kept.push(packContact(now, contact.photo, { ...contact, groups: [] }));
      collect(grouped, now, contact.groups);
    }
  }
  draft.dropSource(source);
  draft.deleteRecord(missingKey(source));
  draft.deleteRecord(digestsKey(source));
  if (kept.length > 0) draft.add(OWN_HEAD, kept);
  draft.marks =
    contacts === 'keep'
      ? withMembers(renamed(draft.marks, ids), grouped)
      : withoutContacts(draft.marks, new Set(ids.keys()));
}

function contactsOf({ segments }: Library, source: SourceId): Map<ContactId, Ref> {
  const found = new Map<ContactId, Ref>();
  for (const segment of segments)
    for (let position = 0; position < segment.count; position++)
      if (segment.alive[position] === 1 && segment.source(position) === source)
        found.set(segment.id(position), { segment, position });
  return found;
}

/** Does with contacts that the source does not name what was chosen. */
function settle(
  draft: Draft,
  head: SourceHead,
  missing: readonly (readonly [ContactId, Ref])[],
  removal: SourceContent['removal'],
): void {
  if (removal === 'delete') {
    for (const [, ref] of missing) draft.remove(ref);
    draft.marks = withoutContacts(draft.marks, new Set(missing.map(([id]) => id)));
  }
  if (removal !== 'mark') return;
  const marked: string[] = [];
  for (const [, ref] of missing) {
    const row = ref.segment.row(ref.position);
    const gone = withGone(row, true);
    if (gone === row) continue;
    draft.remove(ref);
    marked.push(gone);
  }
  draft.add(head, marked);
}

/** Adds a contact to what is known by the folded names of its groups. */
function collect(grouped: Map<string, ContactId[]>, id: ContactId, names: readonly string[]): void {
  for (const name of names) {
    const inside = grouped.get(fold(name)) ?? [];
    grouped.set(fold(name), inside);
    inside.push(id);
  }
}

/** What was a group of the source becomes one of the person's, by the same name. */
function withMembers(marks: Marks, grouped: ReadonlyMap<string, readonly ContactId[]>): Marks {
  const members = new Map(marks.members);
  for (const group of marks.groups) {
    const inside = new Set(members.get(group.id));
    for (const name of namesOf(group)) for (const id of grouped.get(name) ?? []) inside.add(id);
    if (inside.size > 0) members.set(group.id, [...inside]);
  }
  return { ...marks, members: [...members] };
}
