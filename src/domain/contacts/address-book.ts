import type { ReadonlySignal } from '../../lib/signals.ts';
import type { ExportFormat } from './contact-export.ts';
import type { CardImport, WorkOptions } from './contact-work.ts';
import type { Contact, ContactData, ContactId, ContactOrigin, SourceId } from './contact.ts';
import type { Match } from './match.ts';
import { NO_PLAN } from './no-plan.ts';
import type { NumberPlan } from './number-plan.ts';

/** Codes of the `AppError`s that the address book rejects with, beside those of the storage. */
export type ContactErrorCode =
  /** An external contact is changed at its source only. */
  | 'contact/read-only'
  /** Another window deleted it meanwhile. */
  | 'contact/gone'
  | 'contact/no-picture'
  | 'contact/group-exists'
  /** The worker that holds the contacts could not start. */
  | 'contact/unavailable'
  /** It ended while it was asked; another one starts. Whether a change was stored is not known. */
  | 'contact/interrupted';

export type GroupId = string;

/** A group as the list shows it. External groups stand first (row #211). */
export interface Group {
  readonly id: GroupId;
  readonly name: string;
  /** An import created it; the person may rename and delete it all the same. */
  readonly external: boolean;
  readonly count: number;
}

/** Where contacts come from, and how many. */
export interface Origin {
  readonly source: SourceId;
  readonly origin: ContactOrigin;
  /** The directory name of the source; empty for the own contacts. */
  readonly name: string;
  readonly count: number;
}

/** Everything about the address book that is small. */
export interface AddressBookSummary {
  /** Grows with each change, in this window or another: whoever holds results asks again. */
  readonly revision: number;
  /** False until the stored contacts are searchable. */
  readonly ready: boolean;
  readonly total: number;
  readonly groups: readonly Group[];
  readonly origins: readonly Origin[];
  /** In the order in which they were chosen. */
  readonly favourites: readonly Contact[];
  readonly blockedContacts: number;
  /** Blocked numbers that are no contact's, as they were blocked. */
  readonly blockedNumbers: readonly string[];
  /** How numbers are written where this phone is; `NO_PLAN` until that is known. */
  readonly plan: NumberPlan;
}

export const EMPTY_SUMMARY: AddressBookSummary = Object.freeze({
  revision: 0,
  ready: false,
  total: 0,
  groups: Object.freeze([]),
  origins: Object.freeze([]),
  favourites: Object.freeze([]),
  blockedContacts: 0,
  blockedNumbers: Object.freeze([]),
  plan: NO_PLAN,
});

/** Of a filter: every group, or every source. */
export const ALL = 'all';
/** The lists that are always there. No group has one of these ids. */
export const FAVOURITES: GroupId = 'favourites';
export const BLOCKED: GroupId = 'blocked';

/** Which contacts a list shows. */
export interface ContactFilter {
  /** Words as in a search; with them the best match stands first, without them the order is that of names. */
  readonly text: string;
  /** `ALL`, one of the lists that are always there, or the id of a group. */
  readonly group: GroupId;
  /** `ALL`, or the id of a source. */
  readonly source: SourceId;
  readonly order: 'first-name' | 'last-name' | 'company';
}

export const ALL_CONTACTS: ContactFilter = Object.freeze({
  text: '',
  group: ALL,
  source: ALL,
  order: 'last-name',
});

/** What a list needs before its rows. */
export interface ContactListHead {
  readonly total: number;
  /** Where each initial letter of the order begins; empty while words order the list. */
  readonly letters: readonly { readonly letter: string; readonly index: number }[];
}

/** A contact as a row shows it, with what the person made of it. */
export interface ContactRow {
  readonly contact: Contact;
  readonly favourite: boolean;
  /** It was blocked itself, or one of its numbers was. */
  readonly blocked: boolean;
}

/** All that the information of a contact shows. */
export interface ContactDetails extends ContactRow {
  /** Groups of the source and own ones. */
  readonly groups: readonly Group[];
  /** Numbers that other contacts have too, with those contacts, and whose name is shown for a call. */
  readonly shared: readonly SharedNumber[];
}

export interface SharedNumber {
  readonly number: string;
  readonly contacts: readonly Contact[];
  /** The one that a call is named by. */
  readonly shown: ContactId;
}

/** Who a number belongs to. */
export interface Caller {
  readonly id: ContactId;
  readonly name: string;
  readonly company: string;
  readonly origin: ContactOrigin;
  readonly photo: string;
  readonly favourite: boolean;
  readonly blocked: boolean;
  /** How many further contacts have this number. */
  readonly others: number;
}

export interface SearchOptions {
  readonly limit: number;
  /** Numbers of the last calls, newest first: whom one talks to often stands higher. */
  readonly recent: readonly string[];
  /** Digits may stand for letters, as on the keys of a telephone (ITU-T E.161). */
  readonly keypad: boolean;
}

export interface SearchResult {
  readonly matches: readonly Match[];
  /** All that match; `matches` are the best of them. */
  readonly total: number;
}

/** What brings deleted contacts back, with their groups, stars and blocks. Holds for the last 100 of a worker. */
export interface Removal {
  readonly count: number;
  restore(): Promise<void>;
}

/**
 * The contacts of all sources on this device, the groups, the favourites and the blocks. Reads answer from memory; a
 * write resolves when it is durable, and reaches every window. Rejects with `AppError<ContactErrorCode |
 * StorageErrorCode>`.
 */
export interface AddressBook {
  readonly summary: ReadonlySignal<AddressBookSummary>;

  head(filter: ContactFilter): Promise<ContactListHead>;
  /** Rows of the list from an index on, as many as there are. */
  rows(filter: ContactFilter, from: number, count: number): Promise<readonly ContactRow[]>;
  /** The ids of such rows: for a selection over more than what is on the screen. */
  ids(filter: ContactFilter, from: number, count: number): Promise<readonly ContactId[]>;
  /** Where a contact stands in the list; -1 where it is not in it. */
  indexOf(filter: ContactFilter, id: ContactId): Promise<number>;

  get(ids: readonly ContactId[]): Promise<readonly Contact[]>;
  details(id: ContactId): Promise<ContactDetails | undefined>;
  /** A JPEG; undefined without one. */
  photo(contact: Pick<Contact, 'id' | 'photo'>): Promise<Blob | undefined>;
  /** Contacts as a file, those of a list in its order; without pictures (domain/contacts/contact-export.ts). */
  file(
    format: ExportFormat,
    which: ContactFilter | readonly ContactId[],
    options?: WorkOptions,
  ): Promise<Blob>;

  search(text: string, options: SearchOptions): Promise<SearchResult>;
  /** Whose numbers these are, in their order; the best known contact where several have one. */
  callers(numbers: readonly string[]): Promise<readonly (Caller | undefined)[]>;
  /** Whether calls from a number are refused: it is blocked itself, or a contact that has it is. */
  isBlocked(number: string): Promise<boolean>;
  /** Contacts with one of these numbers or e-mail addresses, but for the one with this id: before a duplicate is made. */
  duplicates(
    data: Pick<ContactData, 'numbers' | 'mail' | 'mail2'>,
    except?: ContactId,
  ): Promise<readonly Contact[]>;

  /**
   * Writes an own contact, a new one without an id. A picture is decoded, bounded and encoded anew; null removes it,
   * undefined keeps it. @throws `contact/read-only`, `contact/gone`, `contact/no-picture`
   */
  save(data: ContactData, id?: ContactId, picture?: Blob | null): Promise<Contact>;
  /** Adds the contacts of a file of vCards (at most `VCARD_LIMITS.bytes`) as own ones, with their groups; all or nothing. */
  importCards(file: Blob, options?: WorkOptions): Promise<CardImport>;
  /** Deletes own contacts. @throws `contact/read-only` */
  remove(ids: readonly ContactId[]): Promise<Removal>;

  /** Names are compared without case. @throws `contact/group-exists`, also for what a list is called (list-names.ts) */
  createGroup(name: string): Promise<Group>;
  renameGroup(id: GroupId, name: string): Promise<void>;
  /** The contacts stay. An external group comes back with the next contact that is new or changed and names it. */
  removeGroup(id: GroupId): Promise<Removal>;
  addToGroup(group: GroupId, ids: readonly ContactId[]): Promise<void>;
  /** What the source itself put into the group stays in it. */
  removeFromGroup(group: GroupId, ids: readonly ContactId[]): Promise<void>;

  setFavourite(ids: readonly ContactId[], favourite: boolean): Promise<void>;
  /** Calls from all their numbers are refused. */
  setBlocked(ids: readonly ContactId[], blocked: boolean): Promise<void>;
  setNumberBlocked(number: string, blocked: boolean): Promise<void>;
  /** Chooses the contact whose name is shown for a number that several have. */
  setShown(number: string, id: ContactId): Promise<void>;
}
