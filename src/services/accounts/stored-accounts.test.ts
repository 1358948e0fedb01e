import { aTimeout, expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/support/wait-until.ts';
import {
  FullableStore,
  rawRecords,
  temporaryData,
  temporaryDatabase,
} from '../../../test/support/temporary-data.ts';
import { EMPTY_DRAFT } from '../../domain/account/profile.ts';
import type { ProfileDraft } from '../../domain/account/profile.ts';
import { isAppError } from '../../lib/app-error.ts';
import { StoredAccounts } from './stored-accounts.ts';

const DRAFT: ProfileDraft = {
  ...EMPTY_DRAFT,
  label: 'Berlin office',
  user: '21',
  domain: 'pbx.example.com',
  servers: ['wss://pbx.example.com/ws'],
};
const PASSWORD = 'correct horse battery staple';
const CREDENTIAL = 'turn-credential-4711';

const opened: StoredAccounts[] = [];

async function open(database: string): Promise<StoredAccounts> {
  const data = await temporaryData(database);
  const accounts = await StoredAccounts.open(data.store, data);
  opened.push(accounts);
  return accounts;
}

/** All bytes and characters of a database, as far as script can reach them. */
async function everything(database: string): Promise<string> {
  const parts: string[] = [];
  const walk = async (value: unknown): Promise<void> => {
    if (value instanceof CryptoKey) {
      const exported = await crypto.subtle.exportKey('raw', value).catch(() => undefined);
      parts.push(exported === undefined ? 'key: not extractable' : 'key: EXTRACTABLE');
    } else if (value instanceof ArrayBuffer) parts.push(new TextDecoder('latin1').decode(value));
    else if (ArrayBuffer.isView(value)) parts.push(new TextDecoder('latin1').decode(value));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        parts.push(key);
        await walk(child);
      }
    } else parts.push(String(value));
  };
  for (const [key, value] of await rawRecords(database)) {
    parts.push(key);
    await walk(value);
  }
  return parts.join('\n');
}

describe('StoredAccounts', () => {
  afterEach(() => {
    for (const accounts of opened.splice(0)) accounts.close();
  });

  it('keeps an account, its password and which one is active over a restart', async () => {
    const database = temporaryDatabase();
    const accounts = await open(database);
    const first = await accounts.save(DRAFT, PASSWORD);
    const second = await accounts.save({ ...DRAFT, user: '22' }, 'second');
    expect(accounts.activeId.value).to.equal(first.id);
    await accounts.setActive(second.id);

    const again = await open(database);
    expect(again.profiles.value).to.deep.equal([first, second]);
    expect(again.activeId.value).to.equal(second.id);
    expect(await again.password(first.id)).to.equal(PASSWORD);
    expect(await again.password(second.id)).to.equal('second');
  });

  it('leaves neither password nor TURN credential readable in the database', async () => {
    const database = temporaryDatabase();
    const accounts = await open(database);
    const iceServers = [{ url: 'turn:turn.example.com', username: 'u', credential: CREDENTIAL }];
    const { id } = await accounts.save({ ...DRAFT, iceServers }, PASSWORD);
    const content = await everything(database);
    expect(content).to.include('pbx.example.com');
    expect(content).to.include('key: not extractable');
    expect(content).not.to.include(PASSWORD);
    expect(content).not.to.include(CREDENTIAL);
    const again = await open(database);
    expect(again.profiles.value[0]?.iceServers).to.deep.equal(iceServers);
    expect(await again.password(id)).to.equal(PASSWORD);
  });

  it('replaces an account and leaves its password as it is when none is given', async () => {
    const accounts = await open(temporaryDatabase());
    const { id } = await accounts.save(DRAFT, PASSWORD);
    await accounts.save({ ...DRAFT, id, label: 'New name' });
    expect(accounts.profiles.value.map(({ label }) => label)).to.deep.equal(['New name']);
    expect(await accounts.password(id)).to.equal(PASSWORD);
  });

  it('does not store a password that is not to be kept, but shares it with the other windows', async () => {
    const database = temporaryDatabase();
    const one = await open(database);
    const two = await open(database);
    const { id } = await one.save({ ...DRAFT, forgetPassword: true }, PASSWORD);
    await waitUntil(() => two.profiles.value.length === 1);
    expect(await one.password(id)).to.equal(PASSWORD);
    expect(await two.password(id)).to.equal(PASSWORD);
    one.close();
    const three = await open(database);
    await waitUntil(async () => (await three.password(id)) === PASSWORD, 'a new window asks those that know');
    two.close();
    three.close();
    expect(await (await open(database)).password(id)).to.equal(undefined);
  });

  it('takes a kept password out of the storage when it is to be kept no more', async () => {
    const database = temporaryDatabase();
    const accounts = await open(database);
    const { id } = await accounts.save(DRAFT, PASSWORD);
    await accounts.save({ ...DRAFT, id, forgetPassword: true });
    expect(await accounts.password(id)).to.equal(PASSWORD);
    accounts.close();
    expect(await (await open(database)).password(id)).to.equal(undefined);
  });

  it('deletes account and password, and activates another', async () => {
    const database = temporaryDatabase();
    const accounts = await open(database);
    const first = await accounts.save(DRAFT, PASSWORD);
    const second = await accounts.save({ ...DRAFT, user: '22' }, 'second');
    await accounts.remove(first.id);
    expect(accounts.profiles.value).to.deep.equal([second]);
    expect(accounts.activeId.value).to.equal(second.id);
    expect(await accounts.password(first.id)).to.equal(undefined);
    expect([...(await rawRecords(database)).keys()].some((key) => key.includes(first.id))).to.be.false;
    await accounts.remove(second.id);
    expect(accounts.activeId.value).to.equal(undefined);
  });

  it('tells the other windows, and keeps the objects of accounts that did not change', async () => {
    const database = temporaryDatabase();
    const one = await open(database);
    const first = await one.save(DRAFT, PASSWORD);
    const two = await open(database);
    const kept = two.profiles.value[0];
    const second = await one.save({ ...DRAFT, user: '22' }, 'second');
    await waitUntil(() => two.profiles.value.length === 2);
    expect(two.profiles.value[0]).to.equal(kept);
    await one.save({ ...DRAFT, id: first.id }, 'another password');
    await waitUntil(() => two.profiles.value[0] !== kept, 'a new password must be noticed');
    expect(await two.password(first.id)).to.equal('another password');
    expect(two.profiles.value[1]).to.deep.equal(second);
  });

  it('keeps the object of an account that is only chosen, so that its line does not register anew', async () => {
    const accounts = await open(temporaryDatabase());
    const { id } = await accounts.save(DRAFT, PASSWORD);
    const [before] = accounts.profiles.value;
    await accounts.setActive(id);
    expect(accounts.profiles.value[0]).to.equal(before);
  });

  it('loses no account when two windows add one at the same moment', async () => {
    const database = temporaryDatabase();
    const [one, two] = [await open(database), await open(database)];
    await Promise.all([one.save(DRAFT, 'a'), two.save({ ...DRAFT, user: '22' }, 'b')]);
    await waitUntil(() => one.profiles.value.length === 2 && two.profiles.value.length === 2);
    const again = await open(database);
    expect(again.profiles.value.map(({ user }) => user).sort()).to.deep.equal(['21', '22']);
    for (const profile of again.profiles.value) expect(await again.password(profile.id)).to.be.a('string');
  });

  it('holds a new account in memory when the storage is full, and stores it with the next one', async () => {
    const database = temporaryDatabase();
    const data = await temporaryData(database);
    const store = new FullableStore(data.store);
    const accounts = await StoredAccounts.open(store, data);
    opened.push(accounts);
    store.full = true;
    let caught: unknown;
    await accounts.save(DRAFT, PASSWORD).catch((error: unknown) => {
      caught = error;
    });
    expect(isAppError(caught, 'storage/full')).to.be.true;
    const [profile] = accounts.profiles.value;
    expect(profile?.user).to.equal('21');
    expect(await accounts.password(profile?.id ?? '')).to.equal(PASSWORD);
    store.full = false;
    await accounts.save({ ...DRAFT, user: '22' }, 'second');
    expect((await open(database)).profiles.value.map(({ user }) => user)).to.deep.equal(['21', '22']);
  });

  it('puts a damaged account aside and keeps the others', async () => {
    const database = temporaryDatabase();
    const { id } = await (await open(database)).save(DRAFT, PASSWORD);
    const data = await temporaryData(database);
    const record = (await data.raw.get('accounts/profiles')) as { profiles: object[] };
    const evil = { ...record.profiles[0], id: 'evil', user: '21\r\nVia: x' };
    await data.raw.set('accounts/profiles', { ...record, profiles: [evil, ...record.profiles] });
    const accounts = await StoredAccounts.open(data.store, data);
    opened.push(accounts);
    expect(accounts.profiles.value.map((profile) => profile.id)).to.deep.equal([id]);
    expect(data.problem.value).to.deep.equal({ kind: 'damaged', areas: ['accounts'] });
    expect(JSON.stringify([...(await rawRecords(database))])).to.include('evil');
  });

  it('asks for the password again when the sealed one was changed or moved to another account', async () => {
    const database = temporaryDatabase();
    const accounts = await open(database);
    const first = await accounts.save(DRAFT, PASSWORD);
    const second = await accounts.save({ ...DRAFT, user: '22' }, 'second');
    const { raw } = await temporaryData(database);
    await raw.set(`accounts/secret/${second.id}`, await raw.get(`accounts/secret/${first.id}`));
    expect(await accounts.password(second.id)).to.equal(undefined);
    await raw.set(`accounts/secret/${first.id}`, 'rubbish');
    expect(await accounts.password(first.id)).to.equal(undefined);
  });

  it('refuses what could not be read back', async () => {
    const accounts = await open(temporaryDatabase());
    let caught: unknown;
    await accounts.save({ ...DRAFT, user: 'a\r\nb' }, PASSWORD).catch((error: unknown) => {
      caught = error;
    });
    expect(caught).to.be.instanceOf(Error);
    expect(accounts.profiles.value).to.deep.equal([]);
  });

  it('has one instance id for the browser profile', async () => {
    const database = temporaryDatabase();
    const [one, two] = [await open(database), await open(database)];
    const [a, b] = await Promise.all([one.instanceId(), two.instanceId()]);
    expect(a).to.equal(b);
    expect(a).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(await (await open(database)).instanceId()).to.equal(a);
  });

  it('ignores messages of another shape', async () => {
    const database = temporaryDatabase();
    const accounts = await open(database);
    const { id } = await accounts.save(DRAFT, PASSWORD);
    const channel = new BroadcastChannel('offhook-data');
    channel.postMessage({ type: 'accounts/password', id, sealed: { iv: new Uint8Array(12), data: 'clear' } });
    const data = new Uint8Array(32).buffer;
    channel.postMessage({ type: 'accounts/password', id, sealed: { iv: new Uint8Array(12), data } });
    await aTimeout(100);
    channel.close();
    expect(await accounts.password(id)).to.equal(PASSWORD);
  });
});
