import { expect } from '@open-wc/testing';
import { temporaryBook } from '../../../test/support/temporary-book.ts';
import { temporaryData } from '../../../test/support/temporary-data.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { EMPTY_CONTACT } from '../../domain/contacts/contact.ts';
import { NO_PLAN } from '../../domain/contacts/no-plan.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import { BookRecords } from './book-records.ts';
import { Shelf } from './shelf.ts';

/** A store whose chunks come only when they are let go: reads of a slow disk. */
function heldChunks(inner: KeyValueStore): {
  readonly store: KeyValueStore;
  readonly held: readonly (() => void)[];
  readonly letGo: () => void;
} {
  const held: (() => void)[] = [];
  let open = false;
  const store: KeyValueStore = {
    get: (key) => inner.get(key),
    set: (key, value) => inner.set(key, value),
    setMany: (entries) => inner.setMany(entries),
    deleteMany: (keys) => inner.deleteMany(keys),
    keys: (prefix) => inner.keys(prefix),
    async getMany(keys) {
      if (!open && keys.some((key) => key.startsWith('contacts/chunk/')))
        await new Promise<void>((resolve) => held.push(resolve));
      return inner.getMany(keys);
    },
  };
  const letGo = (): void => {
    open = true;
    for (const go of held) go();
  };
  return { store, held, letGo };
}

describe('two readings of what another window stored', () => {
  it('hold each contact once, though both read the same chunk', async () => {
    const other = await temporaryBook();
    const data = await temporaryData(other.database);
    const { store, held, letGo } = heldChunks(data.store);
    const shelf = new Shelf(new BookRecords(store, data), `${other.database}-contacts`);
    await shelf.setPlan(NO_PLAN);
    await shelf.refresh();
    await other.book.save({ ...EMPTY_CONTACT, lastName: 'Berg' });
    // The message of the other window begins one reading, if this does not; the other begins while it waits.
    const readings = [shelf.refresh()];
    await waitUntil(() => held.length > 0);
    readings.push(shelf.refresh());
    await waitUntil(() => held.length > 1);
    letGo();
    await Promise.all(readings);
    expect(shelf.summary.value.total).to.equal(1);
    shelf.close();
    other.close();
    indexedDB.deleteDatabase(other.database);
  });
});
