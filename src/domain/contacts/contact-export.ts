import { TEXT_FIELDS } from './contact.ts';
import type { Contact, ContactNumber } from './contact.ts';

/** Files that other programs read, and that an import takes back. */
export type ExportFormat = 'csv' | 'json' | 'vcard';

/** Numbers with columns of their own; those behind them stand in one column, a line each. */
const NUMBER_COLUMNS = 6;
export const MORE_NUMBERS = 'moreNumbers';

/** Which number and which kind, by column. The primary number is the first one. */
export const NUMBER_PAIRS = Object.freeze(
  Array.from({ length: NUMBER_COLUMNS }, (_, index) => ({
    kind: `number${index + 1}Kind`,
    number: `number${index + 1}`,
  })),
);

/**
 * The columns of a CSV file of contacts: always these, so that the assignment made for one such file fits every other
 * one. By all of them together an import knows that this app wrote the file.
 */
export const EXPORT_COLUMNS: readonly string[] = Object.freeze([
  'id',
  'source',
  'origin',
  ...TEXT_FIELDS,
  ...NUMBER_PAIRS.flatMap(({ kind, number }) => [kind, number]),
  MORE_NUMBERS,
  'groups',
  'phoneUseBLF',
  'phoneUsePresence',
  'gone',
]);

/** The keys of each object of a JSON file of contacts that hold no list. */
export const EXPORT_KEYS: readonly string[] = Object.freeze([
  'id',
  'source',
  'origin',
  ...TEXT_FIELDS,
  'phoneUseBLF',
  'phoneUsePresence',
  'gone',
]);

/** A contact as it is saved. Pictures are left out: a vCard and a backup have them. */
export interface ExportedContact {
  readonly contact: Contact;
  /** The directory name of its source; empty for an own contact. */
  readonly source: string;
  /** Names of the groups of its source and of own ones. */
  readonly groups: readonly string[];
}

const flag = (on: boolean): string => (on ? 'true' : '');

/** A row under `EXPORT_COLUMNS`. */
export function exportRow({ contact, source, groups }: ExportedContact): readonly string[] {
  const { id, origin, numbers, phoneUseBLF, phoneUsePresence, gone } = contact;
  return [
    id,
    source,
    origin,
    ...TEXT_FIELDS.map((field) => contact[field]),
    ...NUMBER_PAIRS.flatMap((_, index) => [numbers[index]?.kind ?? '', numbers[index]?.number ?? '']),
    numbers.slice(NUMBER_COLUMNS).map(listedNumber).join('\n'),
    groups.map((group) => group.replace(/[\\,]/g, '\\$&')).join(','),
    flag(phoneUseBLF),
    flag(phoneUsePresence),
    flag(gone === true),
  ];
}

/** A number behind its kind, as an import reads it (domain/import/listed-number.ts). */
function listedNumber({ kind, number }: ContactNumber): string {
  return `${kind}: ${number}`;
}

/** An object of a JSON file, with every key. */
export function exportObject({
  contact,
  source,
  groups,
}: ExportedContact): Readonly<Record<string, unknown>> {
  const { id, origin, numbers, phoneUseBLF, phoneUsePresence, gone } = contact;
  return {
    id,
    source,
    origin,
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, contact[field]])),
    numbers: numbers.map(({ kind, number }) => ({ kind, number })),
    groups,
    phoneUseBLF,
    phoneUsePresence,
    gone: gone === true,
  };
}
