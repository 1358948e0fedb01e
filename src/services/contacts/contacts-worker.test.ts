import { expect } from '@open-wc/testing';
import { temporaryDatabase } from '../../../test/support/temporary-data.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { ALL_CONTACTS, EMPTY_SUMMARY } from '../../domain/contacts/address-book.ts';
import { EMPTY_CONTACT } from '../../domain/contacts/contact.ts';
import { isAbort, isAppError } from '../../lib/app-error.ts';
import { effect, signal } from '../../lib/signals.ts';
import { ContactsWorker } from './contacts-worker.ts';
import { startContacts } from './start-contacts.ts';
import type { Contacts } from './start-contacts.ts';

/** The worker of the app, which ends in silence when it is told to: as one that the browser takes the memory from. */
function mortalWorker(): Worker {
  const app = new URL('/src/workers/address-book.worker.ts', location.href).href;
  const script = `import '${app}'; addEventListener('message', ({ data }) => { if (data === 'end') close(); });`;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new Worker(url, { type: 'module' });
}

/** One that ends before it has begun. */
function stillbornWorker(): Worker {
  return new Worker(URL.createObjectURL(new Blob(['close();'], { type: 'text/javascript' })), {
    type: 'module',
  });
}

async function outcome(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => 'answered',
    (error: unknown) => (isAppError(error) ? error.code : error),
  );
}

describe('the worker of the contacts that ends without a word', function () {
  this.timeout(20_000);
  const database = temporaryDatabase();
  const summary = signal(EMPTY_SUMMARY);
  const workers: Worker[] = [];
  let contacts: Contacts;

  const end = (): void => {
    workers.at(-1)?.postMessage('end');
  };

  beforeEach(async () => {
    workers.length = 0;
    contacts = await startContacts({
      worker: () => {
        const worker = mortalWorker();
        workers.push(worker);
        return worker;
      },
      summary,
      home: signal({ country: 'DE', exchanges: [] }),
      database,
    });
  });
  afterEach(() => {
    contacts.worker.close();
  });
  after(() => {
    indexedDB.deleteDatabase(database);
  });

  it('is followed by one that knows what was stored, and hears of changes', async () => {
    const { id } = await contacts.addressBook.save({ ...EMPTY_CONTACT, lastName: 'Brandt' });
    end();
    await waitUntil(() => workers.length === 2);
    expect((await contacts.addressBook.get([id]))[0]?.lastName).to.equal('Brandt');
    await contacts.addressBook.save({ ...EMPTY_CONTACT, lastName: 'Adeyemi' });
    await waitUntil(() => summary.value.total === 2);
  });

  it('shows nothing of its beginning: the contacts stay, and their state goes on', async () => {
    await contacts.addressBook.save({ ...EMPTY_CONTACT, lastName: 'Castro' });
    const { revision, total } = summary.value;
    const seen: (readonly [revision: number, total: number, ready: boolean])[] = [];
    const stop = effect(() => {
      seen.push([summary.value.revision, summary.value.total, summary.value.ready]);
    });
    end();
    await waitUntil(() => summary.value.revision > revision);
    stop();
    expect(seen.map(([, count, ready]) => [count, ready])).to.deep.equal(seen.map(() => [total, true]));
    expect(seen.map(([each]) => each)).to.deep.equal(seen.map((_, index) => revision + index));
  });

  it('has its questions answered by the next one', async () => {
    end();
    expect(await outcome(contacts.addressBook.head(ALL_CONTACTS))).to.equal('answered');
    expect(workers).to.have.length(2);
  });

  it('does not ask the next one for a file that was given up meanwhile', async () => {
    const abort = new AbortController();
    end();
    const file = contacts.addressBook.file('csv', ALL_CONTACTS, { signal: abort.signal });
    abort.abort();
    expect(isAbort(await outcome(file))).to.equal(true);
  });

  it('lets a change fail that may or may not have been stored', async () => {
    end();
    const change = contacts.addressBook.save({ ...EMPTY_CONTACT, lastName: 'Dubois' });
    expect(await outcome(change)).to.equal('contact/interrupted');
  });

  it('takes its deleted contacts along: no other deletion is undone in their place', async () => {
    const { addressBook } = contacts;
    const ids = [];
    for (const lastName of ['Early', 'Late'])
      ids.push((await addressBook.save({ ...EMPTY_CONTACT, lastName })).id);
    const [early = '', late = ''] = ids;
    const removal = await addressBook.remove([early]);
    end();
    await waitUntil(() => workers.length === 2);
    await addressBook.remove([late]);
    expect(await outcome(removal.restore())).to.equal('contact/gone');
    expect(await addressBook.get([early, late])).to.deep.equal([]);
  });

  it('is not started again and again where each one ends', async () => {
    for (let count = 1; count <= 4; count++) {
      await waitUntil(() => workers.length === count);
      await contacts.addressBook.get([]);
      end();
    }
    expect(await outcome(contacts.addressBook.get([]))).to.equal('contact/unavailable');
    expect(workers).to.have.length(4);
  });

  it('is followed by one that starts where it ended before it could start', async () => {
    const options = { summary, home: { country: 'DE', exchanges: [] }, database, patience: 1000 } as const;
    const born = [stillbornWorker, mortalWorker];
    const worker = await ContactsWorker.start({ ...options, worker: () => (born.shift() ?? mortalWorker)() });
    expect(await outcome(worker.read((remote) => remote.get([])))).to.equal('answered');
    expect(born).to.deep.equal([]);
    worker.close();
  });

  it('is said to be unavailable where none starts', async () => {
    const options = { summary, home: { country: 'DE', exchanges: [] }, database, patience: 100 } as const;
    let count = 0;
    const start = ContactsWorker.start({
      ...options,
      worker: () => {
        count++;
        return stillbornWorker();
      },
    });
    expect(await outcome(start)).to.equal('contact/unavailable');
    expect(count).to.equal(4);
  });

  it('stays ended once it is closed', async () => {
    contacts.worker.close();
    expect(await outcome(contacts.addressBook.get([]))).to.equal('contact/unavailable');
    expect(workers).to.have.length(1);
  });
});
