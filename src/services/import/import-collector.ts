import type { SourceId } from '../../domain/contacts/contact.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import type { SourceAhead, SourceWriter } from '../../domain/contacts/source-writer.ts';
import type { MappedRecord } from '../../domain/import/contact-draft.ts';
import type { ImportIssue } from '../../domain/import/import-run.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import { IMPORT_LIMITS } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { isAppError } from '../../lib/app-error.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { photoBytes, rawPhoto } from './photos.ts';
import type { RawPhoto } from './photos.ts';
import type { RecordBatch } from './record-batches.ts';

export interface CollectorOptions {
  readonly writer: Pick<SourceWriter, 'storedPhotos' | 'ahead'>;
  /** Decodes a JPEG within bounds and encodes it anew. @throws `contact/no-picture` */
  readonly encodePicture: (picture: Blob) => Promise<Blob>;
  readonly signal?: AbortSignal;
}

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

  async add({ records, lines, issues, columns }: RecordBatch, mapping: Mapping): Promise<void> {
    for (const issue of issues) {
      if (issue.code === 'unclosed-quote') this.#skipUnread(issue);
      else this.#report(issue);
    }
    this.records += records.length;
    const pictured = new Map<number, readonly [mapped: MappedRecord, line: number]>();
    for (const [index, record] of records.entries()) {
      const line = lines[index] ?? 0;
      const mapped = this.#mapped(record, line, mapping, columns === undefined);
      if (mapped === undefined) continue;
      const place = this.#place(mapped, line);
      this.rows[place] = packContact(mapped.id, '', mapped.data);
      // Of two records at one place the first may have had one.
      if (mapped.photo === '') pictured.delete(place);
      else pictured.set(place, [mapped, line]);
    }
    if (pictured.size > 0) await this.#addPhotos(pictured);
    this.ahead?.take(this.rows);
  }

  /** What a record becomes, with the id that its contact has; undefined for one that is left out. */
  #mapped(record: unknown, line: number, mapping: Mapping, json: boolean): MappedRecord | undefined {
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
    return { ...mapped, id: `${this.#source}/${mapped.id === '' ? uuidv7() : mapped.id}` };
  }

  /** Where the row of a contact stands. Of two records with one id the last one counts. */
  #place({ id }: MappedRecord, line: number): number {
    const before = this.#places.get(id);
    if (before !== undefined) {
      this.#skip({ code: 'duplicate-id', line, value: id.slice(this.#source.length + 1) });
      return before;
    }
    this.#places.set(id, this.rows.length);
    return this.rows.length;
  }

  /** Only what is not stored yet is decoded; what is no picture leaves its contact without one. */
  async #addPhotos(
    pictured: ReadonlyMap<number, readonly [mapped: MappedRecord, line: number]>,
  ): Promise<void> {
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

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80);
}
