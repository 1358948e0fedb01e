import { expect, waitUntil } from '@open-wc/testing';
import { appWorker } from '../../../test/support/app-worker.ts';
import { EMPTY_CONTACT } from '../../domain/contacts/contact.ts';
import { packContact } from '../../domain/contacts/packed-contact.ts';
import { planOf } from '../numbers/number-metadata.ts';
import { ChunkMaker, makeChunk } from './chunk.ts';
import type { ChunkIndex } from './chunk.ts';
import { IndexAhead } from './index-ahead.ts';
import type { Indexer } from './index-ahead.ts';
import { workerIndexer } from './worker-indexer.ts';

const PLAN = { ...planOf('DE'), exchanges: [] };
const ROWS = Array.from({ length: 4500 }, (_, index) =>
  packContact(`csv-1/${index}`, '', {
    ...EMPTY_CONTACT,
    firstName: `Jürgen ${index}`,
    lastName: 'Müller-Lüdenscheidt',
    mail: `j${index}@example.com`,
    numbers: [{ kind: 'work', number: `089 12345${index}` }],
    groups: ['Sales', `Floor ${index % 7}`],
  }),
);
const LOTS = [0, 1000, 2000, 3000, 4000].map((from) => ROWS.slice(from, from + 1000));

describe('rows that are indexed while others are read', () => {
  const open: IndexAhead[] = [];
  /** With the worker of the app, and what it answered. */
  const ahead = (start: () => Worker): { readonly ahead: IndexAhead; readonly answers: ChunkIndex[] } => {
    const answers: ChunkIndex[] = [];
    const counted = (): Indexer => {
      const indexer = workerIndexer(start());
      return {
        async index(rows, plan) {
          const index = await indexer.index(rows, plan);
          answers.push(index);
          return index;
        },
        close: () => indexer.close(),
      };
    };
    const made = new IndexAhead(PLAN, counted);
    open.push(made);
    return { ahead: made, answers };
  };
  const expected = LOTS.map((rows) => makeChunk(rows, PLAN));

  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });

  it('become the same chunks that are made without', async () => {
    const { ahead: one, answers } = ahead(appWorker);
    const growing: string[] = [];
    for (const row of ROWS) {
      growing.push(row);
      if (growing.length % 700 === 0) one.take(growing);
    }
    one.take(growing);
    await waitUntil(() => answers.length === 4, 'the worker answers', { timeout: 8000 });
    const chunks = await one.chunks(LOTS, new ChunkMaker(PLAN));
    expect(chunks).to.deep.equal(expected);
    // What the worker made was taken, not made again.
    expect(chunks.slice(0, 4).map(({ index }) => index)).to.have.members(answers);
  });

  it('are made here where a row has changed since, and where the indexer is not done', async () => {
    const { ahead: one, answers } = ahead(appWorker);
    const rows = [...ROWS];
    one.take(rows);
    await waitUntil(() => answers.length === 4, 'the worker answers', { timeout: 8000 });
    const other = packContact('csv-1/1500', '', { ...EMPTY_CONTACT, lastName: 'Other' });
    rows[1500] = other;
    const lots = LOTS.map((lot, place) => (place === 1 ? rows.slice(1000, 2000) : lot));
    const chunks = await one.chunks(lots, new ChunkMaker(PLAN));
    expect(chunks).to.deep.equal(lots.map((lot) => makeChunk(lot, PLAN)));
    expect(chunks[1]?.rows).to.contain(other);
    expect(chunks.map(({ index }) => answers.includes(index))).to.deep.equal([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('do not wait for a worker that never answers', async () => {
    const { ahead: one } = ahead(() => new Worker(URL.createObjectURL(new Blob(['']))));
    one.take(ROWS);
    expect(await one.chunks(LOTS, new ChunkMaker(PLAN))).to.deep.equal(expected);
  });

  it('do not fail with a worker that does, and nobody else hears of it', async () => {
    const script = 'setTimeout(() => { throw new Error("no memory"); });';
    const started: Worker[] = [];
    const { ahead: one } = ahead(() => {
      started.push(new Worker(URL.createObjectURL(new Blob([script]))));
      return started[0]!;
    });
    // Were it not held, the runner would see an error of the page here.
    const failed = new Promise((resolve) => {
      one.take(ROWS);
      started[0]?.addEventListener('error', resolve);
    });
    expect(((await failed) as Event).defaultPrevented).to.equal(true);
    expect(await one.chunks(LOTS, new ChunkMaker(PLAN))).to.deep.equal(expected);
  });

  it('do not fail with a worker that cannot be started', async () => {
    const { ahead: one } = ahead(() => {
      throw new TypeError('no worker');
    });
    one.take(ROWS);
    expect(await one.chunks(LOTS, new ChunkMaker(PLAN))).to.deep.equal(expected);
  });

  it('start no worker for a few', () => {
    const { ahead: one } = ahead(() => expect.fail('a worker was started'));
    one.take(ROWS.slice(0, 2999));
  });
});
