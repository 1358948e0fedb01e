/** Contacts where calls are made and shown: matches, favourites, whose number it is, blocking, notes. */
export interface PeopleTerms {
  addFavourite: string;
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
  allCalls: string;
  noRecentCalls: string;
  noRecentCallsAdvice: string;
  callsWith: (who: string) => string;
  blockNumber: string;
  unblockNumber: string;
  numberBlocked: (who: string) => string;
  numberUnblocked: (who: string) => string;
  notesOn: (who: string) => string;
  moreForNote: (when: string) => string;
  changeNote: string;
  noteDeleted: string;
  notesWith: (count: number, who: string) => string;
  networkName: (name: string) => string;
  showAllPartners: string;
  forwardedVia: (who: string) => string;
}
