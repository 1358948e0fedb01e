import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import {
  FullableStore,
  rawRecords,
  temporaryData,
  temporaryDatabase,
} from '../../../test/support/temporary-data.ts';
import { isAppError } from '../../lib/app-error.ts';
import { signal } from '../../lib/signals.ts';
import { MINUTE, START, entry, fillHistory, missed, running } from '../../../test/support/history-entries.ts';
import { StoredHistory } from './stored-history.ts';

const opened: StoredHistory[] = [];

async function open(database: string, limit = signal(500)): Promise<StoredHistory> {
  const data = await temporaryData(database);
  const history = await StoredHistory.open(data.store, data, limit);
  opened.push(history);
  return history;
}

const numbers = (history: StoredHistory): readonly string[] =>
  history.entries.value.map(({ remote }) => remote.number);

describe('StoredHistory', () => {
  afterEach(() => {
    for (const history of opened.splice(0)) history.close();
  });

  it('shows calls newest first, kept over a restart', async () => {
    const database = temporaryDatabase();
    const history = await open(database);
    for (const index of [1, 2, 3]) await history.put(entry(index));
    expect(numbers(history)).to.deep.equal(['3', '2', '1']);
    const again = await open(database);
    expect(again.entries.value).to.deep.equal(history.entries.value);
    expect(again.hasMore.value).to.be.false;
  });

  it('replaces the entry of a call as the call goes on, and leaves its comment alone', async () => {
    const history = await open(temporaryDatabase());
    const begun = running(1);
    await history.put(begun);
    await history.setComment(begun.guid, 'wants a callback');
    const ended = entry(1, {
      guid: begun.guid,
      quality: { mos: 4.1, level: 'good', lossPercent: 0, jitterMs: 2 },
    });
    await history.put(ended);
    expect(history.entries.value).to.deep.equal([{ ...ended, comment: 'wants a callback' }]);
    await history.put({ ...ended, lineLabel: 'renamed' });
    expect(history.entries.value[0]).to.include({ lineLabel: 'renamed', comment: 'wants a callback' });
  });

  it('goes on in the next chunk when one is full', async () => {
    const database = temporaryDatabase();
    await fillHistory(database, 199);
    const history = await open(database);
    for (const index of [199, 200, 201]) await history.put(entry(index));
    const records = await rawRecords(database);
    const sizes = [...records]
      .filter(([key]) => key.startsWith('history/chunk/'))
      .map(([, chunk]) => (chunk as []).length);
    expect(sizes).to.deep.equal([100, 100, 2]);
    const all = await history.all();
    expect(all.length).to.equal(202);
    expect(all[0]?.remote.number).to.equal('201');
    expect(all.at(-1)?.remote.number).to.equal('0');
  });

  it('loads older calls on demand up to the limit, which acts at once', async () => {
    const database = temporaryDatabase();
    await fillHistory(database, 1250);
    const limit = signal(900);
    const history = await open(database, limit);
    expect(history.entries.value.length).to.equal(150);
    expect(history.hasMore.value).to.be.true;
    await history.loadMore();
    expect(history.entries.value.length).to.equal(650);
    await history.loadMore();
    expect(history.entries.value.length).to.equal(900);
    expect(history.hasMore.value).to.be.false;
    limit.value = 20;
    expect(history.entries.value.length).to.equal(20);
    limit.value = 0;
    expect(history.entries.value.length).to.equal(0);
    limit.value = 100_000;
    expect(history.hasMore.value).to.be.true;
    await history.loadMore();
    expect(history.entries.value.length).to.equal(1250);
    expect(history.hasMore.value).to.be.false;
  });

  it('changes the comment of a call that is not loaded', async () => {
    const database = temporaryDatabase();
    const entries = await fillHistory(database, 500);
    const history = await open(database);
    await history.setComment(entries[3]!.guid, 'found');
    await history.put({ ...entries[4]!, lineLabel: 'replaced' });
    const all = await history.all();
    expect(all.length).to.equal(500);
    expect(all.find(({ guid }) => guid === entries[3]!.guid)?.comment).to.equal('found');
    expect(all.find(({ guid }) => guid === entries[4]!.guid)?.lineLabel).to.equal('replaced');
  });

  it('counts missed calls until they are looked at', async () => {
    const database = temporaryDatabase();
    const history = await open(database);
    await history.put(missed(1));
    await history.put(missed(2));
    await history.put(entry(3));
    expect(history.unseen.value).to.equal(2);
    expect(history.entries.value.map(({ unseen }) => unseen)).to.deep.equal([false, true, true]);
    const again = await open(database);
    expect(again.unseen.value).to.equal(2);
    await history.markSeen();
    expect(history.unseen.value).to.equal(0);
    expect(history.entries.value.some(({ unseen }) => unseen)).to.be.false;
    expect((await history.all()).some(({ unseen }) => unseen)).to.be.false;
    await waitUntil(() => again.unseen.value === 0);
    await history.setComment(history.entries.value[2]!.guid, 'x');
    expect(history.unseen.value, 'a comment does not make it unseen again').to.equal(0);
  });

  it('closes what a crash cut off, at the last sign of life', async () => {
    const database = temporaryDatabase();
    const before = await open(database);
    const talked = running(1, { connectedAt: START + MINUTE + 4000 });
    const rang = running(2);
    await before.put(talked);
    await before.put(rang);
    await before.put(entry(0));
    before.close();
    const { raw } = await temporaryData(database);
    await raw.set('history/alive', START + 3 * MINUTE);

    const after = await open(database);
    const closed = await after.closeInterrupted(START + 900 * MINUTE);
    expect(closed.map(({ guid }) => guid)).to.deep.equal([rang.guid, talked.guid]);
    expect(closed[1]).to.deep.include({ endedAt: START + 3 * MINUTE, endReason: { kind: 'crashed' } });
    expect(after.unseen.value, 'the one that only rang is a missed call').to.equal(1);
    expect(await after.closeInterrupted(START + 901 * MINUTE)).to.deep.equal([]);
    expect((await open(database)).entries.value.map(({ endReason }) => endReason?.kind)).to.deep.equal([
      'crashed',
      'crashed',
      'remote-hangup',
    ]);
  });

  it('finds an interrupted call even after hundreds that ended meanwhile', async () => {
    const database = temporaryDatabase();
    const before = await open(database);
    const long = running(0);
    await before.put(long);
    for (let index = 1; index <= 130; index++) await before.put(entry(index));
    const after = await open(database);
    const [closed] = await after.closeInterrupted(START + 500 * MINUTE);
    expect(closed?.guid).to.equal(long.guid);
    expect((await after.all()).length).to.equal(131);
  });

  it('notes signs of life only while a call runs', async () => {
    const database = temporaryDatabase();
    const { setInterval: realSet } = globalThis;
    const beats: (() => void)[] = [];
    globalThis.setInterval = ((run: () => void) => {
      beats.push(run);
      return realSet(() => undefined, 1e6);
    }) as typeof setInterval;
    try {
      const history = await open(database);
      await history.put(running(1));
      await history.put(running(2));
    } finally {
      globalThis.setInterval = realSet;
    }
    expect(beats.length).to.equal(1);
    const before = Date.now();
    beats[0]!();
    await waitUntil(async () => (await rawRecords(database)).has('history/alive'));
    expect((await rawRecords(database)).get('history/alive')).to.be.at.least(before);
  });

  it('clears what has ended and keeps the call that runs', async () => {
    const database = temporaryDatabase();
    await fillHistory(database, 250);
    const history = await open(database);
    const other = await open(database);
    await history.put(missed(300));
    const now = running(301);
    await history.put(now);
    await history.clear();
    expect(numbers(history)).to.deep.equal(['301']);
    expect(history.unseen.value).to.equal(0);
    expect(history.hasMore.value).to.be.false;
    await waitUntil(() => other.entries.value.length === 1);
    await other.put(entry(302));
    expect((await history.all()).length).to.equal(2);
  });

  it('deletes the calls of one line', async () => {
    const database = temporaryDatabase();
    await fillHistory(database, 120);
    const history = await open(database);
    await history.put(entry(130, { line: 'munich' }));
    await history.removeLine('berlin');
    expect(numbers(history)).to.deep.equal(['130']);
    expect((await history.all()).length).to.equal(1);
  });

  it('keeps at most 100,000 calls; the oldest go first', async () => {
    const database = temporaryDatabase();
    await fillHistory(database, 100_000);
    const history = await open(database);
    await history.put(entry(100_001));
    const all = await history.all();
    expect(all.length).to.equal(99_901);
    expect(all[0]?.remote.number).to.equal('100001');
    expect(all.at(-1)?.remote.number).to.equal('100');
  }).timeout(30_000);

  it('reaches the other windows, and two that write at once lose nothing', async () => {
    const database = temporaryDatabase();
    const [one, two] = [await open(database), await open(database)];
    const call = running(1);
    await one.put(call);
    await waitUntil(() => two.entries.value.length === 1);
    await Promise.all([
      one.put(entry(1, { guid: call.guid })),
      two.setComment(call.guid, 'from the other window'),
    ]);
    await waitUntil(
      () => one.entries.value[0]?.comment !== '' && two.entries.value[0]?.endedAt !== undefined,
    );
    const [stored] = await (await open(database)).all();
    expect(stored).to.deep.include({
      comment: 'from the other window',
      endReason: { kind: 'remote-hangup', code: 200 },
    });
  });

  it('holds calls in memory when the storage is full, and stores them later', async () => {
    const database = temporaryDatabase();
    const data = await temporaryData(database);
    const store = new FullableStore(data.store);
    const history = await StoredHistory.open(store, data, signal(500));
    opened.push(history);
    await history.put(entry(1));
    store.full = true;
    const call = running(2);
    for (const version of [call, entry(2, { guid: call.guid }), missed(3)]) {
      let caught: unknown;
      await history.put(version).catch((error: unknown) => {
        caught = error;
      });
      expect(isAppError(caught, 'storage/full')).to.be.true;
    }
    await history.setComment(call.guid, 'noted').catch(() => undefined);
    expect(numbers(history)).to.deep.equal(['3', '2', '1']);
    expect(history.unseen.value).to.equal(1);
    store.full = false;
    await history.put(entry(4));
    const again = await open(database);
    expect(numbers(again)).to.deep.equal(['4', '3', '2', '1']);
    expect(again.entries.value[2]).to.include({ comment: 'noted', endedAt: START + 2 * MINUTE + 35_000 });
    expect(again.unseen.value).to.equal(1);
  });

  it('keeps the good calls of a damaged chunk and puts the chunk aside, once', async () => {
    const database = temporaryDatabase();
    const data = await temporaryData(database);
    await data.raw.setMany([
      ['history/chunk/0000000001', [entry(1), { guid: 7 }, entry(2)]],
      ['history/chunk/0000000002', 'rubbish'],
      ['history/unseen', { not: 'a list' }],
    ]);
    const history = await StoredHistory.open(data.store, data, signal(500));
    opened.push(history);
    expect(numbers(history)).to.deep.equal(['2', '1']);
    expect(data.problem.value).to.deep.equal({ kind: 'damaged', areas: ['history'] });
    const again = await temporaryData(database);
    opened.push(await StoredHistory.open(again.store, again, signal(500)));
    expect(again.problem.value).to.equal(undefined);
    const aside = [...(await rawRecords(database)).keys()].filter((key) => key.startsWith('damaged/'));
    expect(aside.length).to.equal(2);
    await history.put(entry(3));
    expect(numbers(history)).to.deep.equal(['3', '2', '1']);
  });
});
