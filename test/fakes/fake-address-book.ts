import type {
  AddressBook,
  ContactErrorCode,
  Group,
  GroupId,
  Removal,
} from '../../src/domain/contacts/address-book.ts';
import type { CardImport, WorkOptions } from '../../src/domain/contacts/contact-work.ts';
import { contactName, isOwn } from '../../src/domain/contacts/contact.ts';
import type { Contact, ContactData, ContactId } from '../../src/domain/contacts/contact.ts';
import { fold } from '../../src/domain/contacts/fold.ts';
import { isListName } from '../../src/domain/contacts/list-names.ts';
import { canonicalNumber } from '../../src/domain/contacts/number-plan.ts';
import type { NumberPlan } from '../../src/domain/contacts/number-plan.ts';
import type { VCardContact } from '../../src/domain/contacts/vcard-card.ts';
import { readVCards } from '../../src/domain/contacts/vcard-reader.ts';
import { decodeVCards } from '../../src/domain/contacts/vcard-value.ts';
import { AppError } from '../../src/lib/app-error.ts';
import { FakeContactReads, fakeContact } from './fake-contact-reads.ts';
import type { FakeBookState } from './fake-contact-reads.ts';

/** The address book as its contract describes it, in memory and by the simplest means: for tests of what uses it. */
export class FakeAddressBook extends FakeContactReads implements AddressBook {
  /** Directory names by source. */
  readonly names = new Map<string, string>();
  #ids = 0;
  /** What the next write rejects with. */
  failure: Error | undefined;

  constructor(contacts: readonly Contact[] = [], plan?: NumberPlan) {
    super(contacts, plan);
    this.#change({});
  }

  async save(data: ContactData, id?: ContactId, picture?: Blob | null): Promise<Contact> {
    const before = id === undefined ? undefined : this.#own([id])[0];
    await this.#mayFail();
    const photo = this.#keep(before?.photo ?? '', picture);
    const contact = fakeContact(id ?? `own-${++this.#ids}`, { ...data, groups: [], photo });
    this.#change({ contacts: new Map([...this.state.contacts, [contact.id, contact]]) });
    return contact;
  }

  async importCards(file: Blob, { signal, progress }: WorkOptions = {}): Promise<CardImport> {
    const { contacts, issues } = readVCards(decodeVCards(new Uint8Array(await file.arrayBuffer())));
    progress?.({ contacts: contacts.length, share: 0.5 });
    await Promise.resolve();
    signal?.throwIfAborted();
    await this.#mayFail();
    const saved: Contact[] = [];
    for (const { data, picture } of contacts)
      saved.push(await this.save(data, undefined, isJpeg(picture) ? new Blob([picture]) : undefined));
    const names = new Map<string, string>();
    for (const [at, { groups }] of contacts.entries())
      for (const name of groups) {
        if (isListName(name)) names.set(fold(name), name);
        else await this.addToGroup(await this.#groupNamed(name), [saved[at]?.id ?? '']);
      }
    const left = contacts.filter(({ picture }, at) => picture !== undefined && saved[at]?.photo === '');
    const photosLeftOut = left.map(({ data }) => contactName(data));
    return { added: saved.length, issues, photosLeftOut, listNames: [...names.values()] };
  }

  async #groupNamed(name: string): Promise<GroupId> {
    const there = this.state.groups.find((group) => fold(group.name) === fold(name));
    return there?.id ?? (await this.createGroup(name)).id;
  }

  async remove(ids: readonly ContactId[]): Promise<Removal> {
    this.#own(ids);
    await this.#mayFail();
    const before = this.state;
    const gone = new Set(ids);
    this.#change({
      contacts: new Map([...before.contacts].filter(([id]) => !gone.has(id))),
      favourites: before.favourites.filter((id) => !gone.has(id)),
      blocked: new Set([...before.blocked].filter((id) => !gone.has(id))),
      members: new Map(
        [...before.members].map(([group, members]) => [
          group,
          new Set([...members].filter((id) => !gone.has(id))),
        ]),
      ),
    });
    return this.#removal(before, gone.size);
  }

  async createGroup(name: string): Promise<Group> {
    this.#refuseTaken(name);
    await this.#mayFail();
    const group = { id: `group-${++this.#ids}`, name: name.trim(), external: false };
    this.#change({ groups: [...this.state.groups, group] });
    return { ...group, count: 0 };
  }

  async renameGroup(id: GroupId, name: string): Promise<void> {
    this.#refuseTaken(name, id);
    await this.#mayFail();
    this.#change({
      groups: this.state.groups.map((group) => (group.id === id ? { ...group, name: name.trim() } : group)),
    });
  }

  async removeGroup(id: GroupId): Promise<Removal> {
    await this.#mayFail();
    const before = this.state;
    this.#change({ groups: before.groups.filter((group) => group.id !== id) });
    return this.#removal(before, 1);
  }

  addToGroup(group: GroupId, ids: readonly ContactId[]): Promise<void> {
    return this.#setMembers(group, (members) => [...members, ...ids]);
  }

  removeFromGroup(group: GroupId, ids: readonly ContactId[]): Promise<void> {
    return this.#setMembers(group, (members) => [...members].filter((id) => !ids.includes(id)));
  }

  async setFavourite(ids: readonly ContactId[], favourite: boolean): Promise<void> {
    await this.#mayFail();
    const others = this.state.favourites.filter((id) => !ids.includes(id));
    this.#change({ favourites: favourite ? [...others, ...ids] : others });
  }

  async setBlocked(ids: readonly ContactId[], blocked: boolean): Promise<void> {
    await this.#mayFail();
    const others = [...this.state.blocked].filter((id) => !ids.includes(id));
    this.#change({ blocked: new Set(blocked ? [...others, ...ids] : others) });
  }

  async setNumberBlocked(number: string, blocked: boolean): Promise<void> {
    await this.#mayFail();
    const others = this.state.numbers.filter((other) => !this.same(other, number));
    this.#change({ numbers: blocked ? [...others, number] : others });
  }

  async setShown(number: string, id: ContactId): Promise<void> {
    await this.#mayFail();
    this.#change({ shown: new Map([...this.state.shown, [canonicalNumber(number, this.plan), id]]) });
  }

  /** Puts contacts of a source in, with external groups by their names. */
  put(...contacts: readonly Contact[]): void {
    const names = contacts.flatMap(({ groups }) => groups);
    const known = new Set(this.state.groups.map(({ name }) => fold(name)));
    const groups = [...this.state.groups];
    for (const name of names) {
      if (known.has(fold(name))) continue;
      known.add(fold(name));
      groups.push({ id: `group-${++this.#ids}`, name, external: true });
    }
    const all = contacts.map((contact) => [contact.id, contact] as const);
    this.#change({ groups, contacts: new Map([...this.state.contacts, ...all]) });
  }

  #own(ids: readonly ContactId[]): readonly Contact[] {
    return ids.map((id) => {
      const contact = this.state.contacts.get(id);
      if (contact === undefined) throw new AppError<ContactErrorCode>('contact/gone');
      if (!isOwn(contact)) throw new AppError<ContactErrorCode>('contact/read-only');
      return contact;
    });
  }

  #refuseTaken(name: string, except?: GroupId): void {
    const taken = this.state.groups.some(
      (group) => group.id !== except && fold(group.name) === fold(name.trim()),
    );
    if (taken || isListName(name)) throw new AppError<ContactErrorCode>('contact/group-exists');
  }

  async #setMembers(
    group: GroupId,
    change: (members: ReadonlySet<ContactId>) => readonly ContactId[],
  ): Promise<void> {
    await this.#mayFail();
    const members = new Set(change(this.state.members.get(group) ?? new Set()));
    this.#change({ members: new Map([...this.state.members, [group, members]]) });
  }

  #keep(photo: string, picture: Blob | null | undefined): string {
    if (picture === undefined) return photo;
    if (picture === null) return '';
    const name = `photo-${++this.#ids}`;
    this.photos.set(name, picture);
    return name;
  }

  #removal(before: FakeBookState, count: number): Removal {
    return {
      count,
      restore: () => {
        this.#change(before);
        return Promise.resolve();
      },
    };
  }

  #mayFail(): Promise<void> {
    const { failure } = this;
    this.failure = undefined;
    return failure === undefined ? Promise.resolve() : Promise.reject(failure);
  }

  #change(changes: Partial<FakeBookState>): void {
    this.state = { ...this.state, ...changes };
    const { contacts, groups, favourites, blocked, numbers } = this.state;
    const all = [...contacts.values()];
    const counted = groups.map((group) => ({
      ...group,
      count: all.filter((contact) => this.isIn(contact, group)).length,
    }));
    this.summary.value = Object.freeze({
      revision: this.summary.value.revision + 1,
      ready: true,
      total: all.length,
      groups: counted.sort((a, b) => Number(b.external) - Number(a.external) || a.name.localeCompare(b.name)),
      origins: [...new Set(all.map(({ source }) => source))].map((source) => ({
        source,
        origin: all.find((contact) => contact.source === source)?.origin ?? 'own',
        name: this.names.get(source) ?? '',
        count: all.filter((contact) => contact.source === source).length,
      })),
      favourites: favourites.flatMap((id) => contacts.get(id) ?? []),
      blockedContacts: blocked.size,
      blockedNumbers: numbers,
      plan: this.plan,
    });
  }
}

/** By its first bytes alone. */
function isJpeg(picture: VCardContact['picture']): picture is Uint8Array<ArrayBuffer> {
  return picture?.[0] === 0xff && picture[1] === 0xd8;
}
