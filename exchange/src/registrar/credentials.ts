import { splitList } from '../wire/split-list.ts';

/** The parameters of an Authorization header, names in lower case; undefined when its scheme isn't Digest. */
export function readCredentials(value: string): ReadonlyMap<string, string> | undefined {
  const match = /^Digest\s+(.*)$/is.exec(value.trim());
  if (match?.[1] === undefined) return undefined;
  const params = new Map<string, string>();
  for (const part of splitList(match[1])) {
    const equals = part.indexOf('=');
    if (equals === -1) continue;
    const text = part.slice(equals + 1).trim();
    const quoted = text.startsWith('"') && text.endsWith('"') && text.length > 1;
    params.set(
      part.slice(0, equals).trim().toLowerCase(),
      quoted ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text,
    );
  }
  return params;
}
