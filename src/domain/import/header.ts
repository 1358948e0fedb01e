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
