import type { ContactOrigin, NumberKind, TextField } from '../../domain/contacts/contact.ts';
import type { VCardIssueCode } from '../../domain/contacts/vcard-card.ts';

/** What is wrong with what stands in the form of a contact. */
type ContactProblem = 'empty' | 'mail' | 'too-long' | 'too-many';

export interface ContactsTerms {
  contactList: string;
  contactLoading: string;
  contactNameless: string;
  contactBlocked: string;
  contactInformation: string;
  informationOf: (who: string) => string;
  originName: (origin: ContactOrigin) => string;
  originLabel: (name: string) => string;
  originFilter: string;
  allOrigins: string;
  readOnly: (name: string) => string;
  searchContacts: string;
  searchContactsIn: (total: number) => string;
  contactGoneAdvice: string;
  contactOrder: string;
  orderName: (order: 'last-name' | 'first-name' | 'company') => string;
  jumpToLetter: string;
  jumpTo: (letter: string) => string;

  newContact: string;
  editContact: string;
  markedActions: string;
  markFirst: string;
  markOne: string;
  noNumber: string;
  notEditable: string;
  callMarked: string;
  callContact: (who: string) => string;
  callNumber: (number: string) => string;
  callingThere: string;
  writeMail: string;
  starContact: (who: string) => string;
  unstarContact: (who: string) => string;
  star: (count: number) => string;
  unstar: (count: number) => string;
  block: string;
  blockHint: string;
  unblock: string;
  blockedAdvice: string;
  moreForContact: (who: string) => string;
  deleteContacts: (count: number) => string;
  contactsMore: string;
  popOutContacts: string;

  contactsMarked: (count: number) => string;
  contactsCounted: (count: number) => string;
  contactsDragged: (count: number) => string;
  contactsDeleted: (who: string, count: number) => string;
  /** Of so many that come from a source. */
  contactsNotDeletable: (count: number) => string;
  contactsStarred: (who: string) => string;
  contactsUnstarred: (who: string) => string;
  contactsBlocked: (who: string) => string;
  contactsUnblocked: (who: string) => string;
  contactsGrouped: (who: string, group: string) => string;
  contactsUngrouped: (who: string, group: string) => string;

  contactNumbers: string;
  numberKind: (kind: NumberKind) => string;
  primaryKind: (kind: string) => string;
  fieldName: (field: TextField) => string;
  address: string;
  contactNotes: string;
  lastCalls: string;
  sharedNumber: (number: string) => string;
  sharedAdvice: string;
  showContact: (who: string) => string;

  noContacts: string;
  noContactsAdvice: string;
  noContactFound: string;
  noContactFoundAdvice: string;
  showAllContacts: string;
  noFavourites: string;
  noFavouritesAdvice: string;
  noneBlocked: string;
  noneBlockedAdvice: string;
  emptyGroup: string;
  emptyGroupAdvice: string;
  nothingChosen: string;
  nothingChosenAdvice: string;

  groups: string;
  group: string;
  groupsMenu: string;
  groupMenu: (name: string) => string;
  allContacts: string;
  favouriteContacts: string;
  blockedContacts: string;
  dropToAdd: string;
  dropToStar: string;
  dropToBlock: string;
  newGroup: string;
  renameGroup: (name: string) => string;
  deleteGroup: (name: string) => string;
  groupDeleted: (name: string) => string;
  groupName: string;
  groupNameWanted: (limit: number) => string;
  groupExists: string;
  createGroup: string;
  addToGroup: string;
  takeFromGroup: (name: string) => string;
  groupChoice: (who: string) => string;
  noGroups: string;

  editHeading: (who: string) => string;
  formTabs: string;
  formTab: (tab: 'general' | 'numbers' | 'address' | 'groups' | 'notes') => string;
  saving: string;
  contactEmpty: string;
  contactEmptyAdvice: string;
  contactProblem: (problem: ContactProblem, place: TextField | 'numbers') => string;
  contactLeave: string;
  contactLeaveAdvice: string;
  contactStay: string;
  duplicateHint: string;
  groupsAdvice: string;
  addPhoto: string;
  replacePhoto: string;
  removePhoto: string;
  photoChosen: (name: string) => string;
  /** @param name of the file; empty where it has none */
  photoFailed: (name: string) => string;

  /** The label of the first number, among the general fields. */
  primaryNumber: string;
  /** Below it: where the others are. */
  furtherNumbers: (count: number) => string;
  numbersAdvice: string;
  primary: string;
  addNumber: string;
  numberAt: (place: number) => string;
  kindOf: (number: string) => string;
  moveNumber: (number: string) => string;
  moveUp: (number: string) => string;
  moveDown: (number: string) => string;
  removeNumber: (number: string) => string;
  gripKeys: string;
  keySpace: string;
  numberLifted: (number: string, place: number, count: number) => string;
  numberMoved: (number: string, place: number, count: number) => string;
  numberDropped: (place: number) => string;
  numberPutBack: string;

  saveVCard: string;
  importVCards: string;
  importVCardsHint: string;
  contactsSaved: (count: number) => string;
  contactsWork: (count: number, percent: number) => string;
  saveAs: (format: string) => string;
  saveShownAs: (format: string) => string;
  vCardsAdded: (count: number) => string;
  vCardsStopped: (file: string) => string;
  vCardRemarks: (count: number) => string;
  vCardTooLarge: (file: string, megabytes: number) => string;
  vCardPhoto: (file: string, name: string) => string;
  vCardListName: (file: string, group: string) => string;
  vCardIssue: (file: string, line: number, issue: VCardIssueCode) => string;
}
