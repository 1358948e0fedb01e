import { expect } from '@open-wc/testing';
import { appWorker } from '../../../test/support/app-worker.ts';
import { failure } from '../../../test/support/import-stage.ts';
import { syntheticContacts } from '../../../test/support/synthetic-contacts.ts';
import { temporaryBook } from '../../../test/support/temporary-book.ts';
import { temporaryDatabase } from '../../../test/support/temporary-data.ts';
import { ALL_CONTACTS, EMPTY_SUMMARY } from '../../domain/contacts/address-book.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import type { WorkProgress } from '../../domain/contacts/contact-work.ts';
import { isAbort } from '../../lib/app-error.ts';
import { signal } from '../../lib/signals.ts';
import { until } from '../../lib/until.ts';
import { startContacts } from './start-contacts.ts';
import type { Contacts } from './start-contacts.ts';

const COUNT = 20_000;

/** Of the time that something takes, the longest part for which the page answered nothing: 1 where it is blocked. */
async function longestGap(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  const begun = performance.now();
  let last = begun;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  await work();
  clearInterval(timer);
  const ended = performance.now();
  return Math.max(longest, ended - last) / (ended - begun);
}

describe('many contacts as a file', () => {
  const database = temporaryDatabase();
  let contacts: Contacts;

  before(async function () {
    this.timeout(60_000);
    const seed = await temporaryBook(database);
    const rows = syntheticContacts(COUNT).map((data, at) => packContact(`company/${at}`, '', data));
    await seed.sources.replace(
      { source: 'company', origin: 'csv', name: 'Company' },
      { rows, removal: 'keep' },
    );
    seed.close();
    const summary = signal(EMPTY_SUMMARY);
    contacts = await startContacts({
      worker: appWorker,
      summary,
      home: signal({ country: 'DE', exchanges: [] }),
      database,
    });
    await until(() => summary.value.ready && summary.value.total === COUNT);
  });
  after(() => {
    contacts.worker.close();
    indexedDB.deleteDatabase(database);
  });

  for (const format of ['csv', 'json'] as const) {
    it(`leave the page free while ${format.toUpperCase()} is written`, async () => {
      const { addressBook } = contacts;
      const gaps: number[] = [];
      // What else the machine does makes gaps too, of some tens of milliseconds: so shares are compared, thrice.
      for (let round = 0; round < 3; round++)
        gaps.push(await longestGap(() => addressBook.file(format, ALL_CONTACTS)));
      expect(Math.min(...gaps)).to.be.lessThan(0.25);
    }).timeout(60_000);

    it(`tell how far ${format.toUpperCase()} is, and can be given up`, async () => {
      const { addressBook } = contacts;
      const told: number[] = [];
      const abort = new AbortController();
      const progress = ({ contacts: count, share }: WorkProgress): void => {
        told.push(count);
        expect(share).to.be.within(0, 1);
        if (count > 0) abort.abort();
      };
      const file = addressBook.file(format, ALL_CONTACTS, { signal: abort.signal, progress });
      expect(isAbort(await failure(file))).to.be.true;
      expect(told.length).to.be.greaterThan(1);
      expect(told.at(-1)).to.be.lessThan(COUNT);
    }).timeout(60_000);

    it(`leave the worker free for searches while ${format.toUpperCase()} is written`, async () => {
      const { addressBook } = contacts;
      const state = { written: false };
      const file = addressBook.file(format, ALL_CONTACTS).finally(() => {
        state.written = true;
      });
      let answers = 0;
      while (!state.written) {
        await addressBook.search('mu', { limit: 10, recent: [], keypad: false });
        answers++;
      }
      const text = await (await file).text();
      // The first ones are answered while the writer is loaded.
      expect(answers).to.be.greaterThan(10);
      expect(text.split(format === 'csv' ? '\r\n' : ',\n')).to.have.length(
        format === 'csv' ? COUNT + 1 : COUNT,
      );
    }).timeout(60_000);
  }
});
