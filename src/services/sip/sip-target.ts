import { URI, UserAgent } from 'sip.js';
import { percentDecoded } from './name-addr.ts';

/** Characters of `user` that need no escape (RFC 3261 §25.1), without `;` and `?`, which begin parameters and headers. */
const PLAIN_USER = /[A-Za-z0-9\-_.!~*'()&=+$,/]/;

function escapedUser(user: string): string {
  return Array.from(user, (char) => (PLAIN_USER.test(char) ? char : encodeURIComponent(char))).join('');
}

interface Address {
  readonly user: string;
  readonly host: string;
}

/** Splits `user@host`, with or without scheme; a text without `@` is a number at the domain. */
function addressOf(text: string, domain: string): Address | undefined {
  const address = /^(?:sips?:)?([^@]+)@([^@]+)$/i.exec(text);
  if (address === null && (text.includes('@') || /^sips?:/i.test(text))) return undefined;
  const user = percentDecoded(address?.[1] ?? text);
  // An escape must not bring back what was refused in clear.
  return /[\u0000-\u0020<>"?;@]/.test(user)
    ? undefined
    : { user, host: (address?.[2] ?? domain).toLowerCase() };
}

/**
 * What is dialled, as a Request-URI: a number at the line's domain, or a `sip:` address. Nothing but user, host and
 * port gets through, so that no parameter or header can be smuggled in. Undefined when it is neither.
 */
export function targetUri(target: string, domain: string): URI | undefined {
  const text = target.toWellFormed().trim();
  if (text === '' || text.length > 256 || /[\s<>"?;]/.test(text)) return undefined;
  const address = addressOf(text, domain);
  const parts = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/.exec(address?.host ?? '');
  if (address === undefined || parts?.[1] === undefined) return undefined;
  const user = escapedUser(address.user);
  // The grammar of SIP.js refuses a last host label that starts with a digit.
  const port = parts[2] === undefined ? undefined : Number(parts[2]);
  return UserAgent.makeURI(`sip:${user}@${address.host}`) ?? new URI('sip', user, parts[1], port);
}
