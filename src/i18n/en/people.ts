import type { PeopleTerms } from '../terms/people.ts';

const ORIGINS = {
  own: 'Own contact',
  csv: 'CSV file',
  json: 'JSON source',
  ldap: 'LDAP directory',
  google: 'Google',
  outlook: 'Outlook',
  pbx: 'Phone system',
} as const;

const KINDS = {
  work: 'work',
  mobile: 'mobile',
  home: 'home',
  extension: 'extension',
  fax: 'fax',
  other: 'other',
} as const;

const contacts = (count: number): string => `${count} ${count === 1 ? 'contact' : 'contacts'}`;

export const people: PeopleTerms = {
  addFavourite: 'Add favourite',
  noFavourites: 'No favourites so far',
  noFavouritesAdvice: 'A contact with a star is one click away here.',
  moreFavourites: (count) => `+${count} favourites`,
  openContact: 'Open contact information',
  matchesFor: (text) => `Matches for “${text}”`,
  matchesTab: (count) => `Matches (${count})`,
  matchCount: (shown, total) => (shown < total ? `${shown} of ${contacts(total)}` : contacts(total)),
  noMatches: 'No contact matches',
  noMatchesAdvice: 'What is typed can be dialled, or kept as a new contact.',
  addContact: 'Add contact',
  callKindOf: (who, kind) => `Call ${who}, ${kind} number`,
  callPrimary: (who) => `Call ${who}, primary number`,
  originName: (origin) => ORIGINS[origin],
  originLabel: (name) => `Origin: ${name}`,
  numberKind: (kind) => KINDS[kind],
  allCalls: 'All calls',
  noRecentCalls: 'No calls so far',
  noRecentCallsAdvice: 'Calls made or received on this device are listed here.',
};
