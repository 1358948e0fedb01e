/** Objects within objects that are looked into. */
const MAX_DEPTH = 8;

/** The paths that lead to arrays in a JSON object, nearest first: where records may be. None where the text is no JSON. */
export function arrayPaths(text: string): readonly string[] {
  let level: readonly (readonly [path: string, value: unknown])[];
  try {
    level = [['', JSON.parse(text)]];
  } catch {
    return [];
  }
  const paths: string[] = [];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const members = level.flatMap(([path, value]) =>
      Object.entries(value as object).map(
        ([name, member]) => [path === '' ? name : `${path}/${name}`, member] as const,
      ),
    );
    paths.push(...members.flatMap(([path, member]) => (Array.isArray(member) ? [path] : [])));
    level = members.filter(
      ([, member]) => typeof member === 'object' && member !== null && !Array.isArray(member),
    );
  }
  return paths;
}
