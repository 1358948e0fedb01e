import { expect } from '@open-wc/testing';
import { entry, fillHistory, missed, running } from '../../../test/support/history-entries.ts';
import { temporaryData, temporaryDatabase } from '../../../test/support/temporary-data.ts';
import { signal } from '../../lib/signals.ts';
import { StoredHistory } from './stored-history.ts';

describe('StoredHistory, single calls', () => {
  const opened: StoredHistory[] = [];

  async function open(database: string): Promise<StoredHistory> {
    const data = await temporaryData(database);
    const history = await StoredHistory.open(data.store, data, signal(500));
    opened.push(history);
    return history;
  }

  afterEach(() => {
    for (const history of opened.splice(0)) history.close();
  });

  it('deletes a single call wherever it stands, and takes it back', async () => {
    const database = temporaryDatabase();
    const entries = await fillHistory(database, 250);
    const history = await open(database);
    const [old, newest] = [{ ...entries[3]!, comment: 'kept' }, missed(400)];
    await history.put(newest);
    await history.setComment(old.guid, 'kept');
    await history.remove(old.guid);
    await history.remove(newest.guid);
    expect((await history.all()).some(({ guid }) => guid === old.guid || guid === newest.guid)).to.equal(
      false,
    );
    expect(history.unseen.value).to.equal(0);
    await history.put(old);
    const again = await (await open(database)).all();
    expect(again).to.have.length(250);
    expect(again.at(-4)).to.deep.equal(old);
  });

  it('leaves a call that goes on alone', async () => {
    const history = await open(temporaryDatabase());
    const call = running(1);
    await history.put(entry(0));
    await history.put(call);
    await history.remove(call.guid);
    expect(history.entries.value.map(({ guid }) => guid)).to.include(call.guid);
  });
});
