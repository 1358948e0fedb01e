import { URI, UserAgent } from 'sip.js';

/** Characters of `user` that need no escape (RFC 3261 §25.1), without `;` and `?`, which begin parameters and headers. */
const PLAIN_USER = /[A-Za-z0-9\-_.!~*'()&=+$,/]/;

function escapedUser(user: string): string {
  return Array.from(user, (char) => (PLAIN_USER.test(char) ? char : encodeURIComponent(char))).join('');
}

/**
 * What is dialled, as a Request-URI: a number at the line's domain, or a `sip:` address. Nothing but user, host and
 * port gets through, so that no parameter or header can be smuggled in. Undefined when it is neither.
 */
export function targetUri(target: string, domain: string): URI | undefined {
  const text = target.toWellFormed().trim();
  if (text === '' || text.length > 256 || /[\s<>"?;]/.test(text)) return undefined;
  const address = /^(?:sips?:)?([^@]+)@([^@]+)$/i.exec(text);
  if (address === null && (text.includes('@') || /^sips?:/i.test(text))) return undefined;
  const user = decoded(address?.[1] ?? text);
  // An escape must not bring back what was refused in clear.
  if (/[\u0000-\u0020<>"?;@]/.test(user)) return undefined;
  const host = (address?.[2] ?? domain).toLowerCase();
  const parts = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/.exec(host);
  if (parts?.[1] === undefined) return undefined;
  const uri = `sip:${escapedUser(user)}@${host}`;
  // The grammar of SIP.js refuses a last host label that starts with a digit.
  return (
    UserAgent.makeURI(uri) ??
    new URI('sip', escapedUser(user), parts[1], parts[2] === undefined ? undefined : Number(parts[2]))
  );
}

function decoded(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    // A lone "%" is part of what was typed.
    return user;
  }
}
