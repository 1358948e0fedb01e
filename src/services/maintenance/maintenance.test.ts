import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { temporaryData, temporaryDatabase, rawRecords } from '../../../test/support/temporary-data.ts';
import type { KeyValueStore } from '../../domain/storage/key-value-store.ts';
import type { LogThreshold } from '../../domain/settings/settings.ts';
import { addLogSink, logger } from '../../lib/logger.ts';
import { signal } from '../../lib/signals.ts';
import type { LogLevel } from '../../lib/logger.ts';
import { LogBuffer } from './log-buffer.ts';
import { StoredMaintenance } from './stored-maintenance.ts';
import type { MaintenanceOptions } from './stored-maintenance.ts';

const opened: StoredMaintenance[] = [];

async function maintenance(
  database: string,
  more: Partial<MaintenanceOptions> = {},
): Promise<StoredMaintenance> {
  const data = await temporaryData(database);
  const made = new StoredMaintenance({
    store: data.raw,
    volatile: data.volatile,
    problem: data.problem,
    areas: () => Promise.resolve({ areas: [], write: () => Promise.resolve() }),
    inMemory: (area) => data.inMemory(area),
    accounts: { remove: () => Promise.resolve() },
    history: { removeLine: () => Promise.resolve() },
    log: new LogBuffer(() => 'info'),
    version: '1.2.3',
    callLive: signal(false),
    reload: () => undefined,
    ...more,
  });
  opened.push(made);
  return made;
}

/** What of a backup is for a person to look at. */
async function rawBackup(from: StoredMaintenance): Promise<{
  readonly head: Record<string, unknown>;
  readonly raw: Record<string, unknown>;
  readonly unstored: Record<string, unknown>;
  readonly text: string;
}> {
  const text = await (await from.createBackup('')).text();
  const { records, ...head } = JSON.parse(text) as { records: [string, string, unknown][] };
  const of = (type: string): Record<string, unknown> =>
    Object.fromEntries(records.filter(([first]) => first === type).map(([, key, value]) => [key, value]));
  return { head, raw: of('raw'), unstored: of('unstored'), text };
}

afterEach(() => {
  for (const made of opened.splice(0)) made.close();
});

describe('LogBuffer', () => {
  const record = (level: LogLevel, text = 'text') => ({ time: 0, level, area: 'sip', text });

  for (const [threshold, expected] of [
    ['off', []],
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['info', ['error', 'warn', 'info']],
    ['debug', ['error', 'warn', 'info', 'debug']],
    ['trace', ['error', 'warn', 'info', 'debug', 'trace']],
  ] as const) {
    it('deletes nothing while a call is live', async () => {
      const removed: string[] = [];
      const accounts = { remove: (id: string) => Promise.resolve(void removed.push(id)) };
      const busy = await maintenance(temporaryDatabase(), { callLive: signal(true), accounts });
      for (const act of [busy.reset(), busy.signOut('line-1', true)]) {
        expect(await act.catch((error: unknown) => error)).to.have.property('code', 'window/busy');
      }
      expect(removed).to.deep.equal([]);
    });

    it(`keeps ${expected.length} of five levels at the threshold ${threshold}`, () => {
      const buffer = new LogBuffer(() => threshold);
      for (const level of ['error', 'warn', 'info', 'debug', 'trace'] as const) buffer.add(record(level));
      expect(buffer.all().map(({ level }) => level)).to.deep.equal(expected);
    });
  }

  it('follows the setting at once', () => {
    let threshold: LogThreshold = 'error';
    const buffer = new LogBuffer(() => threshold);
    buffer.add(record('info', 'before'));
    threshold = 'info';
    buffer.add(record('info', 'after'));
    expect(buffer.all().map(({ text }) => text)).to.deep.equal(['after']);
  });

  it('keeps the newest 5,000 in order, and no endless text', () => {
    const buffer = new LogBuffer(() => 'info');
    for (let index = 0; index < 5007; index++) buffer.add(record('info', String(index)));
    const all = buffer.all();
    expect([all.length, all[0]?.text, all.at(-1)?.text]).to.deep.equal([5000, '7', '5006']);
    buffer.add(record('info', 'x'.repeat(1e6)));
    expect(buffer.all().at(-1)?.text.length).to.be.below(20_000);
  });

  it('writes lines with time, level and area, secrets and digits redacted', () => {
    const buffer = new LogBuffer(() => 'info');
    const remove = addLogSink(buffer.add);
    logger('sip').info('calling +49 30 23125014', { password: 'hunter2' });
    logger('sip').info('Authorization: Digest username="21", response="abc"');
    remove();
    expect(buffer.text()).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z info {2}\[sip\] calling …014/);
    expect(buffer.text()).not.to.match(/hunter2|2312|abc/);
  });

  it('shows the newest records live', async () => {
    const buffer = new LogBuffer(() => 'info');
    buffer.add(record('info', 'seen'));
    await waitUntil(() => buffer.recent.value.length === 1);
    expect(buffer.recent.value[0]?.text).to.equal('seen');
    for (const count of [300, 4800]) {
      for (let index = 1; index <= count; index++) buffer.add(record('info', String(index)));
      await waitUntil(() => buffer.recent.value.at(-1)?.text === String(count));
      expect(buffer.recent.value).to.deep.equal(buffer.all().slice(-200));
    }
  });
});

describe('StoredMaintenance', () => {
  it('backs up every record that no area knows, damaged ones as they are, and no secret', async () => {
    const database = temporaryDatabase();
    const { raw } = await temporaryData(database);
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    await raw.setMany([
      ['settings/values', { theme: 'dark' }],
      ['accounts/profiles', { profiles: [{ user: '21', password: 'hunter2' }] }],
      ['accounts/secret/a', { iv: new Uint8Array(12), data: new Uint8Array([104, 105]).buffer }],
      ['accounts/key', key],
      ['damaged/history/chunk/1/5', { strange: [1, 'two'] }],
      ['damaged/accounts/secret/a/5', 'hunter3'],
      ['history/chunk/0000000001', [{ guid: 'g', comment: 'called back' }]],
    ]);
    const { head, raw: records, text } = await rawBackup(await maintenance(database));
    expect(head).to.include({ offhook: 1, backup: 1, version: '1.2.3' });
    expect(records['settings/values']).to.deep.equal({ theme: 'dark' });
    expect(records['accounts/profiles']).to.deep.equal({ profiles: [{ user: '21' }] });
    expect(records['damaged/history/chunk/1/5']).to.deep.equal({ strange: [1, 'two'] });
    expect(records['history/chunk/0000000001']).to.deep.equal([{ guid: 'g', comment: 'called back' }]);
    expect(Object.keys(records).some((name) => /secret|key/.test(name))).to.be.false;
    expect(text).not.to.include('hunter');
  });

  it('backs up the rest when a record cannot be read', async () => {
    const database = temporaryDatabase();
    const { raw } = await temporaryData(database);
    await raw.setMany([
      ['settings/values', { theme: 'dark' }],
      ['history/chunk/0000000001', []],
    ]);
    const store: KeyValueStore = {
      get: (key) => (key.startsWith('history') ? Promise.reject(new Error('unreadable')) : raw.get(key)),
      getMany: () => Promise.reject(new Error('unreadable')),
      set: (key, value) => raw.set(key, value),
      setMany: (entries) => raw.setMany(entries),
      deleteMany: (keys) => raw.deleteMany(keys),
      keys: (prefix) => raw.keys(prefix),
    };
    const { raw: records } = await rawBackup(await maintenance(database, { store }));
    expect(records['settings/values']).to.deep.equal({ theme: 'dark' });
    expect(records['history/chunk/0000000001']).to.equal(null);
  });

  it('backs up what a newer version wrote, as it is', async () => {
    const database = temporaryDatabase();
    const first = await temporaryData(database);
    await first.raw.setMany([
      ['schema/versions', { settings: 1, accounts: 1, history: 9 }],
      ['history/future', { kept: true }],
    ]);
    const { raw: records } = await rawBackup(await maintenance(database));
    expect(records['history/future']).to.deep.equal({ kept: true });
  });

  it('backs up what was made meanwhile and vanishes with the window', async () => {
    const database = temporaryDatabase();
    const first = await temporaryData(database);
    await first.raw.setMany([
      ['schema/versions', { settings: 1, accounts: 9, history: 9 }],
      ['history/chunk/0000000001', ['theirs']],
    ]);
    const data = await temporaryData(database);
    await data.store.setMany([
      ['history/chunk/0000000001', ['mine']],
      ['accounts/profiles', { profiles: [{ user: '21', password: 'hunter2' }] }],
      ['accounts/secret/a', 'hunter3'],
    ]);
    const { raw: store, volatile } = data;
    const {
      raw: records,
      unstored,
      text,
    } = await rawBackup(await maintenance(database, { store, volatile }));
    expect(records['history/chunk/0000000001']).to.deep.equal(['theirs']);
    expect(unstored).to.deep.equal({
      'accounts/profiles': { profiles: [{ user: '21' }] },
      'history/chunk/0000000001': ['mine'],
    });
    expect(text).not.to.include('hunter');
  });

  it('deletes everything and reloads, in all windows', async () => {
    const database = temporaryDatabase();
    let reloads = 0;
    const reload = (): void => {
      reloads += 1;
    };
    const one = await maintenance(database, { reload });
    await maintenance(database, { reload });
    const { raw } = await temporaryData(database);
    await raw.setMany([
      ['settings/values', { theme: 'dark' }],
      ['damaged/x/1', 1],
    ]);
    await one.reset();
    await waitUntil(() => reloads === 2);
    expect((await rawRecords(database)).size).to.equal(0);
  });

  for (const deleteHistory of [true, false]) {
    it(`signs out ${deleteHistory ? 'and deletes' : 'but keeps'} the history`, async () => {
      const done: string[] = [];
      const remember = (what: string) => (id: string) => {
        done.push(`${what} ${id}`);
        return Promise.resolve();
      };
      const made = await maintenance(temporaryDatabase(), {
        accounts: { remove: remember('account') },
        history: { removeLine: remember('history') },
      });
      await made.signOut('a', deleteHistory);
      expect(done).to.deep.equal(deleteHistory ? ['account a', 'history a'] : ['account a']);
    });
  }
});
