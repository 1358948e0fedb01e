import type { SourceId } from '../contacts/contact.ts';

/** How often a source is asked again, and how. All fields of the manual's table (rows #185–190). */
export interface ContactSource {
  readonly id: SourceId;
  readonly format: 'csv' | 'json';
  /** Directory name: what the person calls it. */
  readonly name: string;
  readonly enabled: boolean;
  /** False: it is imported each time the app starts. */
  readonly skipOnStart: boolean;
  /** A record without a unique id becomes a new contact with each run; false: it is left out and reported. */
  readonly addWithoutId: boolean;
  /** API interface: over HTTP GET, or a file of this device. */
  readonly access: 'http' | 'file';
  /** For `http`; for a `file` that the helper reads, its `file:///` address. A file that was picked has none. */
  readonly url: string;
  /** Who fetches the address: the page, or the local helper, which no CORS and no mixed content stops. */
  readonly via: 'page' | 'helper';
  readonly authentication: Authentication;
  readonly user: string;
  /** For `oauth`. */
  readonly oauth?: OAuthOptions;
  /** Minutes from one run to the next; 0 = once (#213). */
  readonly interval: number;
  /** What becomes of contacts that the source does not name any more. */
  readonly removed: 'ask' | 'keep' | 'mark' | 'delete';
  readonly csv: CsvOptions;
  /** JSON: the path of the array of records, `a/b`; empty where the document itself is it, or has no other. */
  readonly records: string;
  readonly mapping: readonly MappingRow[];
}

export const AUTHENTICATIONS = ['none', 'basic', 'digest', 'bearer', 'oauth'] as const;
export type Authentication = (typeof AUTHENTICATIONS)[number];

/** OAuth 2.0 code flow with PKCE (RFC 6749 §4.1, RFC 7636) of a public client. */
export interface OAuthOptions {
  /** Of the authorisation server; its metadata is asked for below it (RFC 8414, OpenID Connect Discovery). */
  readonly server: string;
  readonly clientId: string;
  /** Blanks between several. */
  readonly scope: string;
}

/** What a CSV file does not say of itself. `auto`: found out from its beginning. */
export interface CsvOptions {
  readonly delimiter: 'auto' | ',' | ';' | '\t' | '|';
  readonly encoding: 'auto' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** One line of the assignment: [value to be imported] → [local value] (row #195). */
export interface MappingRow {
  /** The name of a column, an object path, or an expression of parts joined by `|` (rows #206, #207). */
  readonly from: string;
  readonly to: ImportTarget;
}

/** The local values that a record can fill (decisions §2, contact fields). */
export const IMPORT_TARGETS = [
  'id',
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
  'extension',
  'phone1',
  'phone2',
  'mobile1',
  'mobile2',
  'home1',
  'home2',
  'fax',
  'phoneOther',
  'numbers',
  'birthday',
  'notes',
  'jpegPhoto',
  'groups',
  'phoneUseBLF',
  'phoneUsePresence',
  'assignedSIPAccountID',
] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number];

/** Sources that a browser profile keeps. */
export const MAX_SOURCES = 100;

/** What bounds an import; more is refused before or while reading. */
export const IMPORT_LIMITS = Object.freeze({
  bytes: 200 * 1024 * 1024,
  records: 500_000,
  columns: 1000,
  /** Issues kept of one run; more are counted. */
  issues: 1000,
  /** Pixels of a picture, in all. */
  pixels: 40_000_000,
});
