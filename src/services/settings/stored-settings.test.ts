import { aTimeout, expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import {
  FullableStore,
  rawRecords,
  temporaryData,
  temporaryDatabase,
} from '../../../test/support/temporary-data.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import { isAppError } from '../../lib/app-error.ts';
import { StoredSettings } from './stored-settings.ts';

const opened: StoredSettings[] = [];

async function open(database: string): Promise<StoredSettings> {
  const data = await temporaryData(database);
  const settings = await StoredSettings.open(data.store, data);
  opened.push(settings);
  return settings;
}

describe('StoredSettings', () => {
  afterEach(() => {
    for (const settings of opened.splice(0)) settings.close();
  });

  it('begins with the defaults and keeps changes over a restart', async () => {
    const database = temporaryDatabase();
    const settings = await open(database);
    expect(settings.values.value).to.deep.equal(DEFAULT_SETTINGS);
    await settings.apply({ theme: 'dark', registerExpires: 120 });
    expect(settings.values.value.theme).to.equal('dark');
    const again = await open(database);
    expect(again.values.value).to.deep.equal({ ...DEFAULT_SETTINGS, theme: 'dark', registerExpires: 120 });
  });

  it('stores only what was changed, so that better defaults reach who never chose', async () => {
    const database = temporaryDatabase();
    await (await open(database)).apply({ theme: 'dark' });
    expect((await rawRecords(database)).get('settings/values')).to.deep.equal({ theme: 'dark' });
  });

  for (const [changes, expected] of [
    [{ registerExpires: 1 }, { registerExpires: 60 }],
    [{ registerExpires: 1e9 }, { registerExpires: 86_400 }],
    [{ historyLimit: 10.6 }, { historyLimit: 11 }],
    [{ inputVolume: 3 }, { inputVolume: 1 }],
    [{ ringVolume: -0.1 }, { ringVolume: 0 }],
  ] as const) {
    it(`brings ${JSON.stringify(changes)} to the nearest limit`, async () => {
      const settings = await open(temporaryDatabase());
      await settings.apply(changes);
      expect(settings.values.value).to.include(expected);
    });
  }

  for (const changes of [
    { theme: 'pink' },
    { unknown: 1 },
    { registerExpires: Number.NaN },
    { showToolTips: 'yes' },
    JSON.parse('{"__proto__": {"polluted": true}}') as object,
  ]) {
    it(`refuses ${JSON.stringify(changes)}`, async () => {
      const settings = await open(temporaryDatabase());
      let caught: unknown;
      await settings.apply(changes as never).catch((error: unknown) => {
        caught = error;
      });
      expect(caught).to.be.instanceOf(TypeError);
      expect(settings.values.value).to.deep.equal(DEFAULT_SETTINGS);
    });
  }

  it('keeps a setting that only another version knows, and takes it for no damage', async () => {
    const database = temporaryDatabase();
    const data = await temporaryData(database);
    await data.store.set('settings/values', { theme: 'dark', hologram: { depth: 3 } });
    const settings = await StoredSettings.open(data.store, data);
    opened.push(settings);
    expect(data.problem.value).to.equal(undefined);
    expect(settings.values.value).not.to.have.property('hologram');
    await settings.apply({ language: 'de' });
    expect((await rawRecords(database)).get('settings/values')).to.deep.equal({
      theme: 'dark',
      language: 'de',
      hologram: { depth: 3 },
    });
  });

  it('keeps what is good of a damaged record and puts the record aside', async () => {
    const database = temporaryDatabase();
    const data = await temporaryData(database);
    const record = JSON.parse('{"theme":"dark","registerExpires":"soon","__proto__":{"x":1}}') as object;
    await data.store.set('settings/values', record);
    const settings = await StoredSettings.open(data.store, data);
    opened.push(settings);
    expect(settings.values.value).to.deep.equal({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect('x' in settings.values.value).to.be.false;
    expect(data.problem.value).to.deep.equal({ kind: 'damaged', areas: ['settings'] });
    const copy = [...(await rawRecords(database))].find(([key]) => key.startsWith('damaged/'));
    expect(copy?.[1]).to.have.property('registerExpires', 'soon');
  });

  for (const record of ['text', 7, null, [{ theme: 'dark' }]]) {
    it(`starts with the defaults when the record is ${JSON.stringify(record)}`, async () => {
      const data = await temporaryData();
      await data.store.set('settings/values', record);
      const settings = await StoredSettings.open(data.store, data);
      opened.push(settings);
      expect(settings.values.value).to.deep.equal(DEFAULT_SETTINGS);
      expect(data.problem.value?.kind).to.equal('damaged');
    });
  }

  it('tells the other windows', async () => {
    const database = temporaryDatabase();
    const [one, two] = [await open(database), await open(database)];
    await one.apply({ language: 'de' });
    await waitUntil(() => two.values.value.language === 'de', 'the other window did not follow');
  });

  it('loses no change when two windows change at the same moment', async () => {
    const database = temporaryDatabase();
    const [one, two] = [await open(database), await open(database)];
    await Promise.all([one.apply({ theme: 'dark' }), two.apply({ language: 'de' })]);
    const expected = { ...DEFAULT_SETTINGS, theme: 'dark', language: 'de' };
    await waitUntil(() => one.values.value.language === 'de' && two.values.value.theme === 'dark');
    expect((await open(database)).values.value).to.deep.equal(expected);
  });

  it('holds a change in memory when the storage is full, in all windows, and stores it later', async () => {
    const database = temporaryDatabase();
    const data = await temporaryData(database);
    const store = new FullableStore(data.store);
    const one = await StoredSettings.open(store, data);
    opened.push(one);
    const two = await open(database);
    store.full = true;
    let caught: unknown;
    await one.apply({ theme: 'dark' }).catch((error: unknown) => {
      caught = error;
    });
    expect(isAppError(caught, 'storage/full')).to.be.true;
    expect(one.values.value.theme).to.equal('dark');
    await waitUntil(() => two.values.value.theme === 'dark');
    store.full = false;
    await one.apply({ language: 'de' });
    expect((await rawRecords(database)).get('settings/values')).to.deep.equal({
      theme: 'dark',
      language: 'de',
    });
  });

  for (const message of [
    'settings/changed',
    { type: 'settings/changed' },
    { type: 'settings/changed', unsaved: { theme: 'pink' } },
    { type: 'settings/changed', unsaved: JSON.parse('{"__proto__":{"theme":"dark"}}') as object },
  ]) {
    it(`ignores the message ${JSON.stringify(message)}`, async () => {
      const settings = await open(temporaryDatabase());
      const before = settings.values.value;
      const channel = new BroadcastChannel('offhook-data');
      channel.postMessage(message);
      await aTimeout(50);
      channel.close();
      expect(settings.values.value).to.equal(before);
    });
  }
});
