/** Compact forms of header names (RFC 3261 §7.3.3 and the IANA registry). */
const LONG_FORMS: ReadonlyMap<string, string> = new Map([
  ['a', 'accept-contact'],
  ['b', 'referred-by'],
  ['c', 'content-type'],
  ['d', 'request-disposition'],
  ['e', 'content-encoding'],
  ['f', 'from'],
  ['i', 'call-id'],
  ['j', 'reject-contact'],
  ['k', 'supported'],
  ['l', 'content-length'],
  ['m', 'contact'],
  ['o', 'event'],
  ['r', 'refer-to'],
  ['s', 'subject'],
  ['t', 'to'],
  ['u', 'allow-events'],
  ['v', 'via'],
  ['x', 'session-expires'],
]);

/** The lower-case long form of a header name, by which headers are compared. */
export function headerKey(name: string): string {
  const lower = name.trim().toLowerCase();
  return LONG_FORMS.get(lower) ?? lower;
}
