import {
  contactOf,
  contactRecord,
  groupOf,
  groupRecord,
  kindOf,
  memberOf,
  recordOf,
} from '../../domain/contacts/contact-record.ts';
import type { RecordKind } from '../../domain/contacts/contact-record.ts';
import { OWN } from '../../domain/contacts/contact.ts';
import type { Contact, ContactId, ContactOrigin, SourceId } from '../../domain/contacts/contact.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import { sameGroups } from '../../domain/contacts/same-groups.ts';
import type { SourceHead } from '../../domain/contacts/source-writer.ts';
import { restoredRecords } from '../../domain/maintenance/backup.ts';
import type { AreaContent, BackupRecord } from '../../domain/maintenance/backup.ts';
import type { StoreEntry } from '../../domain/storage/key-value-store.ts';
import { fromBase64, toBase64 } from '../../lib/base64.ts';
import { logger } from '../../lib/logger.ts';
import { digestsKey, missingKey } from './book-records.ts';
import type { BookRecords } from './book-records.ts';
import type { Marks } from './book-schema.ts';
import type { Draft } from './draft.ts';
import type { Library, Ref } from './library.ts';
import { OWN_HEAD } from './own-contacts.ts';
import type { Shelf } from './shelf.ts';
import { dropSource } from './source-writer.ts';

const log = logger('contacts');

/** What the records of a backup say, by kind, in their order. */
type Content = ReadonlyMap<string, ReadonlyMap<string, BackupRecord>>;

export interface BookBackupOptions {
  readonly shelf: Shelf;
  readonly records: BookRecords;
  /** A picture as it may be stored: its own bytes where they are bounded, or encoded anew. @throws `contact/no-picture` */
  readonly acceptPicture: (picture: Blob) => Promise<Blob>;
}

/** The address book as a backup sees it: in the worker, beside what it reads. */
export class BookBackup {
  readonly #shelf: Shelf;
  readonly #records: BookRecords;
  readonly #acceptPicture: BookBackupOptions['acceptPicture'];

  constructor({ shelf, records, acceptPicture }: BookBackupOptions) {
    this.#shelf = shelf;
    this.#records = records;
    this.#acceptPicture = acceptPicture;
  }

  records(): Promise<readonly BackupRecord[]> {
    // A change that changes nothing: it sees what is stored now, and nobody writes meanwhile.
    return this.#shelf.edit((draft) => this.#collect(draft.library));
  }

  async restore(
    content: Pick<AreaContent, 'records' | 'mode'>,
    others: readonly StoreEntry[],
  ): Promise<void> {
    await this.#shelf.edit(async (draft) => {
      draft.others.push(...others);
      const wanted = byKind(restoredRecords(await this.#collect(draft.library), content));
      const photos = await this.#restorePhotos(draft, wanted);
      const contacts = restoreContacts(draft, wanted, photos);
      draft.marks = marksOf(draft.marks, wanted, contacts);
    });
  }

  async #collect(library: Library): Promise<readonly BackupRecord[]> {
    const { manifest, marks } = library;
    const records = manifest.sources
      .filter(({ source }) => source !== OWN)
      .map(({ source, origin, name }) => recordOf('source', source, { origin, name }));
    for (const [, ref] of livingOf(library)) {
      const contact = ref.segment.contact(ref.position);
      records.push(contactRecord(contact));
      const photo = contact.photo === '' ? undefined : await this.#records.photo(contact.photo);
      if (photo !== undefined) records.push(recordOf('photo', contact.photo, await base64Of(photo)));
    }
    const mark = (kind: RecordKind, ids: readonly string[]): readonly BackupRecord[] =>
      ids.map((id) => recordOf(kind, id, true));
    return records.concat(
      marks.groups.map(groupRecord),
      marks.members.flatMap(([group, ids]) =>
        mark(
          'member',
          ids.map((id) => `${group}/${id}`),
        ),
      ),
      mark('favourite', marks.favourites),
      mark('blocked', marks.blocked),
      mark('number', marks.blockedNumbers),
      marks.shown.map(([number, id]) => recordOf('shown', number, id)),
    );
  }

  async release(sources: readonly SourceId[], others: readonly StoreEntry[]): Promise<void> {
    await this.#shelf.edit((draft) => {
      draft.others.push(...others);
      for (const source of sources) dropSource(draft, source, 'keep');
    });
  }

  /** The names of the pictures that there are then. One that cannot be taken is left out. */
  async #restorePhotos(draft: Draft, wanted: Content): Promise<ReadonlySet<string>> {
    const stored = await this.#records.photoNames();
    const names = new Set(stored);
    for (const [name, { value }] of of(wanted, 'photo')) {
      if (stored.has(name) || typeof value !== 'string') continue;
      try {
        const picture = new Blob([fromBase64(value) ?? ''], { type: 'image/jpeg' });
        draft.photos.set(name, await this.#acceptPicture(picture));
        names.add(name);
      } catch (error) {
        log.warn('a picture of a backup cannot be taken', error);
      }
    }
    const used = new Set([...of(wanted, 'contact').values()].map((record) => contactOf(record)?.photo));
    for (const name of stored) if (!used.has(name)) draft.deletePhoto(name);
    return names;
  }
}

function of(content: Content, kind: RecordKind): ReadonlyMap<string, BackupRecord> {
  return content.get(kind) ?? new Map<string, BackupRecord>();
}

function byKind(records: readonly BackupRecord[]): Content {
  const content = new Map<string, Map<string, BackupRecord>>();
  for (const record of records) {
    const [kind, id] = kindOf(record);
    const same = content.get(kind) ?? new Map<string, BackupRecord>();
    content.set(kind, same.set(id, record));
  }
  return content;
}

function* livingOf({ segments }: Library): Generator<readonly [ContactId, Ref], void> {
  for (const segment of segments)
    for (let position = 0; position < segment.count; position++)
      if (segment.alive[position] === 1) yield [segment.id(position), { segment, position }];
}

async function base64Of(photo: Blob): Promise<string> {
  return toBase64(new Uint8Array(await photo.arrayBuffer()));
}

function headOf(content: Content, source: SourceId): SourceHead {
  if (source === OWN) return OWN_HEAD;
  const value = of(content, 'source').get(source)?.value as
    { readonly origin: ContactOrigin; readonly name: string } | undefined;
  return { source, origin: value?.origin ?? 'csv', name: value?.name ?? source };
}

/** Puts in what is new or changed and takes out what is not wanted. Returns the ids of what there is then. */
function restoreContacts(draft: Draft, wanted: Content, photos: ReadonlySet<string>): ReadonlySet<ContactId> {
  const rows = new Map<SourceId, string[]>();
  const ids = new Set<ContactId>();
  const add = (contact: Contact): void => {
    ids.add(contact.id);
    const photo = photos.has(contact.photo) ? contact.photo : '';
    const row = packContact(contact.id, photo, contact, contact.gone === true);
    const ref = draft.library.find(contact.id);
    const known = rows.get(contact.source) ?? [];
    rows.set(contact.source, known);
    if (ref?.segment.row(ref.position) === row) return;
    if (ref !== undefined) draft.remove(ref);
    known.push(row);
  };
  for (const record of of(wanted, 'contact').values()) {
    const contact = contactOf(record);
    if (contact !== undefined) add(contact);
  }
  for (const [id, ref] of livingOf(draft.library)) if (!ids.has(id)) draft.remove(ref);
  const sources = new Set([...of(wanted, 'source').keys(), ...rows.keys()]);
  for (const source of sources) draft.add(headOf(wanted, source), rows.get(source) ?? []);
  for (const { source } of draft.library.manifest.sources) {
    if (source === OWN || sources.has(source)) continue;
    draft.dropSource(source);
    draft.deleteRecord(missingKey(source));
    draft.deleteRecord(digestsKey(source));
  }
  return ids;
}

function marksOf(before: Marks, wanted: Content, contacts: ReadonlySet<ContactId>): Marks {
  const records = [...of(wanted, 'group').values()];
  const sameAs = sameGroups(records);
  const members = new Map<string, Set<ContactId>>();
  for (const record of of(wanted, 'member').values()) {
    const [named, id] = memberOf(record);
    const group = sameAs.get(named);
    if (group !== undefined && contacts.has(id))
      members.set(group, (members.get(group) ?? new Set()).add(id));
  }
  const ids = (kind: RecordKind): string[] => [...of(wanted, kind).keys()];
  return {
    ...before,
    groups: records.flatMap((record) => groupOf(record) ?? []).filter(({ id }) => sameAs.get(id) === id),
    members: [...members].map(([group, inside]) => [group, [...inside]]),
    favourites: ids('favourite').filter((id) => contacts.has(id)),
    blocked: ids('blocked').filter((id) => contacts.has(id)),
    blockedNumbers: ids('number'),
    shown: [...of(wanted, 'shown')].flatMap(([number, { value }]): [string, string][] =>
      typeof value === 'string' && contacts.has(value) ? [[number, value]] : [],
    ),
  };
}
