import { DOMAIN } from '../accounts.ts';
import { readAddress, readUri } from '../wire/grammar.ts';
import type { SipRequest } from '../wire/sip-message.ts';

/**
 * Whether a user may send a request with this From: their own address, or an anonymous one (RFC 3323 §4.1.1.3). A
 * `tel:` From may name their own number only.
 */
export function mayUseFrom(user: string, request: SipRequest): boolean {
  const from = readUri(readAddress(request.get('from') ?? '').uri);
  if (from === undefined) return false;
  if (from.host === 'anonymous.invalid') return true;
  return from.user === user && (from.host === DOMAIN || from.scheme === 'tel');
}

/**
 * Says who is calling (RFC 3325): what the phone asserts about itself is never passed on; where it is hidden on
 * purpose nothing is asserted, and an anonymous From without `Privacy: id` gets the account behind it.
 */
export function assertIdentity(user: string, request: SipRequest): void {
  const preferred = request.list('p-preferred-identity').map(readAddress);
  request.remove('p-preferred-identity');
  request.remove('p-asserted-identity');
  if (request.all('privacy').some((value) => /\b(?:id|header|user)\b/i.test(value))) return;
  const from = readUri(readAddress(request.get('from') ?? '').uri);
  if (from?.user === user && preferred.length === 0) return;
  const name = preferred.find((address) => readUri(address.uri)?.user === user)?.displayName ?? '';
  const display = name === '' ? '' : `"${name.replace(/["\\]/g, '\\$&')}" `;
  request.append('P-Asserted-Identity', `${display}<sip:${user}@${DOMAIN}>`);
}
