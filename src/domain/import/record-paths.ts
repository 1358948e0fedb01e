import { pathExpression } from './expression.ts';

const MAX_PATHS = 500;
const MAX_DEPTH = 16;
const MAX_ITEMS = 50;

/** Object paths that lead to values in some records, arrays walked, in the order in which they appear: for the mapping editor. */
export function recordPaths(records: readonly unknown[]): readonly string[] {
  const paths = new Set<string>();
  for (const record of records) walk(record, [], paths);
  return [...paths];
}

function walk(value: unknown, steps: readonly string[], paths: Set<string>): void {
  if (paths.size >= MAX_PATHS || steps.length > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of (value as readonly unknown[]).slice(0, MAX_ITEMS)) walk(item, steps, paths);
    return;
  }
  if (typeof value !== 'object' || value === null) {
    if (steps.length > 0) paths.add(pathExpression(steps));
    return;
  }
  for (const [name, member] of Object.entries(value))
    if (name.trim() !== '') walk(member, [...steps, name], paths);
}
