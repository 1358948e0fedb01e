import type { ContactOrigin, NumberKind } from '../../domain/contacts/contact.ts';

/** Contacts where calls are made and shown: matches, favourites, whose number it is, blocking, notes. */
export interface PeopleTerms {
  addFavourite: string;
  noFavourites: string;
  noFavouritesAdvice: string;
  moreFavourites: (count: number) => string;
  openContact: string;
  matchesFor: (text: string) => string;
  matchesTab: (count: number) => string;
  matchCount: (shown: number, total: number) => string;
  noMatches: string;
  noMatchesAdvice: string;
  addContact: string;
  callKindOf: (who: string, kind: string) => string;
  callPrimary: (who: string) => string;
  originName: (origin: ContactOrigin) => string;
  originLabel: (name: string) => string;
  numberKind: (kind: NumberKind) => string;
  allCalls: string;
  noRecentCalls: string;
  noRecentCallsAdvice: string;
}
