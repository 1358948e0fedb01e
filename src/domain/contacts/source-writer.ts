import type { ContactId, ContactOrigin, SourceId } from './contact.ts';

/** A source as its contacts name it. */
export interface SourceHead {
  readonly source: SourceId;
  readonly origin: ContactOrigin;
  /** The directory name. */
  readonly name: string;
}

/**
 * Contacts of a source that are stored, with what their records were written like when they were read: one that is written
 * alike need not be read again.
 */
export interface KnownContacts {
  /** How many places there are: not every one is a contact's. */
  readonly places: number;
  /** The place of the contact whose record had this digest, 64 bits in two halves; -1 for none. */
  find(high: number, low: number): number;
  /** The place of a contact; -1 for none. */
  placeOf(id: ContactId): number;
  id(place: number): ContactId;
}

/** What a run read, for the next one. */
export interface SourceReading {
  /** How records were read: what others were read by says nothing of them. */
  readonly layout: string;
  /** Both halves for each of the rows; 0 for one whose record is to be read each time. */
  readonly digests: readonly number[];
  /** What `SourceWriter.known` gave for this layout, and 1 for each place whose contact stays as it is. */
  readonly known?: { readonly contacts: KnownContacts; readonly same: Uint8Array };
}

/** The whole content of a source. */
export interface SourceContent {
  /**
   * Its contacts, each by `packContact` (domain/contacts/packed-contact.ts) with the id `<source>/<id of the source>`;
   * of rows with the same id the first one is taken.
   */
  readonly rows: readonly string[];
  readonly reading?: SourceReading;
  /** Ids of contacts that the source has, without a row that could be used: they stay as they are. */
  readonly named?: ReadonlySet<ContactId>;
  /** JPEGs by the names that the rows give in `photo`: those that are not stored yet. A name stands for its content. */
  readonly photos?: ReadonlyMap<string, Blob>;
  /** What becomes of contacts that are stored and that `rows` does not have. */
  readonly removal: 'ask' | 'keep' | 'mark' | 'delete';
  /** What `SourceWriter.ahead` gave for this source. */
  readonly ahead?: SourceAhead;
  /** Aborted before the transaction begins: nothing is taken, and `AbortError`. */
  readonly signal?: AbortSignal;
}

/** Makes rows searchable while further ones are read. */
export interface SourceAhead {
  /** @param rows all so far, the same array each time */
  take(rows: readonly string[]): void;
  /** Nothing more comes. */
  close(): void;
}

export interface SourceOutcome {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Contacts that are stored and that the source does not name any more. */
  readonly missing: number;
}

/**
 * Writes the contacts of a source into the address book, for the import that runs in the same worker. All of a call or
 * nothing is stored, it is searchable when the promise resolves, and every window learns of it. Stars, blocks and own
 * groups of contacts are kept apart and survive. Rejects with `AppError<StorageErrorCode>` and `AbortError`.
 */
export interface SourceWriter {
  /** For a run that will end with `replace`; undefined for a source that has contacts, of which most stay the same. */
  ahead(source: SourceId): SourceAhead | undefined;
  /** What the last run of a source read, if it was by the same layout. */
  known(source: SourceId, layout: string): Promise<KnownContacts | undefined>;
  replace(head: SourceHead, content: SourceContent): Promise<SourceOutcome>;
  /** Settles what the last `replace` with `ask` left; without such a run nothing happens. */
  settleMissing(source: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void>;
  /** How many contacts wait for `settleMissing`. */
  missing(source: SourceId): Promise<number>;
  /** Deletes all contacts of a source with their stars and groups, or makes own ones of them (with both). */
  drop(source: SourceId, contacts: 'delete' | 'keep'): Promise<void>;
  /** Names of photos that are stored, of those asked for. */
  storedPhotos(names: readonly string[]): Promise<ReadonlySet<string>>;
}
