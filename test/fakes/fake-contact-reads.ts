import type {
  AddressBookSummary,
  Caller,
  ContactDetails,
  ContactFilter,
  ContactListHead,
  ContactRow,
  Group,
  GroupId,
  SearchOptions,
  SearchResult,
} from '../../src/domain/contacts/address-book.ts';
import { ALL, BLOCKED, EMPTY_SUMMARY, FAVOURITES } from '../../src/domain/contacts/address-book.ts';
import { EMPTY_CONTACT, OWN, contactName } from '../../src/domain/contacts/contact.ts';
import type { Contact, ContactData, ContactId } from '../../src/domain/contacts/contact.ts';
import { EXPORT_COLUMNS, exportObject, exportRow } from '../../src/domain/contacts/contact-export.ts';
import type { WorkOptions } from '../../src/domain/contacts/contact-work.ts';
import type { ExportFormat } from '../../src/domain/contacts/contact-export.ts';
import { fold, foldedWords, otherSpelling } from '../../src/domain/contacts/fold.ts';
import { NO_PLAN } from '../../src/domain/contacts/no-plan.ts';
import { canonicalNumber, canonicalPrefixes } from '../../src/domain/contacts/number-plan.ts';
import { writeVCards } from '../../src/domain/contacts/vcard-writer.ts';
import type { NumberPlan } from '../../src/domain/contacts/number-plan.ts';
import { signal } from '../../src/lib/signals.ts';

/** A contact with the least in it. */
export function fakeContact(id: string, changes: Partial<Contact> = {}): Contact {
  return { ...EMPTY_CONTACT, id, source: OWN, origin: 'own', photo: '', ...changes };
}

export interface FakeBookState {
  readonly contacts: ReadonlyMap<ContactId, Contact>;
  readonly groups: readonly Omit<Group, 'count'>[];
  readonly members: ReadonlyMap<GroupId, ReadonlySet<ContactId>>;
  readonly favourites: readonly ContactId[];
  readonly blocked: ReadonlySet<ContactId>;
  readonly numbers: readonly string[];
  readonly shown: ReadonlyMap<string, ContactId>;
}

/** What the address book answers, by the simplest means. */
export class FakeContactReads {
  readonly summary = signal<AddressBookSummary>({ ...EMPTY_SUMMARY, ready: true });
  protected readonly plan: NumberPlan;
  protected readonly photos = new Map<string, Blob>();
  protected state: FakeBookState;

  constructor(contacts: readonly Contact[] = [], plan: NumberPlan = NO_PLAN) {
    this.plan = plan;
    this.state = {
      contacts: new Map(contacts.map((contact) => [contact.id, contact])),
      groups: [],
      members: new Map(),
      favourites: [],
      blocked: new Set(),
      numbers: [],
      shown: new Map(),
    };
  }

  head(filter: ContactFilter): Promise<ContactListHead> {
    const list = this.list(filter);
    const letters: { letter: string; index: number }[] = [];
    if (filter.text.trim() === '')
      for (const [index, contact] of list.entries()) {
        const letter = fold(sortName(contact, filter)).charAt(0).toUpperCase();
        const heading = /\p{L}/u.test(letter) ? letter : '#';
        if (letters.at(-1)?.letter !== heading) letters.push({ letter: heading, index });
      }
    return Promise.resolve({ total: list.length, letters });
  }

  rows(filter: ContactFilter, from: number, count: number): Promise<readonly ContactRow[]> {
    return Promise.resolve(
      this.list(filter)
        .slice(from, from + count)
        .map((contact) => this.row(contact)),
    );
  }

  ids(filter: ContactFilter, from: number, count: number): Promise<readonly ContactId[]> {
    return Promise.resolve(
      this.list(filter)
        .slice(from, from + count)
        .map(({ id }) => id),
    );
  }

  indexOf(filter: ContactFilter, id: ContactId): Promise<number> {
    return Promise.resolve(this.list(filter).findIndex((contact) => contact.id === id));
  }

  get(ids: readonly ContactId[]): Promise<readonly Contact[]> {
    return Promise.resolve(ids.flatMap((id) => this.state.contacts.get(id) ?? []));
  }

  details(id: ContactId): Promise<ContactDetails | undefined> {
    const contact = this.state.contacts.get(id);
    if (contact === undefined) return Promise.resolve(undefined);
    const shared = contact.numbers.flatMap(({ number }) => {
      const contacts = this.owners(number);
      const [first] = contacts;
      return contacts.length < 2 || first === undefined ? [] : [{ number, contacts, shown: first.id }];
    });
    const groups = this.summary.value.groups.filter((group) => this.isIn(contact, group));
    return Promise.resolve({ ...this.row(contact), groups, shared });
  }

  photo({ photo }: Pick<Contact, 'id' | 'photo'>): Promise<Blob | undefined> {
    return Promise.resolve(this.photos.get(photo));
  }

  async file(
    format: ExportFormat,
    which: ContactFilter | readonly ContactId[],
    { signal, progress }: WorkOptions = {},
  ): Promise<Blob> {
    const { contacts } = this.state;
    progress?.({ contacts: 0, share: 0 });
    await Promise.resolve();
    if (signal?.aborted === true) throw new DOMException('given up', 'AbortError');
    const chosen = 'text' in which ? this.list(which) : which.flatMap((id) => contacts.get(id) ?? []);
    const { groups, origins } = this.summary.value;
    const exported = chosen.map((contact) => ({
      contact,
      source: origins.find(({ source }) => source === contact.source)?.name ?? '',
      groups: groups.filter((group) => this.isIn(contact, group)).map(({ name }) => name),
    }));
    if (format === 'json')
      return new Blob([JSON.stringify(exported.map(exportObject))], { type: 'application/json' });
    if (format === 'vcard') {
      const cards = exported.map(async ({ contact, groups: inside }) => {
        const bytes = await this.photos.get(contact.photo)?.arrayBuffer();
        return { data: contact, groups: inside, ...(bytes && { picture: new Uint8Array(bytes) }) };
      });
      return new Blob([writeVCards(await Promise.all(cards), '4.0')], { type: 'text/vcard;charset=utf-8' });
    }
    const quoted = (cells: readonly string[]): string =>
      cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    const rows = [EXPORT_COLUMNS, ...exported.map(exportRow)];
    return new Blob(['\ufeff', rows.map(quoted).join('\r\n')], { type: 'text/csv' });
  }

  search(text: string, { limit }: SearchOptions): Promise<SearchResult> {
    const found = this.matching(text);
    const matches = found.slice(0, limit).map((contact) => ({
      contact,
      favourite: this.state.favourites.includes(contact.id),
      keypad: false,
    }));
    return Promise.resolve({ matches, total: found.length });
  }

  callers(numbers: readonly string[]): Promise<readonly (Caller | undefined)[]> {
    return Promise.resolve(
      numbers.map((number) => {
        const [contact, ...others] = this.owners(number);
        if (contact === undefined) return undefined;
        const { id, company, origin, photo } = contact;
        const { favourite, blocked } = this.row(contact);
        return {
          id,
          name: contactName(contact),
          company,
          origin,
          photo,
          favourite,
          blocked,
          others: others.length,
        };
      }),
    );
  }

  isBlocked(number: string): Promise<boolean> {
    const { blocked, numbers } = this.state;
    return Promise.resolve(
      numbers.some((other) => this.same(other, number)) ||
        this.owners(number).some(({ id }) => blocked.has(id)),
    );
  }

  duplicates(
    { numbers, mail, mail2 }: Pick<ContactData, 'numbers' | 'mail' | 'mail2'>,
    except?: ContactId,
  ): Promise<readonly Contact[]> {
    const mails = [mail, mail2].filter((address) => address !== '').map(fold);
    const wanted = new Set(numbers.map(({ number }) => canonicalNumber(number, this.plan)));
    return Promise.resolve(
      [...this.state.contacts.values()].filter(
        (contact) =>
          contact.id !== except &&
          (contact.numbers.some(({ number }) => wanted.has(canonicalNumber(number, this.plan))) ||
            [contact.mail, contact.mail2].some((address) => mails.includes(fold(address)))),
      ),
    );
  }

  protected list(filter: ContactFilter): readonly Contact[] {
    const words = filter.text.trim() !== '';
    const all = words ? this.matching(filter.text) : [...this.state.contacts.values()];
    const group = this.summary.value.groups.find(({ id }) => id === filter.group);
    const found = all.filter((contact) => {
      if (filter.source !== ALL && contact.source !== filter.source) return false;
      if (filter.group === FAVOURITES) return this.state.favourites.includes(contact.id);
      if (filter.group === BLOCKED) return this.state.blocked.has(contact.id);
      return filter.group === ALL || (group !== undefined && this.isIn(contact, group));
    });
    return words ? found : found.sort((a, b) => sortName(a, filter).localeCompare(sortName(b, filter)));
  }

  protected matching(text: string): Contact[] {
    const words = foldedWords(text);
    return [...this.state.contacts.values()].filter((contact) => {
      const held = [contactName(contact), contact.company, contact.mail, contact.mail2].join(' ');
      const spelt = held.split(/\s+/).flatMap((word) => otherSpelling(word) ?? []);
      const numbers = contact.numbers.map(({ number }) => canonicalNumber(number, this.plan));
      const all = fold([held, ...spelt, ...numbers].join(' '));
      const prefixes = canonicalPrefixes(text, this.plan);
      if (numbers.some((number) => prefixes.some((prefix) => number.startsWith(prefix)))) return true;
      return words.every((word) => all.includes(word) || all.includes(canonicalNumber(word, this.plan)));
    });
  }

  protected row(contact: Contact): ContactRow {
    const { favourites, blocked, numbers } = this.state;
    return {
      contact,
      favourite: favourites.includes(contact.id),
      blocked:
        blocked.has(contact.id) ||
        contact.numbers.some(({ number }) => numbers.some((other) => this.same(other, number))),
    };
  }

  protected isIn({ id, groups }: Contact, group: Omit<Group, 'count'>): boolean {
    return (
      groups.some((name) => fold(name) === fold(group.name)) ||
      (this.state.members.get(group.id)?.has(id) ?? false)
    );
  }

  protected owners(number: string): readonly Contact[] {
    const canonical = canonicalNumber(number, this.plan);
    const owners = [...this.state.contacts.values()].filter((contact) =>
      contact.numbers.some((other) => this.same(other.number, number)),
    );
    const shown = this.state.shown.get(canonical);
    return owners.sort((a, b) => Number(b.id === shown) - Number(a.id === shown));
  }

  protected same(a: string, b: string): boolean {
    return canonicalNumber(a, this.plan) === canonicalNumber(b, this.plan);
  }
}

function sortName(contact: Contact, { order }: ContactFilter): string {
  const { firstName, lastName, company } = contact;
  const name = { 'first-name': firstName, 'last-name': lastName, company }[order];
  return name === '' ? contactName(contact) : `${name} ${contactName(contact)}`;
}
