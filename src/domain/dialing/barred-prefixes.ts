/** `+`, `0900`, `*31`: what a barred prefix may be. */
const PREFIX = /^(?:\+|\+?[0-9*#]{1,15})$/;
/** What may stand between the digits of a number that is the user of an address. */
const SEPARATORS = /[-.!~()&=$]/g;

/** The prefixes of a list as a person writes it, with commas, semicolons or blanks; undefined when it is no such list. */
export function barredPrefixes(list: string): readonly string[] | undefined {
  const prefixes = list.split(/[\s,;]+/).filter((prefix) => prefix !== '');
  return prefixes.every((prefix) => PREFIX.test(prefix)) ? prefixes : undefined;
}

/**
 * Whether a number or address begins with a barred prefix. It is compared as dialled: which prefixes mean the same, such
 * as `00` and `+`, depends on the telephone system.
 * @param target as `parseDialTarget` returns it.
 */
export function isBarred(target: string, list: string): boolean {
  const number = (target.split('@')[0] ?? '').replace(SEPARATORS, '');
  return (barredPrefixes(list) ?? []).some((prefix) => number.startsWith(prefix));
}
