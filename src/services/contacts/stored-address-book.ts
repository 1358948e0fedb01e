import type {
  AddressBook,
  ContactErrorCode,
  Group,
  GroupId,
  Removal,
} from '../../domain/contacts/address-book.ts';
import type { CardImport, WorkOptions } from '../../domain/contacts/contact-work.ts';
import { CONTACT_LIMITS, OWN, isOwn } from '../../domain/contacts/contact.ts';
import type { Contact, ContactData, ContactId } from '../../domain/contacts/contact.ts';
import { fold } from '../../domain/contacts/fold.ts';
import { isListName } from '../../domain/contacts/list-names.ts';
import { canonicalNumber } from '../../domain/contacts/number-plan.ts';
import { cleanText, unpackContact } from '../../domain/contacts/packed-contact.ts';
import { AppError } from '../../lib/app-error.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { BookReads } from './book-reads.ts';
import type { ReadsOptions } from './book-reads.ts';
import type { BookRecords } from './book-records.ts';
import type { Draft } from './draft.ts';
import type { Ref } from './library.ts';
import { namesOf } from './library.ts';
import { marksOf, withMarks, withoutContacts } from './marks.ts';
import { OWN_HEAD, addOwn, keepPhoto } from './own-contacts.ts';
import type { Shelf } from './shelf.ts';

export interface StoredAddressBookOptions extends ReadsOptions {
  readonly shelf: Shelf;
  readonly records: BookRecords;
  /** Decodes a picture, bounds it and encodes it anew. @throws `contact/no-picture` */
  readonly encodePicture: (picture: Blob) => Promise<Blob>;
}

/** The address book over the store: in the worker, where it keeps the contacts in memory. */
export class StoredAddressBook extends BookReads implements AddressBook {
  readonly #shelf: Shelf;
  readonly #encodePicture: StoredAddressBookOptions['encodePicture'];

  constructor({ shelf, records, encodePicture, ...reads }: StoredAddressBookOptions) {
    super(shelf, records, reads);
    this.#shelf = shelf;
    this.#encodePicture = encodePicture;
  }

  async save(data: ContactData, id?: ContactId, picture?: Blob | null): Promise<Contact> {
    const photo = picture instanceof Blob ? await this.#encodePicture(picture) : picture;
    return this.#shelf.edit((draft) => {
      const before = id === undefined ? undefined : own(draft, id);
      const old = before?.segment.contact(before.position).photo ?? '';
      if (before !== undefined) draft.remove(before);
      if (photo !== undefined) draft.deletePhoto(old);
      const name = photo === undefined ? old : keepPhoto(draft, photo);
      return addOwn(draft, id ?? uuidv7(), name, data);
    });
  }

  async importCards(file: Blob, options: WorkOptions = {}): Promise<CardImport> {
    const { importCards } = await import('./card-import.ts');
    return importCards({ shelf: this.#shelf, encodePicture: this.#encodePicture }, file, options);
  }

  async remove(ids: readonly ContactId[]): Promise<Removal> {
    const unique = [...new Set(ids)];
    const photos = new Map<string, Blob>();
    const { rows, marks } = await this.#shelf.edit(async (draft) => {
      const found: string[] = [];
      for (const id of unique) {
        const { segment, position } = own(draft, id);
        const { photo } = segment.contact(position);
        const blob = photo === '' ? undefined : await this.records.photo(photo);
        if (blob !== undefined) photos.set(photo, blob);
        draft.deletePhoto(photo);
        draft.remove({ segment, position });
        found.push(segment.row(position));
      }
      const lost = marksOf(draft.marks, new Set(unique));
      draft.marks = withoutContacts(draft.marks, new Set(unique));
      return { rows: found, marks: lost };
    });
    const restore = (): Promise<void> =>
      this.#shelf.edit((draft) => {
        const missing = rows.filter(
          (row) => draft.library.find(unpackContact(row, OWN, 'own').id) === undefined,
        );
        draft.add(OWN_HEAD, missing);
        for (const [name, photo] of photos) draft.photos.set(name, photo);
        draft.marks = withMarks(draft.marks, marks);
      });
    return { count: unique.length, restore };
  }

  createGroup(name: string): Promise<Group> {
    return this.#shelf.edit((draft) => {
      const group = { id: uuidv7(), name: freeName(draft, name), external: false };
      draft.marks = { ...draft.marks, groups: [...draft.marks.groups, { ...group, aliases: [] }] };
      return { ...group, count: 0 };
    });
  }

  async renameGroup(id: GroupId, name: string): Promise<void> {
    await this.#shelf.edit((draft) => {
      const clean = freeName(draft, name, id);
      const groups = draft.marks.groups.map((group) =>
        group.id === id ? { ...group, name: clean, aliases: aliasesOf(group) } : group,
      );
      draft.marks = { ...draft.marks, groups };
    });
  }

  async removeGroup(id: GroupId): Promise<Removal> {
    const { group, members } = await this.#shelf.edit((draft) => {
      const { marks } = draft;
      const at = marks.groups.find((other) => other.id === id);
      const inside = marks.members.filter(([other]) => other === id);
      draft.marks = {
        ...marks,
        groups: marks.groups.filter((other) => other.id !== id),
        members: marks.members.filter(([other]) => other !== id),
      };
      return { group: at, members: inside };
    });
    const restore = (): Promise<void> =>
      this.#shelf.edit((draft) => {
        const { marks } = draft;
        if (group === undefined || marks.groups.some((other) => other.id === id)) return;
        draft.marks = {
          ...marks,
          groups: [...marks.groups, group],
          members: [...marks.members, ...members],
        };
      });
    return { count: group === undefined ? 0 : 1, restore };
  }

  async addToGroup(group: GroupId, ids: readonly ContactId[]): Promise<void> {
    await this.#setMembers(group, (members) => [...members, ...ids]);
  }

  async removeFromGroup(group: GroupId, ids: readonly ContactId[]): Promise<void> {
    const gone = new Set(ids);
    await this.#setMembers(group, (members) => members.filter((id) => !gone.has(id)));
  }

  async setFavourite(ids: readonly ContactId[], favourite: boolean): Promise<void> {
    await this.#shelf.edit((draft) => {
      const others = without(draft.marks.favourites, ids);
      const chosen = favourite ? ids.filter((id) => !draft.marks.favourites.includes(id)) : [];
      const kept = favourite ? draft.marks.favourites : others;
      draft.marks = { ...draft.marks, favourites: [...kept, ...new Set(chosen)] };
    });
  }

  async setBlocked(ids: readonly ContactId[], blocked: boolean): Promise<void> {
    await this.#shelf.edit((draft) => {
      const others = without(draft.marks.blocked, ids);
      draft.marks = { ...draft.marks, blocked: blocked ? [...others, ...new Set(ids)] : others };
    });
  }

  async setNumberBlocked(number: string, blocked: boolean): Promise<void> {
    await this.#shelf.edit((draft) => {
      const { plan } = draft.library;
      const clean = cleanText(number, CONTACT_LIMITS.number).trim();
      const canonical = canonicalNumber(clean, plan);
      const others = draft.marks.blockedNumbers.filter((other) => canonicalNumber(other, plan) !== canonical);
      const add = blocked && canonical !== '';
      draft.marks = { ...draft.marks, blockedNumbers: add ? [...others, clean] : others };
    });
  }

  async setShown(number: string, id: ContactId): Promise<void> {
    await this.#shelf.edit((draft) => {
      const canonical = canonicalNumber(number, draft.library.plan);
      const others = draft.marks.shown.filter(([other]) => other !== canonical);
      draft.marks = { ...draft.marks, shown: [...others, [canonical, id]] };
    });
  }

  #setMembers(
    group: GroupId,
    change: (members: readonly ContactId[]) => readonly ContactId[],
  ): Promise<void> {
    return this.#shelf.edit((draft) => {
      const { marks } = draft;
      if (!marks.groups.some(({ id }) => id === group)) return;
      const before = marks.members.find(([id]) => id === group)?.[1] ?? [];
      const others = marks.members.filter(([id]) => id !== group);
      draft.marks = { ...marks, members: [...others, [group, [...new Set(change(before))]]] };
    });
  }
}

function own(draft: Draft, id: ContactId): Ref {
  const ref = draft.library.find(id);
  if (ref === undefined) throw new AppError<ContactErrorCode>('contact/gone');
  if (!isOwn({ source: ref.segment.source(ref.position) }))
    throw new AppError<ContactErrorCode>('contact/read-only');
  return ref;
}

/** @throws `contact/group-exists` */
function freeName(draft: Draft, name: string, except?: GroupId): string {
  const clean = cleanText(name, CONTACT_LIMITS.group).trim();
  const taken = draft.marks.groups.some(
    (group) => group.id !== except && (fold(group.name) === fold(clean) || namesOf(group).has(fold(clean))),
  );
  if (taken || isListName(clean)) throw new AppError<ContactErrorCode>('contact/group-exists');
  return clean;
}

/** A group of a source is still the one that the source means when the person calls it something else. */
function aliasesOf({
  name,
  external,
  aliases,
}: {
  name: string;
  external: boolean;
  aliases: string[];
}): string[] {
  return external ? [...new Set([...aliases, fold(name)])] : aliases;
}

function without(ids: readonly ContactId[], gone: readonly ContactId[]): ContactId[] {
  const all = new Set(gone);
  return ids.filter((id) => !all.has(id));
}
