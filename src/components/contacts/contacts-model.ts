import type { ReactiveControllerHost } from 'lit';
import { ALL_CONTACTS } from '../../domain/contacts/address-book.ts';
import type {
  AddressBook,
  ContactDetails,
  ContactFilter,
  ContactListHead,
  ContactRow,
} from '../../domain/contacts/address-book.ts';
import { isOwn } from '../../domain/contacts/contact.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { ContactMarkEvent } from './contact-events.ts';
import { ContactMarks, ownIds } from './contact-marks.ts';
import type { MoreSubject } from './contacts-more.ts';
import { ContactRows } from './contact-rows.ts';
import { OpenedContact } from './opened-contact.ts';

/** What the view of contacts looks at: a list, which of it is marked, and the one that is open. */
export class ContactsModel {
  readonly #host: ReactiveControllerHost;
  readonly #book: () => AddressBook;
  readonly #rows: ContactRows;
  readonly #opened: OpenedContact;
  readonly marks = new ContactMarks();
  #version: object | undefined;
  /** Marks are made one after another, in the order in which they were asked for: some wait for the address book. */
  #marking = Promise.resolve();
  filter: ContactFilter = ALL_CONTACTS;
  /** Another function when rows have changed. */
  rowAt: (index: number) => ContactRow | undefined = () => undefined;

  constructor(host: ReactiveControllerHost, book: () => AddressBook) {
    this.#host = host;
    this.#book = book;
    this.#rows = new ContactRows(host, book);
    this.#opened = new OpenedContact(host, book);
  }

  get head(): ContactListHead {
    return this.#rows.head;
  }

  /** The list was read once. */
  get ready(): boolean {
    return this.#rows.ready;
  }

  get details(): ContactDetails | undefined {
    return this.#opened.details;
  }

  get calls(): readonly HistoryEntry[] {
    return this.#opened.calls;
  }

  /** What can be done with the marked contacts. */
  get can(): { readonly callable: boolean; readonly editable: boolean; readonly removable: boolean } {
    const [only, ...others] = this.marks.ids;
    const contact = this.details?.contact;
    const single = others.length === 0 && contact?.id === only ? contact : undefined;
    return {
      callable: single !== undefined && single.numbers.length > 0,
      editable: single !== undefined && isOwn(single),
      removable: ownIds(this.marks.ids).length > 0,
    };
  }

  get toSave(): MoreSubject {
    return { ids: [...this.marks.ids], filter: this.filter, shown: this.head.total };
  }

  /** Reads what has changed; for `willUpdate`. */
  update(revision: number, entries: readonly HistoryEntry[]): void {
    this.#rows.update(this.filter, revision);
    this.#opened.update(revision, entries);
    if (this.#version === this.#rows.version) return;
    this.#version = this.#rows.version;
    this.rowAt = (index) => this.#rows.at(index);
  }

  show(changes: Partial<ContactFilter>): void {
    this.filter = { ...this.filter, ...changes };
    this.marks.none();
    this.#host.requestUpdate();
  }

  /** What is marked once all is that was asked for. */
  async marked(): Promise<ContactMarks> {
    await this.#marking;
    return this.marks;
  }

  mark(asked: ContactMarkEvent): Promise<void> {
    const { filter } = this;
    const id = this.#rows.at(asked.index)?.contact.id;
    const done = this.#marking.then(() => this.#mark(asked, filter, id));
    // Whoever asked is told why it failed; the next one is no worse for it.
    this.#marking = done.catch(() => undefined);
    return done;
  }

  async #mark(
    { way, index }: ContactMarkEvent,
    filter: ContactFilter,
    id: ContactId | undefined,
  ): Promise<void> {
    const { marks } = this;
    if (way === 'all') await marks.all(this.#book(), filter, this.head.total);
    else if (way === 'range') await marks.range(this.#book(), filter, index);
    else if (id !== undefined) marks[way](id, index);
    // Another list stands there by now.
    if (filter !== this.filter) marks.none();
    const [only, ...others] = marks.ids;
    if (only !== undefined && others.length === 0) this.#opened.open(only);
    this.#host.requestUpdate();
  }

  /** Opens a contact, and marks it where it is in the list. */
  async open(id: ContactId): Promise<void> {
    this.#opened.open(id);
    if ((await this.marked()).ids.has(id)) return;
    const index = await this.#book().indexOf(this.filter, id);
    if (index === -1) this.marks.none();
    else this.marks.only(id, index);
    this.#host.requestUpdate();
  }
}
