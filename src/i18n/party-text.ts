import type { Party } from '../domain/call/call.ts';
import type { Caller } from '../domain/contacts/address-book.ts';
import { formatNumber } from '../domain/dialing/number-format.ts';
import { texts } from './localize.ts';

/** The contact whose number it is, as `CallerNames.of` knows it: its name comes before what the network says. */
export type Known = Pick<Caller, 'name'> | undefined;

/** How a party is called: by the contact's name, its own name, its number, or that it withheld both. */
export function partyName(party: Party, known?: Known): string {
  const { anonymous, unknownCaller } = texts();
  if (party.anonymous) return anonymous;
  const name = avatarName(party, known);
  if (name !== '') return name;
  return party.number === '' ? unknownCaller : formatNumber(party.number);
}

/** The number beside the name; empty when it is the name already, or withheld. */
export function partyNumber(party: Party, known?: Known): string {
  const name = avatarName(party, known);
  return name !== '' && name !== party.number ? formatNumber(party.number) : '';
}

/** For the avatar: initials come from a name only. */
export function avatarName(party: Party, known?: Known): string {
  if (party.anonymous) return '';
  return known?.name !== undefined && known.name !== '' ? known.name : (party.displayName ?? '');
}
