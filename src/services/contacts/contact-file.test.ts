import { expect } from '@open-wc/testing';
import { appWorker } from '../../../test/support/app-worker.ts';
import { drawn } from '../../../test/support/jpeg-bytes.ts';
import { failure } from '../../../test/support/import-stage.ts';
import { syntheticContacts } from '../../../test/support/synthetic-contacts.ts';
import { temporaryBook } from '../../../test/support/temporary-book.ts';
import { temporaryDatabase } from '../../../test/support/temporary-data.ts';
import { ALL_CONTACTS, EMPTY_SUMMARY } from '../../domain/contacts/address-book.ts';
import { EMPTY_CONTACT } from '../../domain/contacts/contact.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import { readVCards } from '../../domain/contacts/vcard-reader.ts';
import { decodeVCards } from '../../domain/contacts/vcard-value.ts';
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

  for (const [format, mark, marks] of [
    ['csv', '\r\n', COUNT],
    ['json', ',\n', COUNT - 1],
    ['vcard', 'BEGIN:VCARD\r\n', COUNT],
  ] as const) {
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
      expect(text.split(mark)).to.have.length(marks + 1);
    }).timeout(60_000);
  }
});

describe('contacts as vCards', () => {
  it('come back with their groups and pictures', async () => {
    const { book, close, database } = await temporaryBook();
    const picture = new Blob([await drawn(40, 20)], { type: 'image/jpeg' });
    const ann = await book.save({ ...EMPTY_CONTACT, lastName: 'Ann' }, undefined, picture);
    const ben = await book.save({ ...EMPTY_CONTACT, lastName: 'Ben' });
    const { id } = await book.createGroup('Team');
    await book.addToGroup(id, [ann.id]);
    const file = await book.file('vcard', [ann.id, 'gone', ben.id]);
    expect(file.type).to.equal('text/vcard;charset=utf-8');
    const { contacts, issues } = readVCards(decodeVCards(new Uint8Array(await file.arrayBuffer())));
    expect(issues).to.deep.equal([]);
    expect(contacts.map(({ data, groups }) => [data.lastName, groups])).to.deep.equal([
      ['Ann', ['Team']],
      ['Ben', []],
    ]);
    const stored = await (await book.photo(ann))?.arrayBuffer();
    expect(contacts[0]?.picture).to.deep.equal(new Uint8Array(stored ?? new ArrayBuffer(0)));
    expect(contacts[1]?.picture).to.equal(undefined);
    close();
    indexedDB.deleteDatabase(database);
  });
});
