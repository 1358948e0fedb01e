import type { AddressBookSummary } from '../../domain/contacts/address-book.ts';
import { EMPTY_SUMMARY } from '../../domain/contacts/address-book.ts';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import { DATA_CHANNEL } from '../../domain/storage/data-messages.ts';
import type { ContactsMessage } from '../../domain/storage/data-messages.ts';
import { logger } from '../../lib/logger.ts';
import { nextTask } from '../../lib/next-task.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { TypedChannel } from '../../lib/typed-channel.ts';
import type { BookRecords, ChunkPlace } from './book-records.ts';
import { parseContactsMessage } from './book-schema.ts';
import type { Manifest } from './book-schema.ts';
import { planName } from './chunk.ts';
import { Draft } from './draft.ts';
import { Library } from './library.ts';
import { Segment } from './segment.ts';
import type { HeldChunk } from './segment.ts';
import { warmUp } from './warm-up.ts';

const log = logger('contacts');
/** How long after the last change the segments are joined and made ready for what is typed. Milliseconds. */
const QUIET = 1000;

/**
 * Keeps the memory and the store in step. A write holds the Web Lock alone and begins with what is stored, so that two
 * windows never overwrite each other; a read of the store holds it together with others, so that no chunk goes between
 * the manifest that names it and its own reading.
 */
export class Shelf {
  readonly library = new Library();
  readonly #records: BookRecords;
  readonly #lock: string;
  readonly #summary = signal<AddressBookSummary>(EMPTY_SUMMARY);
  readonly #channel: TypedChannel<ContactsMessage>;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #reading: Promise<void> | undefined;

  readonly summary: ReadonlySignal<AddressBookSummary> = this.#summary;

  constructor(records: BookRecords, lock: string) {
    this.#records = records;
    this.#lock = lock;
    this.#channel = new TypedChannel(DATA_CHANNEL, parseContactsMessage, () => {
      this.refresh().catch((error: unknown) => {
        log.warn('contacts of another window could not be read', error);
      });
    });
  }

  /** Reads what is stored. Also after another window changed it. */
  refresh(): Promise<void> {
    // One reading brings everything up to the moment it begins: further requests share the one that follows.
    this.#reading ??= navigator.locks.request(this.#lock, { mode: 'shared' }, async () => {
      this.#reading = undefined;
      await this.#readChanges();
    });
    return this.#reading;
  }

  /** Changes the address book: all of it or nothing. Resolves when it is durable and searchable. */
  async edit<T>(make: (draft: Draft) => T | Promise<T>): Promise<T> {
    return navigator.locks.request(this.#lock, async () => {
      await this.#readChanges();
      const draft = new Draft(this.library);
      const result = await make(draft);
      if (draft.isEmpty) return result;
      const changes = await draft.finish();
      const [added, written] = await Promise.allSettled([
        searchable(changes.added),
        this.#records.write(changes),
      ]);
      if (written.status === 'rejected') throw written.reason;
      this.library.setMarks(changes.marks);
      this.library.apply(changes.manifest, added.status === 'fulfilled' ? added.value : changes.added);
      this.#changed();
      this.#channel.post({ type: 'contacts/changed' });
      return result;
    });
  }

  /** Compares numbers by another plan from now on. */
  async setPlan(plan: NumberPlan): Promise<void> {
    const same = planName(plan) === planName(this.library.plan);
    this.library.setPlan(plan);
    if (same || !this.#summary.value.ready) return;
    await this.#joinAll();
    await navigator.locks.request(this.#lock, async () => {
      await this.#readChanges();
      const chunks = await this.#records.chunks(placesOf(this.library.manifest), plan);
      await this.#records.storeIndexes(chunks);
    });
  }

  /** Deletes what a crash left behind. */
  async tidy(): Promise<void> {
    await navigator.locks.request(this.#lock, async () => {
      await this.#readChanges();
      const photos = new Set<string>();
      for (const segment of this.library.segments)
        for (let position = 0; position < segment.count; position++)
          if (segment.alive[position] === 1) photos.add(segment.contact(position).photo);
      await this.#records.deleteOrphans(this.library.manifest, photos);
    });
  }

  close(): void {
    clearTimeout(this.#settling);
    this.#channel.close();
  }

  async #readChanges(): Promise<void> {
    const { library } = this;
    const [manifest, marks] = await Promise.all([this.#records.manifest(), this.#records.marks()]);
    const { ready } = this.#summary.value;
    const sameMarks = marks.version === library.marks.version;
    const sameManifest = manifest.version === library.manifest.version;
    if (ready && sameMarks && sameManifest) return;
    if (!sameMarks || !ready) library.setMarks(marks);
    if (!sameManifest) {
      const held = library.heldKeys();
      const fresh = placesOf(manifest).filter(({ key }) => !held.has(key));
      const read = await this.#records.chunks(fresh, library.plan);
      // Joining reads under a shared lock as well: by now it may hold them.
      const now = library.heldKeys();
      library.apply(
        manifest,
        read.filter(({ key }) => !now.has(key)),
      );
    }
    this.#changed();
  }

  #changed(): void {
    const { library } = this;
    const origins = library.origins();
    this.#summary.value = Object.freeze({
      revision: this.#summary.value.revision + 1,
      ready: true,
      total: origins.reduce((sum, { count }) => sum + count, 0),
      groups: library.groups(),
      origins,
      favourites: library.marks.favourites.flatMap((id) => library.get(id) ?? []),
      blockedContacts: library.marks.blocked.filter((id) => library.find(id) !== undefined).length,
      blockedNumbers: library.marks.blockedNumbers,
      plan: library.plan,
    });
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settle().catch((error: unknown) => {
        log.warn('the contacts could not be joined; searching goes on in parts', error);
      });
    }, QUIET);
  }

  async #settle(): Promise<void> {
    if (this.library.isScattered) await this.#joinAll();
    else await warmUp(this.library);
  }

  /** Reads everything anew into one segment. The earlier ones answer until it is there. */
  async #joinAll(): Promise<void> {
    await navigator.locks.request(this.#lock, { mode: 'shared' }, async () => {
      await this.#readChanges();
      const { manifest, plan } = this.library;
      this.library.replaceAll(manifest, await this.#records.chunks(placesOf(manifest), plan));
      this.#changed();
    });
  }
}

/** After the next task, so that a write that was begun goes on meanwhile. */
async function searchable(chunks: readonly HeldChunk[]): Promise<Segment> {
  await nextTask();
  return new Segment(chunks);
}

function placesOf({ sources }: Manifest): readonly ChunkPlace[] {
  return sources.flatMap(({ source, origin, chunks }) => chunks.map(({ key }) => ({ key, source, origin })));
}
