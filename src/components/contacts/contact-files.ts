import type { AddressBook, ContactFilter } from '../../domain/contacts/address-book.ts';
import type { ExportFormat } from '../../domain/contacts/contact-export.ts';
import type { WorkOptions } from '../../domain/contacts/contact-work.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import { saveFile } from '../../lib/save-file.ts';
import { fileName } from './file-name.ts';

type Which = ContactFilter | readonly ContactId[];

/** Lets the browser save contacts as one file. Its worker writes it. */
export async function saveContacts(
  book: AddressBook,
  format: ExportFormat,
  which: Which,
  work: WorkOptions = {},
): Promise<void> {
  const file = await book.file(format, which, work);
  saveFile(await contactFileName(book, format, which), file.type, file);
}

/** A table is named by the day, a vCard by the only contact in it. */
export async function contactFileName(
  book: AddressBook,
  format: ExportFormat,
  which: Which,
): Promise<string> {
  // Swedes write a date as ISO 8601 does.
  if (format !== 'vcard') return `offhook-contacts-${new Date().toLocaleDateString('sv')}.${format}`;
  const ids = 'text' in which ? [] : which;
  const [only] = ids.length === 1 ? await book.get(ids) : [];
  return `${only === undefined ? 'contacts' : fileName(contactName(only))}.vcf`;
}
