import type { ContactId, SourceId } from '../../domain/contacts/contact.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import type { SourceAhead, SourceReading, SourceWriter } from '../../domain/contacts/source-writer.ts';
import type { MappedRecord } from '../../domain/import/contact-draft.ts';
import type { ImportIssue } from '../../domain/import/import-run.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { KnownRecord } from '../../domain/table/csv-reader.ts';
import { isAppError } from '../../lib/app-error.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { photoBytes, rawPhoto } from './photos.ts';
import type { RawPhoto } from './photos.ts';
import type { RecordBatch } from './record-batch.ts';
import { SameContacts } from './same-contacts.ts';

export interface CollectorOptions {
  readonly writer: Pick<SourceWriter, 'storedPhotos' | 'ahead' | 'known'>;
  /** Decodes a JPEG within bounds and encodes it anew. @throws `contact/no-picture` */
  readonly encodePicture: (picture: Blob) => Promise<Blob>;
  readonly signal?: AbortSignal;
}

/** By the place of the row. */
type Pictured = Map<number, readonly [mapped: MappedRecord, line: number]>;

/** @property lasting whether a record that is written alike says the same with the next run. */
type TakenRecord = MappedRecord & { readonly lasting: boolean };

/** Makes the rows of a source of its records, and counts what it leaves out. */
export class ImportCollector {
  /** Packed contacts, one for each id. */
  readonly rows: string[] = [];
  /** Indexes the rows meanwhile. To be closed. */
  readonly ahead: SourceAhead | undefined;
  /** Pictures that are not stored yet. */
  readonly photos = new Map<string, Blob>();
  readonly issues: ImportIssue[] = [];
  /** Ids of contacts whose records were left out. */
  readonly named = new Set<string>();
  issueCount = 0;
  records = 0;
  skipped = 0;
  /** Records of which nobody knows whose they are. */
  #unread = 0;
  readonly #removed: ContactSource['removed'];
  readonly #source: SourceId;
  readonly #addWithoutId: boolean;
  readonly #options: CollectorOptions;
  /** The row of each id. */
  readonly #places = new Map<string, number>();
  /** Of the record of each row, both halves. */
  readonly #digests: number[] = [];
  #layout: string | undefined;
  #same: SameContacts | undefined;

  constructor({ id, addWithoutId, removed }: ContactSource, options: CollectorOptions) {
    this.#source = id;
    this.#removed = removed;
    this.#addWithoutId = addWithoutId;
    this.#options = options;
    this.ahead = options.writer.ahead(id);
  }

  /**
   * What becomes of contacts that no record names. Where a record could not be read it may have been theirs; and that all
   * are gone is asked about first, for it is mostly a fault of the source.
   */
  get removal(): ContactSource['removed'] {
    if (this.#unread > 0) return 'keep';
    return this.records === 0 && this.#removed === 'delete' ? 'ask' : this.#removed;
  }

  /** There are records, and none of them says anything of a contact. */
  get isVain(): boolean {
    return this.records > 0 && this.rows.length === 0 && this.#same?.isEmpty !== false;
  }

  /** From here on records are read by this layout. @returns which of them were before */
  async beginLayout(layout: string): Promise<KnownRecord> {
    this.#layout = layout;
    const contacts = await this.#options.writer.known(this.#source, layout);
    this.#same = contacts && new SameContacts(contacts);
    return (high, low) => contacts?.find(high, low) ?? -1;
  }

  /** For the next run. */
  get reading(): SourceReading | undefined {
    if (this.#layout === undefined) return undefined;
    return { layout: this.#layout, digests: this.#digests, ...(this.#same && { known: this.#same }) };
  }

  async add(batch: RecordBatch, mapping: Mapping): Promise<void> {
    for (const issue of batch.issues) {
      if (issue.code === 'unclosed-quote') this.#skipUnread(issue);
      else this.#report(issue);
    }
    this.#keep(batch.known ?? []);
    this.records += batch.records.length;
    const pictured = this.#take(batch, mapping);
    if (pictured.size > 0) await this.#addPhotos(pictured);
    this.ahead?.take(this.rows);
  }

  /** Records that say what is stored. */
  #keep(known: NonNullable<RecordBatch['known']>): void {
    this.records += known.length;
    for (const [place, line] of known) {
      const twice = this.#same?.keep(place, line) ?? 0;
      if (twice > 0) this.#skipTwice(this.#same?.contacts.id(place) ?? '', twice);
    }
  }

  /** @returns what has a picture, by the place of its row */
  #take({ records, lines, issues, columns, digests = [] }: RecordBatch, mapping: Mapping): Pictured {
    // What is to be reported is so with each run.
    const reported = new Set(issues.map(({ line }) => line));
    const pictured: Pictured = new Map();
    for (const [index, record] of records.entries()) {
      const line = lines[index] ?? 0;
      const mapped = this.#mapped(record, line, mapping, columns === undefined);
      if (mapped === undefined) continue;
      const place = this.#place(mapped, line);
      if (place === undefined) continue;
      this.rows[place] = packContact(mapped.id, '', mapped.data);
      // Of two records at one place the first may have had one.
      if (mapped.photo === '') pictured.delete(place);
      else pictured.set(place, [mapped, line]);
      const at = mapped.lasting && !reported.has(line) ? index * 2 : digests.length;
      this.#digests[place * 2] = digests[at] ?? 0;
      this.#digests[place * 2 + 1] = digests[at + 1] ?? 0;
    }
    return pictured;
  }

  /** What a record becomes, with the id that its contact has; undefined for one that is left out. */
  #mapped(record: unknown, line: number, mapping: Mapping, json: boolean): TakenRecord | undefined {
    if (json && (typeof record !== 'object' || record === null || Array.isArray(record))) {
      this.#skipUnread({ code: 'not-an-object', line, value: shown(record) });
      return undefined;
    }
    const mapped = mapping.map(record);
    for (const issue of mapped.issues) this.#report({ ...issue, line });
    if (mapped.empty || (mapped.id === '' && !this.#addWithoutId)) {
      this.#skip({ code: mapped.empty ? 'nothing-mapped' : 'no-id', line });
      if (mapped.id !== '') this.named.add(`${this.#source}/${mapped.id}`);
      return undefined;
    }
    const id = `${this.#source}/${mapped.id === '' ? uuidv7() : mapped.id}`;
    return { ...mapped, id, lasting: isLasting(mapped) };
  }

  /** Where the row of a contact stands; undefined for one that counts no more. Of two records with one id the last one does. */
  #place({ id }: MappedRecord, line: number): number | undefined {
    const before = this.#places.get(id);
    const stored = this.#same?.change(id, line);
    const twice = stored?.twice ?? (before === undefined ? 0 : line);
    if (twice > 0) this.#skipTwice(id, twice);
    if (stored?.counts === false) return undefined;
    if (before !== undefined) return before;
    this.#places.set(id, this.rows.length);
    return this.rows.length;
  }

  /** Only what is not stored yet is decoded; what is no picture leaves its contact without one. */
  async #addPhotos(pictured: Pictured): Promise<void> {
    const all = [...pictured];
    const raw = await Promise.all(all.map(([, [{ id, photo }]]) => rawPhoto(id, photo)));
    const stored = await this.#options.writer.storedPhotos(raw.map(({ name }) => name));
    for (const [index, [place, [mapped, line]]] of all.entries()) {
      this.#options.signal?.throwIfAborted();
      const photo = raw[index];
      if (photo === undefined) continue;
      const known = stored.has(photo.name) || this.photos.has(photo.name) || (await this.#encode(photo));
      if (known) this.rows[place] = packContact(mapped.id, photo.name, mapped.data);
      else this.#report({ code: 'bad-picture', line, field: 'jpegPhoto', value: shown(mapped.photo) });
    }
  }

  async #encode({ name, base64 }: RawPhoto): Promise<boolean> {
    const picture = photoBytes(base64);
    if (picture === undefined) return false;
    try {
      this.photos.set(name, await this.#options.encodePicture(picture));
      return true;
    } catch (error) {
      if (isAppError(error, 'contact/no-picture')) return false;
      throw error;
    }
  }

  #skipTwice(id: ContactId, line: number): void {
    this.#skip({ code: 'duplicate-id', line, value: id.slice(this.#source.length + 1) });
  }

  #skipUnread(issue: ImportIssue): void {
    this.#unread++;
    this.#skip(issue);
  }

  #skip(issue: ImportIssue): void {
    this.skipped++;
    this.#report(issue);
  }

  #report(issue: ImportIssue): void {
    this.issueCount++;
    if (this.issues.length < IMPORT_LIMITS.issues) this.issues.push(issue);
  }
}

/** A contact without an id is another one each time, and whether a picture is stored is to be asked each time. */
function isLasting({ id, photo, issues }: MappedRecord): boolean {
  return id !== '' && photo === '' && issues.length === 0;
}

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80);
}
