import type { PeopleTerms } from '../terms/people.ts';

const counted = (count: number): string => count.toLocaleString('en');
const contacts = (count: number): string => `${counted(count)} ${count === 1 ? 'contact' : 'contacts'}`;

export const people: PeopleTerms = {
  addFavourite: 'Add favourite',
  moreFavourites: (count) => `+${count} favourites`,
  openContact: 'Open contact information',
  matchesFor: (text) => `Matches for “${text}”`,
  matchesTab: (count) => `Matches (${counted(count)})`,
  matchCount: (shown, total) => (shown < total ? `${counted(shown)} of ${contacts(total)}` : contacts(total)),
  noMatches: 'No contact matches',
  noMatchesAdvice: 'What is typed can be dialled, or kept as a new contact.',
  addContact: 'Add contact',
  callKindOf: (who, kind) => `Call ${who}, ${kind}`,
  callPrimary: (who) => `Call ${who}, primary number`,
  allCalls: 'All calls',
  noRecentCalls: 'No calls so far',
  noRecentCallsAdvice: 'Calls made or received on this device are listed here.',
  callsWith: (who) => `Calls with ${who}`,
  blockNumber: 'Block this number',
  unblockNumber: 'Unblock this number',
  numberBlocked: (who) => `Calls from ${who} are refused from now on.`,
  numberUnblocked: (who) => `Calls from ${who} ring again.`,
  notesOn: (who) => `Notes on ${who}`,
  moreForNote: (when) => `Edit or delete the note of ${when}`,
  changeNote: 'Edit the note',
  noteDeleted: 'The note was deleted.',
  notesWith: (count, who) => `${count} further ${count === 1 ? 'note' : 'notes'} on ${who}`,
  networkName: (name) => `The network says: ${name}`,
  showAllPartners: 'Show calls with everybody',
  forwardedVia: (who) => `Forwarded by ${who}`,
};
