import type { Party } from '../domain/call/call.ts';
import { formatNumber } from '../domain/dialing/number-format.ts';
import { texts } from './localize.ts';

/** How a party is called: its name, its number, or that it withheld both. */
export function partyName(party: Party): string {
  const { anonymous, unknownCaller } = texts();
  if (party.anonymous) return anonymous;
  if (party.displayName !== undefined && party.displayName !== '') return party.displayName;
  return party.number === '' ? unknownCaller : formatNumber(party.number);
}

/** The number beside the name; empty when it is the name already, or withheld. */
export function partyNumber(party: Party): string {
  const named =
    party.displayName !== undefined && party.displayName !== '' && party.displayName !== party.number;
  return named && !party.anonymous ? formatNumber(party.number) : '';
}

/** For the avatar: initials come from a name only. */
export function avatarName(party: Party): string {
  return party.anonymous ? '' : (party.displayName ?? '');
}
