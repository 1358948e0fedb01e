import { expect } from '@open-wc/testing';
import { appWorker } from '../../../test/support/app-worker.ts';
import { failure } from '../../../test/support/import-stage.ts';
import { temporaryDatabase } from '../../../test/support/temporary-data.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { EMPTY_SUMMARY } from '../../domain/contacts/address-book.ts';
import type { WorkProgress } from '../../domain/contacts/contact-work.ts';
import { isAbort } from '../../lib/app-error.ts';
import { signal } from '../../lib/signals.ts';
import { startContacts } from './start-contacts.ts';
import type { Contacts } from './start-contacts.ts';

const COUNT = 20_000;
const card = (at: number): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:Person${at};Ann;;;`,
    `TEL;TYPE=CELL:+49171${String(at).padStart(7, '0')}`,
    `EMAIL:ann${at}@example.com`,
    `CATEGORIES:Team ${at % 7},Favourites`,
    'END:VCARD\r\n',
  ].join('\r\n');

describe('vCards in the worker', function () {
  this.timeout(60_000);
  const database = temporaryDatabase();
  const summary = signal(EMPTY_SUMMARY);
  const many = new File([Array.from({ length: COUNT }, (_, at) => card(at)).join('')], 'many.vcf');
  let contacts: Contacts;

  before(async () => {
    contacts = await startContacts({
      worker: appWorker,
      summary,
      home: signal({ country: 'DE', exchanges: [] }),
      database,
    });
  });
  after(() => {
    contacts.worker.close();
    indexedDB.deleteDatabase(database);
  });

  it('are given up as a whole', async () => {
    const abort = new AbortController();
    const progress = ({ contacts: count }: WorkProgress): void => {
      if (count > 0) abort.abort();
    };
    const run = contacts.addressBook.importCards(many, { signal: abort.signal, progress });
    expect(isAbort(await failure(run))).to.be.true;
    expect(summary.value.total).to.equal(0);
    expect(summary.value.groups).to.deep.equal([]);
  });

  it('are read without a long task of the page, tell how far they are, and let searches through', async () => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ entryTypes: ['longtask'] });
    const shares: number[] = [];
    const state = { done: false };
    const run = contacts.addressBook
      .importCards(many, { progress: ({ share }) => shares.push(share) })
      .finally(() => {
        state.done = true;
      });
    let answers = 0;
    while (!state.done) {
      await contacts.addressBook.search('per', { limit: 10, recent: [], keypad: false });
      answers++;
    }
    const done = await run;
    expect(done).to.deep.equal({ added: COUNT, issues: [], photosLeftOut: [], listNames: ['Favourites'] });
    await waitUntil(() => summary.value.total === COUNT);
    observer.disconnect();
    // Read in the page it was one task of hundreds; what else the machine does adds some tens.
    expect(Math.max(0, ...tasks), `tasks of ${tasks.map(Math.round).join(', ')} ms`).to.be.lessThan(100);
    expect(answers).to.be.greaterThan(10);
    expect(shares.length).to.be.greaterThan(2);
    expect([...shares].sort((a, b) => a - b)).to.deep.equal(shares);
    const counts = summary.value.groups.map(({ count }) => count);
    expect(summary.value.groups.map(({ name }) => name)).to.have.members(
      Array.from({ length: 7 }, (_, at) => `Team ${at}`),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).to.equal(COUNT);
  });

  it('join groups that are there, and say whose picture cannot be used', async () => {
    const group = summary.value.groups.find(({ name }) => name === 'Team 1');
    const png = 'PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAANSUhEUg==';
    const text = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben\r\n${png}\r\nCATEGORIES:TEAM 1\r\nEND:VCARD\r\nhello\r\n`;
    const done = await contacts.addressBook.importCards(new File([text], 'a.vcf'));
    expect(done).to.deep.equal({
      added: 1,
      issues: [{ line: 7, code: 'not-a-card' }],
      photosLeftOut: ['Ben'],
      listNames: [],
    });
    const after = summary.value.groups.find(({ name }) => name === 'Team 1');
    expect([summary.value.groups.length, after?.count]).to.deep.equal([7, (group?.count ?? 0) + 1]);
  });
});
