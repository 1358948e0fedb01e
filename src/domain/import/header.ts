import { IMPORT_TARGETS } from './source.ts';

/**
 * The names of the columns of a CSV file, as a mapping means them: without blanks around, each only once, and none
 * empty. Undefined where the line names nothing.
 */
export function columnNames(header: readonly string[]): readonly string[] | undefined {
  const given = header.map((name) => name.trim());
  if (given.every((name) => name === '')) return undefined;
  const taken = new Set(given);
  const seen = new Set<string>();
  return given.map((name, index) => {
    const base = name === '' ? `#${index + 1}` : name;
    let unique = base;
    for (let nth = 2; seen.has(unique) || (unique !== name && taken.has(unique)); nth++)
      unique = `${base} (${nth})`;
    seen.add(unique);
    return unique;
  });
}

/**
 * Whether a file is one that this app wrote, whose cells are guarded against formulas: each column is named as the
 * local value it holds, which nothing else calls them. From a file of others no apostrophe is taken.
 */
export function isOwnHeader(columns: readonly string[]): boolean {
  const own: readonly string[] = IMPORT_TARGETS;
  return columns.every((column) => own.includes(column));
}
