import type { ReactiveControllerHost } from 'lit';
import type { AddressBook, ContactDetails } from '../../domain/contacts/address-book.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { callsWith } from './contact-calls.ts';

/** The contact whose information is shown, as the address book has it now. */
export class OpenedContact {
  readonly #host: ReactiveControllerHost;
  readonly #book: () => AddressBook;
  #id: ContactId | undefined;
  #rest: readonly unknown[] = [];
  #round = 0;
  details: ContactDetails | undefined;
  /** The last calls with it, newest first. */
  calls: readonly HistoryEntry[] = [];

  constructor(host: ReactiveControllerHost, book: () => AddressBook) {
    this.#host = host;
    this.#book = book;
  }

  get id(): ContactId | undefined {
    return this.#id;
  }

  open(id: ContactId | undefined): void {
    this.#id = id;
    this.#host.requestUpdate();
  }

  /** Reads it anew when it is another one, or something may have changed. */
  update(revision: number, entries: readonly HistoryEntry[]): void {
    const rest = [this.#id, revision, entries];
    if (rest.every((part, index) => part === this.#rest[index])) return;
    this.#rest = rest;
    void this.#read(entries);
  }

  async #read(entries: readonly HistoryEntry[]): Promise<void> {
    const round = ++this.#round;
    const book = this.#book();
    const details = this.#id === undefined ? undefined : await book.details(this.#id);
    const calls = details === undefined ? [] : await callsWith(details, entries, book);
    if (round !== this.#round) return;
    this.details = details;
    this.calls = calls;
    this.#host.requestUpdate();
  }
}
