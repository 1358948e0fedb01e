import type {
  AddressBookSummary,
  Caller,
  ContactDetails,
  ContactFilter,
  ContactListHead,
  ContactRow,
  SearchOptions,
  SearchResult,
} from '../../domain/contacts/address-book.ts';
import type { ExportFormat } from '../../domain/contacts/contact-export.ts';
import type { WorkOptions } from '../../domain/contacts/contact-work.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { Contact, ContactData, ContactId } from '../../domain/contacts/contact.ts';
import { fold } from '../../domain/contacts/fold.ts';
import { canonicalNumber } from '../../domain/contacts/number-plan.ts';
import type { CsvWriter } from '../../domain/table/csv-writer.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { BookRecords } from './book-records.ts';
import { compareNames } from './library.ts';
import type { Library } from './library.ts';
import { eachFit, release } from './fits.ts';
import { Listing } from './listing.ts';
import { fitsOf, parseQuery } from './query.ts';
import { search } from './search.ts';

/** Lists that are kept: a window shows one or two, and changes between them. */
const LISTINGS = 8;

export interface ReadsOptions {
  /** Resolves when the stored contacts are searchable. */
  readonly ready: () => Promise<void>;
  /** Loads with the first file that is written. */
  readonly csv: () => Promise<CsvWriter>;
}

/** What the address book answers from the memory. */
export class BookReads {
  readonly summary: ReadonlySignal<AddressBookSummary>;
  protected readonly library: Library;
  protected readonly records: BookRecords;
  readonly #ready: () => Promise<void>;
  readonly #csv: () => Promise<CsvWriter>;
  readonly #listings = new Map<string, Listing>();
  #revision = -1;

  constructor(
    { library, summary }: { readonly library: Library; readonly summary: ReadonlySignal<AddressBookSummary> },
    records: BookRecords,
    { ready, csv }: ReadsOptions,
  ) {
    this.library = library;
    this.summary = summary;
    this.records = records;
    this.#ready = ready;
    this.#csv = csv;
  }

  async head(filter: ContactFilter): Promise<ContactListHead> {
    const { total, letters } = await this.#list(filter);
    return { total, letters };
  }

  async rows(filter: ContactFilter, from: number, count: number): Promise<readonly ContactRow[]> {
    const list = await this.#list(filter);
    return list.slice(from, count).map(({ segment, position }) => this.#row(segment.contact(position)));
  }

  async ids(filter: ContactFilter, from: number, count: number): Promise<readonly ContactId[]> {
    const list = await this.#list(filter);
    return list.slice(from, count).map(({ segment, position }) => segment.id(position));
  }

  async indexOf(filter: ContactFilter, id: ContactId): Promise<number> {
    return (await this.#list(filter)).indexOf(id);
  }

  async get(ids: readonly ContactId[]): Promise<readonly Contact[]> {
    await this.#ready();
    return ids.flatMap((id) => this.library.get(id) ?? []);
  }

  async details(id: ContactId): Promise<ContactDetails | undefined> {
    await this.#ready();
    const contact = this.library.get(id);
    if (contact === undefined) return undefined;
    const shared = contact.numbers.flatMap(({ number }) => {
      const contacts = this.library.owners(number);
      const [first] = contacts;
      return contacts.length < 2 || first === undefined ? [] : [{ number, contacts, shown: first.id }];
    });
    return { ...this.#row(contact), groups: this.library.groupsOf(contact), shared };
  }

  async photo({ photo }: Pick<Contact, 'id' | 'photo'>): Promise<Blob | undefined> {
    return photo === '' ? undefined : this.records.photo(photo);
  }

  async file(
    format: ExportFormat,
    which: ContactFilter | readonly ContactId[],
    options: WorkOptions = {},
  ): Promise<Blob> {
    await this.#ready();
    const ids = 'text' in which ? await this.ids(which, 0, Infinity) : which;
    const { contactFile } = await import('./contact-file.ts');
    const photo = (name: string): Promise<Blob | undefined> => this.records.photo(name);
    return contactFile({ library: this.library, csv: this.#csv, photo, ...options }, format, ids);
  }

  async search(text: string, options: SearchOptions): Promise<SearchResult> {
    await this.#ready();
    return search(this.library, text, options);
  }

  async callers(numbers: readonly string[]): Promise<readonly (Caller | undefined)[]> {
    await this.#ready();
    return numbers.map((number) => this.#caller(number));
  }

  async duplicates(
    { numbers, mail, mail2 }: Pick<ContactData, 'numbers' | 'mail' | 'mail2'>,
    except?: ContactId,
  ): Promise<readonly Contact[]> {
    await this.#ready();
    const found = new Map<ContactId, Contact>();
    for (const { number } of numbers)
      for (const contact of this.library.owners(number)) found.set(contact.id, contact);
    for (const address of [mail, mail2])
      for (const contact of this.#withMail(fold(address.trim()))) found.set(contact.id, contact);
    return [...found.values()].filter(({ id }) => id !== except).sort(compareNames);
  }

  async isBlocked(number: string): Promise<boolean> {
    await this.#ready();
    const { library } = this;
    if (library.isNumberBlocked(canonicalNumber(number, library.plan))) return true;
    // A contact that was not blocked itself may call from its other numbers.
    return library.owners(number).some(({ id }) => library.marks.blocked.includes(id));
  }

  #caller(number: string): Caller | undefined {
    const [contact, ...others] = this.library.owners(number);
    if (contact === undefined) return undefined;
    const { id, company, origin, photo } = contact;
    return {
      id,
      name: contactName(contact),
      company,
      origin,
      photo,
      favourite: this.library.isFavourite(id),
      blocked:
        this.library.isBlocked(contact) ||
        this.library.isNumberBlocked(canonicalNumber(number, this.library.plan)),
      others: others.length,
    };
  }

  /** Contacts with an address: those that have all its words, compared as a whole. */
  #withMail(address: string): readonly Contact[] {
    if (address === '') return [];
    const query = parseQuery(address, this.library.plan);
    const found: Contact[] = [];
    for (const segment of this.library.segments) {
      const fits = fitsOf(segment, query);
      eachFit(fits, (_fit, position) => {
        const contact = segment.contact(position);
        if ([contact.mail, contact.mail2].some((other) => fold(other) === address)) found.push(contact);
      });
      release(fits);
    }
    return found;
  }

  #row(contact: Contact): ContactRow {
    return {
      contact,
      favourite: this.library.isFavourite(contact.id),
      blocked: this.library.isBlocked(contact),
    };
  }

  async #list(filter: ContactFilter): Promise<Listing> {
    await this.#ready();
    const { revision } = this.summary.value;
    if (revision !== this.#revision) this.#listings.clear();
    this.#revision = revision;
    const key = JSON.stringify([filter.text, filter.group, filter.source, filter.order]);
    const known = this.#listings.get(key);
    const list = known ?? new Listing(this.library, filter);
    this.#listings.delete(key);
    this.#listings.set(key, list);
    const [oldest] = this.#listings.keys();
    if (this.#listings.size > LISTINGS && oldest !== undefined) this.#listings.delete(oldest);
    return list;
  }
}
