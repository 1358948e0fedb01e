/** A person or a company that one can call, from whichever source. Text of others: bounded, shown as text only. */

/** Identifies a contact for good: a UUID for an own one, else the source's id, a slash and the id the source gave it. */
export type ContactId = string;

/** `OWN` for what the person wrote here, else the id of a source. */
export type SourceId = string;
export const OWN: SourceId = 'own';

/** Where a contact comes from, for its symbol. All but `own` are read only (row #78). */
export type ContactOrigin = 'own' | 'csv' | 'json' | 'ldap' | 'google' | 'outlook' | 'pbx';

/** What a number is, in the order in which a form offers them. */
export const NUMBER_KINDS = ['work', 'mobile', 'home', 'extension', 'fax', 'other'] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

export interface ContactNumber {
  readonly kind: NumberKind;
  /** As it was written or imported; nothing is dropped because it looks wrong. */
  readonly number: string;
}

/** The fields that hold one text each, in the order of a record. */
export const TEXT_FIELDS = [
  'firstName',
  'lastName',
  'displayName',
  'title',
  'company',
  'department',
  'mail',
  'mail2',
  'web',
  'street',
  'postalCode',
  'postOfficeBox',
  'city',
  'state',
  'country',
  'birthday',
  'notes',
  'assignedSIPAccountID',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type ContactTexts = Readonly<Record<TextField, string>>;

/** A contact without what makes it one of this address book. Empty text: the field is not filled. */
export interface ContactData extends ContactTexts {
  /** In the person's order; the first one is the primary number. */
  readonly numbers: readonly ContactNumber[];
  /** Names of groups that the source gave it; an own contact has none, for its groups are the person's. */
  readonly groups: readonly string[];
  /** Watch the extension's state (dialog-info, RFC 4235). */
  readonly phoneUseBLF: boolean;
  /** Watch the presence (RFC 3856). */
  readonly phoneUsePresence: boolean;
}

export interface Contact extends ContactData {
  readonly id: ContactId;
  readonly source: SourceId;
  readonly origin: ContactOrigin;
  /** Names the stored picture, and changes with it; empty without one. See `AddressBook.photo`. */
  readonly photo: string;
  /** Its source does not name it any more, and the person wanted that marked. */
  readonly gone?: true;
}

const NO_TEXTS = Object.fromEntries(TEXT_FIELDS.map((field) => [field, ''])) as ContactTexts;

export const EMPTY_CONTACT: ContactData = Object.freeze({
  ...NO_TEXTS,
  numbers: Object.freeze([]),
  groups: Object.freeze([]),
  phoneUseBLF: false,
  phoneUsePresence: false,
});

/** What bounds a contact, wherever it comes from. Lengths in UTF-16 code units. */
export const CONTACT_LIMITS = Object.freeze({
  text: 1000,
  notes: 10_000,
  number: 64,
  numbers: 32,
  groups: 64,
  group: 100,
});

/** What a contact is called by. */
export type Named = Pick<ContactTexts, 'displayName' | 'firstName' | 'lastName' | 'company' | 'mail'> &
  Pick<ContactData, 'numbers'>;

/** What a contact is called: what its source calls it, first and last name, the company, or what there is. */
export function contactName({ displayName, firstName, lastName, company, mail, numbers }: Named): string {
  const full = `${firstName} ${lastName}`.trim();
  return displayName || full || company || mail || (numbers[0]?.number ?? '');
}

/** The second line: title, company or department, as far as they are not the name already. */
export function contactRole(contact: Named & Pick<ContactTexts, 'title' | 'department'>): string {
  const name = contactName(contact);
  const parts = [contact.title, contact.department, contact.company].filter(
    (part) => part !== '' && part !== name,
  );
  return parts.join(' · ');
}

export function isOwn({ source }: Pick<Contact, 'source'>): boolean {
  return source === OWN;
}
