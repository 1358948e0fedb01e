import type { Contact, SourceId } from '../../src/domain/contacts/contact.ts';
import { idOfRow, unpackContact, withGone } from '../../src/domain/contacts/packed-contact.ts';
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
  #rows = new Map<string, string>();
  #missing: readonly string[] = [];

  get contacts(): readonly Contact[] {
    const head = this.heads.at(-1);
    return [...this.#rows.values()].map((row) =>
      unpackContact(row, head?.source ?? '', head?.origin ?? 'csv'),
    );
  }

  contact(id: string): Contact | undefined {
    return this.contacts.find((contact) => contact.id === id);
  }

  async replace(head: SourceHead, { rows, photos, removal, signal }: SourceContent): Promise<SourceOutcome> {
    const next = new Map<string, string>();
    const outcome = { added: 0, changed: 0, unchanged: 0 };
    for (const row of rows) {
      const id = idOfRow(row);
      if (next.has(id)) continue;
      next.set(id, row);
      const stored = this.#rows.get(id);
      outcome[stored === undefined ? 'added' : stored === row ? 'unchanged' : 'changed']++;
    }
    await this.before();
    signal?.throwIfAborted();
    const failure = this.failure;
    this.failure = undefined;
    if (failure !== undefined) throw failure;
    const gone = [...this.#rows].filter(([id]) => !next.has(id));
    for (const [id, row] of gone) if (removal !== 'delete') next.set(id, withGone(row, removal === 'mark'));
    for (const [name, photo] of photos ?? []) this.photos.set(name, photo);
    this.#missing = removal === 'ask' ? gone.map(([id]) => id) : [];
    this.#rows = next;
    this.heads.push(head);
    return { ...outcome, missing: gone.length };
  }

  settleMissing(_source: SourceId, removal: 'keep' | 'mark' | 'delete'): Promise<void> {
    for (const id of this.#missing)
      if (removal === 'delete') this.#rows.delete(id);
      else this.#rows.set(id, withGone(this.#rows.get(id) ?? '', removal === 'mark'));
    this.#missing = [];
    return Promise.resolve();
  }

  missing(): Promise<number> {
    return Promise.resolve(this.#missing.length);
  }

  drop(): Promise<void> {
    this.#rows.clear();
    return Promise.resolve();
  }

  storedPhotos(names: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(names.filter((name) => this.photos.has(name))));
  }
}
