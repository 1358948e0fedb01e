import type { ContactSource } from './source.ts';

/**
 * Whether a secret that was entered for `before` may be used for `now`: it goes to the same server (RFC 6454 origin), for
 * the same account, in the same way. What differs otherwise, the path above all, is the person's to change.
 */
export function sameRecipient(before: ContactSource, now: ContactSource): boolean {
  return recipientOf(before) === recipientOf(now);
}

function recipientOf({ access, url, via, authentication, user, oauth }: ContactSource): string {
  // One origin may serve many authorisation servers, told apart by their paths: tenants, realms.
  const server = authentication === 'oauth' ? [addressOf(oauth?.server), oauth?.clientId] : [];
  const account = authentication === 'basic' || authentication === 'digest' ? user : '';
  return JSON.stringify([access, originOf(url), via, authentication, account, ...server]);
}

function originOf(text: string): string {
  const origin = URL.parse(text.trim())?.origin;
  // Addresses of other schemes have no origin of their own.
  return origin === undefined || origin === 'null' ? text.trim() : origin;
}

function addressOf(text = ''): string {
  return URL.parse(text.trim())?.href ?? text.trim();
}
