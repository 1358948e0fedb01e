import { EXPORT_COLUMNS, EXPORT_KEYS, MORE_NUMBERS, NUMBER_PAIRS } from '../contacts/contact-export.ts';
import { TEXT_FIELDS } from '../contacts/contact.ts';
import type { MappingRow } from './source.ts';

/**
 * Whether a CSV file is one that this app wrote (domain/contacts/contact-export.ts), whose cells are guarded against
 * formulas and whose groups are escaped: it has every column of one. From a file of others nothing is taken off.
 */
export function isOwnHeader(columns: readonly string[]): boolean {
  return hasAll(columns, EXPORT_COLUMNS);
}

/** What brings back each field of a file that this app wrote; undefined for a file of others. */
export function ownMapping(fields: readonly string[]): readonly MappingRow[] | undefined {
  if (isOwnHeader(fields))
    return [
      ...SAME,
      ...NUMBER_PAIRS.map(({ kind, number }) => numberRow(kind, number)),
      { from: MORE_NUMBERS, to: 'numbers' },
    ];
  // A sample may be of contacts without numbers and groups, and the rest of the file not.
  if (isOwnRecord(fields)) return [...SAME, numberRow('numbers/kind', 'numbers/number')];
  return undefined;
}

/** The expression that joins a kind with its number, as the target `numbers` reads it. */
export function numberRow(kind: string, number: string): MappingRow {
  return { from: `${kind}|writeIfNotEmpty(": ")|${number}`, to: 'numbers' };
}

const SAME: readonly MappingRow[] = [
  'id' as const,
  ...TEXT_FIELDS,
  'groups' as const,
  'phoneUseBLF' as const,
  'phoneUsePresence' as const,
].map((name) => ({ from: name, to: name }));

/** Whether the object paths of a JSON file are those that this app writes, and no others. */
function isOwnRecord(paths: readonly string[]): boolean {
  const ours = (path: string): boolean =>
    EXPORT_KEYS.includes(path) || path === 'groups' || path.startsWith('numbers/');
  return hasAll(paths, EXPORT_KEYS) && paths.every(ours);
}

function hasAll(fields: readonly string[], wanted: readonly string[]): boolean {
  const there = new Set(fields);
  return wanted.every((field) => there.has(field));
}
