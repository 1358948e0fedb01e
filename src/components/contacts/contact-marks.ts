import type { AddressBook, ContactFilter } from '../../domain/contacts/address-book.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';

/** Those that may be changed here: the id of an external contact names its source before a slash. */
export function ownIds(ids: Iterable<ContactId>): readonly ContactId[] {
  return [...ids].filter((id) => !id.includes('/'));
}

/** Which contacts are marked. A range goes from the last contact that was marked alone or added. */
export class ContactMarks {
  ids: ReadonlySet<ContactId> = new Set();
  #anchor = 0;

  only(id: ContactId, index: number): void {
    this.ids = new Set([id]);
    this.#anchor = index;
  }

  toggle(id: ContactId, index: number): void {
    const ids = new Set(this.ids);
    if (!ids.delete(id)) ids.add(id);
    this.ids = ids;
    this.#anchor = index;
  }

  async range(book: AddressBook, filter: ContactFilter, index: number): Promise<void> {
    const from = Math.min(this.#anchor, index);
    this.ids = new Set(await book.ids(filter, from, Math.abs(this.#anchor - index) + 1));
  }

  async all(book: AddressBook, filter: ContactFilter, total: number): Promise<void> {
    this.ids = new Set(await book.ids(filter, 0, total));
  }

  none(): void {
    this.ids = new Set();
  }

  /** What something done at this contact is done with: all marked ones if it is one of them. */
  with(id: ContactId): readonly ContactId[] {
    return this.ids.has(id) ? [...this.ids] : [id];
  }
}
