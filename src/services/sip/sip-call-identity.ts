import type { Profile } from '../../domain/account/profile.ts';
import type { CallSnapshot } from '../../domain/call/call.ts';
import { addressOfRecord } from './user-agent.ts';

export interface OutgoingIdentity {
  readonly params: { readonly fromUri?: string; readonly fromDisplayName?: string };
  readonly headers: readonly string[];
}

/** A quoted-string (RFC 3261 §25.1); control characters never reach a header. */
function quoted(text: string): string {
  return `"${text.replace(/[\u0000-\u001f\u007f]/g, '').replace(/[\\"]/g, '\\$&')}"`;
}

/**
 * Who we say we are. `P-Preferred-Identity` (RFC 3325 §9.2) carries the caller ID to present, a number at our domain.
 * Hidden: `Privacy: id` and an anonymous From (RFC 3323 §4.1.1.3). The Contact stays: SIP.js's `anonymous` option would
 * write one that leads nowhere, and no request of the far side would reach this phone.
 */
export function outgoingIdentity(profile: Profile, hidden: boolean): OutgoingIdentity {
  const { callerId = '', displayName = '' } = profile;
  const presented =
    callerId === '' ? profile : { user: callerId.replace(/[\s()/.-]/g, ''), domain: profile.domain };
  const name = displayName === '' ? '' : `${quoted(displayName)} `;
  const preferred = `P-Preferred-Identity: ${name}<${addressOfRecord(presented).toString()}>`;
  if (hidden) {
    return {
      params: { fromUri: 'sip:anonymous@anonymous.invalid', fromDisplayName: 'Anonymous' },
      headers: [preferred, 'Privacy: id'],
    };
  }
  return { params: {}, headers: callerId === '' ? [] : [preferred] };
}

/** This side of a call. */
export function localParty(profile: Profile, anonymous = false): CallSnapshot['local'] {
  return {
    uri: `sip:${profile.user}@${profile.domain}`,
    number: profile.user,
    ...(profile.displayName !== undefined && { displayName: profile.displayName }),
    anonymous,
  };
}
