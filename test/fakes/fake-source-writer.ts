import { OWN } from '../../src/domain/contacts/contact.ts';
import type { Contact, SourceId } from '../../src/domain/contacts/contact.ts';
import { idOfRow, packContact, unpackContact, withGone } from '../../src/domain/contacts/packed-contact.ts';
import type {
  SourceContent,
  SourceHead,
  SourceOutcome,
  SourceWriter,
} from '../../src/domain/contacts/source-writer.ts';

/** Keeps sources in memory, by the contract of the port. */
export class FakeSourceWriter implements SourceWriter {
  /** Rejects the next write. */
  failure: Error | undefined;
  /** Awaited before a write. */
  before: () => Promise<void> = () => Promise.resolve();
  readonly photos = new Map<string, Blob>();
  readonly heads: SourceHead[] = [];
  readonly #sources = new Map<SourceId, { readonly head: SourceHead; rows: Map<string, string> }>();
  readonly #missing = new Map<SourceId, readonly string[]>();

  get contacts(): readonly Contact[] {
    return [...this.#sources.values()].flatMap(({ head, rows }) =>
      [...rows.values()].map((row) => unpackContact(row, head.source, head.origin)),
    );
  }

  contact(id: string): Contact | undefined {
    return this.contacts.find((contact) => contact.id === id);
  }

  ahead(): undefined {
    return undefined;
  }

  known(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async replace(
    head: SourceHead,
    { rows, named = new Set(), photos, removal, signal }: SourceContent,
  ): Promise<SourceOutcome> {
    const stored = this.#rows(head.source);
    const next = new Map<string, string>();
    const outcome = { added: 0, changed: 0, unchanged: 0 };
    for (const row of rows) {
      const id = idOfRow(row);
      if (next.has(id)) continue;
      next.set(id, row);
      const before = stored.get(id);
      outcome[before === undefined ? 'added' : before === row ? 'unchanged' : 'changed']++;
    }
    await this.before();
    signal?.throwIfAborted();
    const failure = this.failure;
    this.failure = undefined;
    if (failure !== undefined) throw failure;
    const gone = settleLeft(next, stored, named, removal);
    for (const [name, photo] of photos ?? []) this.photos.set(name, photo);
    this.#missing.set(head.source, removal === 'ask' ? gone.map(([id]) => id) : []);
    this.#sources.set(head.source, { head, rows: next });
    this.heads.push(head);
    return { ...outcome, missing: gone.length };
  }

  settleMissing(source: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void> {
    const rows = this.#rows(source);
    for (const id of this.#missing.get(source) ?? []) {
      const row = rows.get(id);
      if (row === undefined || removal === 'delete') rows.delete(id);
      else rows.set(id, settled(row, removal));
    }
    this.#missing.delete(source);
    return Promise.resolve();
  }

  missing(source: SourceId): Promise<number> {
    return Promise.resolve(this.#missing.get(source)?.length ?? 0);
  }

  drop(source: SourceId, contacts: 'delete' | 'keep'): Promise<void> {
    if (source === OWN) return Promise.reject(new TypeError('the own contacts are no source'));
    const dropped = this.contacts.filter((contact) => contact.source === source);
    this.#sources.delete(source);
    this.#missing.delete(source);
    if (contacts === 'delete' || dropped.length === 0) return Promise.resolve();
    const own = this.#rows(OWN);
    for (const contact of dropped) {
      const id = crypto.randomUUID();
      own.set(id, packContact(id, contact.photo, { ...contact, groups: [] }));
    }
    this.#sources.set(OWN, { head: { source: OWN, origin: 'own', name: '' }, rows: own });
    return Promise.resolve();
  }

  storedPhotos(names: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(names.filter((name) => this.photos.has(name))));
  }

  #rows(source: SourceId): Map<string, string> {
    return this.#sources.get(source)?.rows ?? new Map<string, string>();
  }
}

/** A mark of an earlier run stays, unless the source names the contact again. */
function settled(row: string, removal: SourceContent['removal']): string {
  return removal === 'mark' ? withGone(row, true) : row;
}

/** Puts what stays of the stored rows that came with no new one. @returns those that are missing */
function settleLeft(
  next: Map<string, string>,
  stored: ReadonlyMap<string, string>,
  named: ReadonlySet<string>,
  removal: SourceContent['removal'],
): readonly (readonly [id: string, row: string])[] {
  const left = [...stored].filter(([id]) => !next.has(id));
  const gone = left.filter(([id]) => !named.has(id));
  for (const [id, row] of left)
    if (named.has(id)) next.set(id, row);
    else if (removal !== 'delete') next.set(id, settled(row, removal));
  return gone;
}
