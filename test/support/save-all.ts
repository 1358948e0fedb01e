import type { AddressBook } from '../../src/domain/contacts/address-book.ts';
import type { Contact, ContactData } from '../../src/domain/contacts/contact.ts';

/** Adds own contacts one after another. @returns them in the same order */
export async function saveAll(
  book: AddressBook,
  contacts: readonly ContactData[],
): Promise<readonly Contact[]> {
  const saved: Contact[] = [];
  for (const data of contacts) saved.push(await book.save(data));
  return saved;
}
