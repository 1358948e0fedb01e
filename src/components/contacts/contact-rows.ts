import type { ReactiveControllerHost } from 'lit';
import { ALL_CONTACTS } from '../../domain/contacts/address-book.ts';
import type {
  AddressBook,
  ContactFilter,
  ContactListHead,
  ContactRow,
} from '../../domain/contacts/address-book.ts';

const PAGE = 100;
/** Pages that stay in memory: what lies far from the one that was read last is forgotten first. */
const KEPT = 40;
const EMPTY: ContactListHead = { total: 0, letters: [] };

/**
 * The rows of a list of any length, read by pages as they come into sight. After a change the earlier rows stay until
 * the new ones are there, so that nothing flickers.
 */
export class ContactRows {
  readonly #host: ReactiveControllerHost;
  readonly #book: () => AddressBook;
  #pages = new Map<number, readonly ContactRow[]>();
  #asked = new Set<number>();
  #round = 0;
  #revision = -1;
  #seen = 0;
  filter: ContactFilter = ALL_CONTACTS;
  head: ContactListHead = EMPTY;
  /** The first answer is there. */
  ready = false;
  /** Another object whenever a row may be another. */
  version: object = {};

  constructor(host: ReactiveControllerHost, book: () => AddressBook) {
    this.#host = host;
    this.#book = book;
  }

  /** Reads anew when the wish or the contacts are others. */
  update(filter: ContactFilter, revision: number): void {
    const other = filter !== this.filter;
    if (!other && revision === this.#revision) return;
    this.filter = filter;
    this.#revision = revision;
    void this.#renew(other ? 0 : this.#seen);
  }

  /** A row, or undefined while it is read. */
  at(index: number): ContactRow | undefined {
    const page = Math.floor(index / PAGE);
    const rows = this.#pages.get(page);
    if (rows !== undefined) return rows[index % PAGE];
    if (index < this.head.total) void this.#read(page);
    return undefined;
  }

  /** With the pages beside it, for a screen may lie across two. */
  async #renew(page: number): Promise<void> {
    const round = ++this.#round;
    this.#asked = new Set();
    const book = this.#book();
    const first = Math.max(0, page - 1);
    const [head, rows] = await Promise.all([
      book.head(this.filter),
      book.rows(this.filter, first * PAGE, 3 * PAGE),
    ]);
    if (round !== this.#round) return;
    this.head = head;
    this.ready = true;
    this.#pages = new Map();
    for (let at = 0; at < rows.length; at += PAGE)
      this.#pages.set(first + at / PAGE, rows.slice(at, at + PAGE));
    this.#changed();
  }

  async #read(page: number): Promise<void> {
    this.#seen = page;
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const round = this.#round;
    const rows = await this.#book().rows(this.filter, page * PAGE, PAGE);
    if (round !== this.#round) return;
    this.#asked.delete(page);
    this.#pages.set(page, rows);
    this.#forget(page);
    this.#changed();
  }

  #forget(near: number): void {
    while (this.#pages.size > KEPT) {
      const far = [...this.#pages.keys()].reduce((a, b) => (Math.abs(b - near) > Math.abs(a - near) ? b : a));
      this.#pages.delete(far);
    }
  }

  #changed(): void {
    this.version = {};
    this.#host.requestUpdate();
  }
}
