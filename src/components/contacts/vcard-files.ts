import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { CardImport, WorkOptions } from '../../domain/contacts/contact-work.ts';
import type { Contact, ContactId } from '../../domain/contacts/contact.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { VCardContact } from '../../domain/contacts/vcard-card.ts';
import { VCARD_LIMITS } from '../../domain/contacts/vcard-reader.ts';
import { writeVCards } from '../../domain/contacts/vcard-writer.ts';
import type { Localize } from '../../i18n/localize.ts';
import { fileName } from './file-name.ts';

/** So many contacts are read at a time. */
const BATCH = 200;

interface VCardFile {
  readonly name: string;
  readonly text: string;
}

/** Contacts as one file of version 4.0 (RFC 6350), with their groups and photos. */
export async function vCardFile(book: AddressBook, ids: readonly ContactId[]): Promise<VCardFile> {
  const cards: VCardContact[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const contacts = await book.get(ids.slice(at, at + BATCH));
    cards.push(...(await Promise.all(contacts.map((contact) => cardOf(book, contact)))));
  }
  const [first] = cards;
  const name = cards.length === 1 && first !== undefined ? fileName(contactName(first.data)) : 'contacts';
  return { name: `${name}.vcf`, text: writeVCards(cards, '4.0') };
}

async function cardOf(book: AddressBook, contact: Contact): Promise<VCardContact> {
  const [details, photo] = await Promise.all([book.details(contact.id), book.photo(contact)]);
  const groups = details?.groups.map(({ name }) => name) ?? contact.groups;
  const picture = photo === undefined ? undefined : new Uint8Array(await photo.arrayBuffer());
  return { data: contact, groups, ...(picture !== undefined && { picture }) };
}

export interface Imported {
  readonly added: number;
  /** What was not taken as it stands, each with its place. */
  readonly remarks: readonly string[];
  /** The file that was given up or failed; those before it are stored, those after it were not read. */
  readonly stopped?: { readonly file: string; readonly error: unknown };
}

/** Adds the contacts of files as own ones, in their groups: each file as a whole. One that is too large is not read. */
export async function importVCards(
  book: AddressBook,
  files: readonly File[],
  text: Localize,
  work: WorkOptions = {},
): Promise<Imported> {
  const remarks: string[] = [];
  let added = 0;
  for (const file of files) {
    if (file.size > VCARD_LIMITS.bytes) {
      remarks.push(text.term('vCardTooLarge', file.name, VCARD_LIMITS.bytes / 1024 / 1024));
      continue;
    }
    try {
      const done = await book.importCards(file, work);
      remarks.push(...remarksOn(file, done, text));
      added += done.added;
    } catch (error) {
      return { added, remarks, stopped: { file: file.name, error } };
    }
  }
  return { added, remarks };
}

function remarksOn({ name }: File, done: CardImport, text: Localize): readonly string[] {
  return [
    ...done.issues.map(({ line, code }) => text.term('vCardIssue', name, line, code)),
    ...done.listNames.map((group) => text.term('vCardListName', name, group)),
    ...done.photosLeftOut.map((contact) => text.term('vCardPhoto', name, contact)),
  ];
}
