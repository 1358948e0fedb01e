import type { AddressBook, ContactFilter } from '../../domain/contacts/address-book.ts';
import type { ExportFormat } from '../../domain/contacts/contact-export.ts';
import type { WorkOptions } from '../../domain/contacts/contact-work.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import { saveFile } from '../../lib/save-file.ts';

export type ContactFormat = ExportFormat | 'vcard';

/** Lets the browser save contacts as a CSV or JSON file, named by the day. Its worker writes it. */
export async function saveContacts(
  book: AddressBook,
  format: ExportFormat,
  which: ContactFilter | readonly ContactId[],
  work: WorkOptions = {},
): Promise<void> {
  const file = await book.file(format, which, work);
  // Swedes write a date as ISO 8601 does.
  saveFile(`offhook-contacts-${new Date().toLocaleDateString('sv')}.${format}`, file.type, file);
}
