import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { CardImport, WorkOptions } from '../../domain/contacts/contact-work.ts';
import { VCARD_LIMITS } from '../../domain/contacts/vcard-reader.ts';
import type { Localize } from '../../i18n/localize.ts';

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
