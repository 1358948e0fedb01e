import fc from 'fast-check';
import { EMPTY_CONTACT, NUMBER_KINDS, TEXT_FIELDS } from '../../src/domain/contacts/contact.ts';
import type { Contact, ContactData } from '../../src/domain/contacts/contact.ts';
import { proposeMapping } from '../../src/domain/import/mapping-proposal.ts';
import type { ContactSource } from '../../src/domain/import/source.ts';
import { PapaCsvReader } from '../../src/services/csv/papa-csv-reader.ts';
import { FileImporter } from '../../src/services/import/file-importer.ts';
import { encodePicture } from '../../src/services/pictures/jpeg.ts';
import { CSV_SOURCE } from './import-files.ts';
import type { TemporaryBook } from './temporary-book.ts';

/** What spreadsheets calculate, and what is mistaken for a mark of some format. */
const TRICKY = [
  '=HYPERLINK("http://x","y")',
  "'=1+1",
  "''@SUM(1)",
  "'Ann",
  '@x',
  '-2+3',
  '+49 (30) 1-2',
  '+493012345',
  'a,b;c|d',
  '"quoted"',
  '"',
  '\\,',
  'x\\',
  'Tel: 1',
  'a ::: b',
  'sep=;',
  'true',
];

/** A text as the form, a vCard and an import leave it: one line, without blanks around it. */
const line = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({ unit: fc.constantFrom(...Array.from(`',;"=+-@ 1a|\\:`)), maxLength }),
      fc.constantFrom(...TRICKY),
    )
    .map((text) =>
      text
        .replace(/[\x00-\x1f\x7f]/g, ' ')
        .slice(0, maxLength)
        .toWellFormed()
        .trim(),
    );

const filled = (maxLength: number): fc.Arbitrary<string> => line(maxLength).filter((text) => text !== '');

/** Any contact that has a name, as it is stored. */
export const anyContact: fc.Arbitrary<ContactData> = fc
  .record({
    texts: fc.dictionary(fc.constantFrom(...TEXT_FIELDS), line(40)),
    lastName: filled(20),
    notes: fc.array(line(20), { maxLength: 3 }).map((lines) => lines.join('\n').trim()),
    numbers: fc.array(fc.record({ kind: fc.constantFrom(...NUMBER_KINDS), number: filled(30) }), {
      maxLength: 9,
    }),
    phoneUseBLF: fc.boolean(),
    phoneUsePresence: fc.boolean(),
  })
  .map(({ texts, ...rest }) => ({ ...EMPTY_CONTACT, ...texts, ...rest }));

/** Groups by names that are hard to list. */
export const GROUP_NAMES = ['Team', 'A, B', 'x\\', '\\,', ';', '=1+2', "'@", 'Süd ::: Nord', '"Q"'] as const;

export function importerOf({ sources: writer }: Pick<TemporaryBook, 'sources'>): FileImporter {
  return new FileImporter({ writer, csv: new PapaCsvReader(), encodePicture });
}

/** A source of a file with the assignment that is proposed for it. */
export async function proposedSource(
  importer: Pick<FileImporter, 'sample'>,
  format: 'csv' | 'json',
  file: Blob,
): Promise<ContactSource> {
  const source = { ...CSV_SOURCE, id: 'back', format, mapping: [] };
  const { fields } = await importer.sample(source, file);
  return { ...source, mapping: proposeMapping(fields) };
}

/** A contact without what says where it is from. */
export function dataOf(contact: Contact): ContactData {
  const { numbers, groups, phoneUseBLF, phoneUsePresence } = contact;
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, contact[field]]));
  return { ...EMPTY_CONTACT, ...texts, numbers, groups, phoneUseBLF, phoneUsePresence };
}
