import { CONTACT_LIMITS } from '../../domain/contacts/contact.ts';
import type { ContactOrigin, NumberKind, TextField } from '../../domain/contacts/contact.ts';
import type { VCardIssueCode } from '../../domain/contacts/vcard-card.ts';
import type { ContactsTerms } from '../terms/contacts.ts';

const ORIGINS: Readonly<Record<ContactOrigin, string>> = {
  own: 'Own contact',
  csv: 'CSV import',
  json: 'JSON import',
  ldap: 'LDAP directory',
  google: 'Google',
  outlook: 'Outlook',
  pbx: 'Telephone system',
};

const KINDS: Readonly<Record<NumberKind, string>> = {
  work: 'Office',
  mobile: 'Mobile',
  home: 'Home',
  extension: 'Extension',
  fax: 'Fax',
  other: 'Other',
};

const FIELDS: Readonly<Record<TextField, string>> = {
  firstName: 'First name',
  lastName: 'Last name',
  displayName: 'Display name',
  title: 'Title',
  company: 'Company',
  department: 'Department',
  mail: 'E-mail',
  mail2: 'Second e-mail',
  web: 'Web page',
  street: 'Street',
  postalCode: 'Postal code',
  postOfficeBox: 'PO box',
  city: 'City',
  state: 'State',
  country: 'Country',
  birthday: 'Birthday',
  notes: 'Notes',
  assignedSIPAccountID: 'Account',
};

const ORDERS = { 'last-name': 'Last name', 'first-name': 'First name', company: 'Company' } as const;

const TABS = {
  general: 'General',
  numbers: 'Numbers',
  address: 'Address',
  groups: 'Groups',
  notes: 'Notes',
} as const;

const ISSUES: Readonly<Record<VCardIssueCode, string>> = {
  'not-a-card': 'this is no vCard',
  'unclosed-card': 'the card has no end',
  'bad-line': 'this line is not understood',
  'line-too-long': 'this line is too long',
  'empty-card': 'the card is empty',
  'too-many-cards': 'there are too many cards, the rest was left out',
  'too-many-numbers': 'there are too many numbers, the rest was left out',
  'too-many-properties': 'the card has too many lines, the rest was left out',
  'value-left-out': 'there is no field left for this value',
  'text-cut': 'the text was too long and was cut',
  'picture-elsewhere': 'the picture is not in the file',
  'bad-picture': 'the picture cannot be read',
};

const counted = (count: number): string => count.toLocaleString('en');
const contactsWord = (count: number): string => (count === 1 ? '1 contact' : `${counted(count)} contacts`);

export const contacts: ContactsTerms = {
  contactList: 'Contact list',
  contactLoading: 'Loading',
  contactNameless: 'No name',
  contactBlocked: 'Blocked',
  contactInformation: 'Contact information',
  informationOf: (who) => `Information about ${who}`,
  originName: (origin) => ORIGINS[origin],
  originLabel: (name) => `Origin: ${name}`,
  originFilter: 'Origin',
  allOrigins: 'All origins',
  readOnly: (name) => `${name}, cannot be edited here`,
  searchContacts: 'Search contacts',
  searchContactsIn: (total) => (total === 1 ? 'Search 1 contact' : `Search ${counted(total)} contacts`),
  contactGoneAdvice: 'It was deleted meanwhile. Apply once more to keep what stands here as a new contact.',
  contactOrder: 'Order',
  orderName: (order) => ORDERS[order],
  jumpToLetter: 'Jump to a letter',
  jumpTo: (letter) => `Jump to ${letter}`,

  newContact: 'New contact',
  editContact: 'Edit',
  markedActions: 'Marked contacts',
  markFirst: 'Mark a contact first',
  markOne: 'Mark one contact only',
  noNumber: 'This contact has no number',
  notEditable: 'This contact comes from elsewhere and cannot be changed here',
  callMarked: 'Call',
  callContact: (who) => `Call ${who}`,
  callNumber: (number) => `Call ${number}`,
  callingThere: 'The call is in the window that is the phone.',
  writeMail: 'E-mail',
  starContact: (who) => `Add ${who} to favourites`,
  unstarContact: (who) => `Remove ${who} from favourites`,
  star: () => 'Add to favourites',
  unstar: () => 'Remove from favourites',
  block: 'Block',
  blockHint: 'Calls from all its numbers are refused',
  unblock: 'Unblock',
  blockedAdvice: 'Blocked: calls from this contact are refused.',
  moreForContact: (who) => `More for ${who}`,
  deleteContacts: (count) => (count > 1 ? `Delete ${counted(count)} contacts` : 'Delete'),
  contactsMore: 'Import and save',
  popOutContacts: 'Open in a window of its own',

  contactsMarked: (count) => `${counted(count)} marked`,
  contactsCounted: contactsWord,
  contactsDragged: contactsWord,
  contactsDeleted: (who, count) => (count === 1 ? `${who} was deleted.` : `${who} were deleted.`),
  contactsNotDeletable: (count) =>
    count === 1
      ? '1 contact comes from a source and cannot be deleted here.'
      : `${counted(count)} contacts come from sources and cannot be deleted here.`,
  contactsStarred: (who) => `${who} added to favourites`,
  contactsUnstarred: (who) => `${who} removed from favourites`,
  contactsBlocked: (who) => `Blocked: ${who}. Calls are refused.`,
  contactsUnblocked: (who) => `No longer blocked: ${who}.`,
  contactsGrouped: (who, group) => `Added to ${group}: ${who}.`,
  contactsUngrouped: (who, group) => `Taken out of ${group}: ${who}.`,

  contactNumbers: 'Numbers',
  numberKind: (kind) => KINDS[kind],
  primaryKind: (kind) => `${kind}, primary`,
  fieldName: (field) => FIELDS[field],
  address: 'Address',
  contactNotes: 'Notes',
  lastCalls: 'Last calls',
  sharedNumber: (number) => `Several contacts have ${number}`,
  sharedAdvice: 'A call with this number shows the name that is chosen here.',
  showContact: (who) => `Show ${who}`,

  noContacts: 'No contacts so far',
  noContactsAdvice:
    'Add the people you call, or import them from vCard files. Directories are set up in the settings.',
  noContactFound: 'No contact matches',
  noContactFoundAdvice: 'Change the words, or show all contacts again.',
  showAllContacts: 'Show all contacts',
  noFavourites: 'No favourites so far',
  noFavouritesAdvice: 'The star beside a contact puts it here and on the dial pad.',
  noneBlocked: 'Nobody is blocked',
  noneBlockedAdvice: 'The menu of a contact blocks it: its calls are refused then.',
  emptyGroup: 'Nobody is in this list',
  emptyGroupAdvice: 'Drag contacts onto the group, or choose “Add to a group” in the menu of a contact.',
  nothingChosen: 'No contact is open',
  nothingChosenAdvice: 'Choose one in the list to see its numbers and the last calls.',

  groups: 'Groups',
  group: 'Group',
  groupsMenu: 'More for groups',
  groupMenu: (name) => `More for the group ${name}`,
  allContacts: 'All contacts',
  favouriteContacts: 'Favourites',
  blockedContacts: 'Blocked',
  dropToAdd: 'Drop to add',
  dropToStar: 'Drop to star',
  dropToBlock: 'Drop to block',
  newGroup: 'New group',
  renameGroup: (name) => `Rename ${name}`,
  deleteGroup: (name) => `Delete ${name}`,
  groupDeleted: (name) => `The group ${name} was deleted. Its contacts stay.`,
  groupName: 'Name of the group',
  groupNameWanted: (limit) => `Type a name of 1 to ${limit} characters.`,
  groupExists: 'There is a group with this name already. Choose another name.',
  createGroup: 'Create',
  addToGroup: 'Add to a group…',
  takeFromGroup: (name) => `Take out of ${name}`,
  groupChoice: (who) => `Add ${who} to a group`,
  noGroups: 'There are no groups so far.',

  editHeading: (who) => `Edit ${who}`,
  formTabs: 'Parts of the contact',
  formTab: (tab) => TABS[tab],
  saving: 'Saving',
  contactEmpty: 'Nothing is filled in.',
  contactEmptyAdvice: 'Type a name, a company, an e-mail address or a number.',
  contactProblem: (problem, place) => {
    if (problem === 'mail') return 'An e-mail address looks like name@example.com.';
    if (problem === 'too-many') return `A contact has at most ${CONTACT_LIMITS.numbers} numbers.`;
    if (place === 'numbers') return `A number has at most ${CONTACT_LIMITS.number} characters.`;
    const limit = place === 'notes' ? CONTACT_LIMITS.notes : CONTACT_LIMITS.text;
    return `There is room for ${limit} characters.`;
  },
  contactLeave: 'Leave without saving?',
  contactLeaveAdvice: 'What you changed in this contact is not saved.',
  contactStay: 'Keep editing',
  duplicateHint: 'A number or an e-mail address is in another contact already:',
  groupsAdvice: 'A group that the contact has from its source stays.',
  addPhoto: 'Add a photo',
  replacePhoto: 'Replace the photo',
  removePhoto: 'Remove the photo',
  photoChosen: (name) => `${name} becomes the photo when you apply.`,
  photoFailed: (name) =>
    `${name === '' ? 'This file' : name} is no picture that can be used. Choose a JPEG of at most 40 megapixels.`,

  primaryNumber: 'Primary number',
  furtherNumbers: (count) => `${count} more under “${TABS.numbers}”`,
  numbersAdvice: 'The number at the top is the primary one: the blue handset calls it.',
  primary: 'Primary',
  addNumber: 'Add number',
  numberAt: (place) => `Number ${place}`,
  kindOf: (number) => `Kind of ${number}`,
  moveNumber: (number) => `Move ${number}: Space lifts, arrow keys move`,
  moveUp: (number) => `Move ${number} up`,
  moveDown: (number) => `Move ${number} down`,
  removeNumber: (number) => `Remove ${number}`,
  gripKeys: 'Keyboard: on a grip, lift, move, drop with',
  keySpace: 'Space',
  numberLifted: (number, place, count) =>
    `Lifted ${number}, place ${place} of ${count}. Arrow keys move, Space drops, Escape puts back.`,
  numberMoved: (number, place, count) => `${number}: place ${place} of ${count}`,
  numberDropped: (place) => `Dropped at place ${place}`,
  numberPutBack: 'Put back',

  saveVCard: 'Save as vCard',
  importVCards: 'Import vCard files',
  importVCardsHint: 'Versions 2.1, 3.0 and 4.0, several contacts in a file',
  saveAs: (format) => `Save as ${format}`,
  saveShownAs: (format) => `Save all that are shown as ${format}`,
  contactsWork: (count, percent) => `${contactsWord(count)} so far, ${percent} %`,
  contactsSaved: (count) => `${contactsWord(count)} saved`,
  vCardsAdded: (count) => (count === 0 ? 'No contact was added.' : `Added: ${contactsWord(count)}.`),
  vCardsStopped: (file) => `Stopped at ${file}; what stands in the files before it was added.`,
  vCardRemarks: (count) =>
    count === 1
      ? 'Something was not taken as it stands.'
      : `${counted(count)} things were not taken as they stand.`,
  vCardTooLarge: (file, megabytes) => `${file}: larger than ${megabytes} MB, not read`,
  vCardPhoto: (file, name) => `${file}: the photo of ${name} was left out; only a JPEG can be used`,
  vCardListName: (file, group) => `${file}: no group “${group}” was made; a list of the phone has this name`,
  vCardIssue: (file, line, issue) => `${file}, line ${line}: ${ISSUES[issue]}`,
};
