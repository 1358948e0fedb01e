import type { Party } from '../domain/call/call.ts';
import { texts } from '../i18n/localize.ts';

/** How a party is called in one word or two: its name, its number, or that it withheld both. */
export function partyName(party: Party): string {
  const { anonymous, unknownCaller } = texts();
  if (party.anonymous) return anonymous;
  return party.displayName ?? (party.number === '' ? unknownCaller : party.number);
}
