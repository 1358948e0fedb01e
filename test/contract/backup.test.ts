import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { HISTORY_CAPACITY } from '../../src/domain/history/history-store.ts';
import type { HistoryEntry } from '../../src/domain/history/history.ts';
import { BACKUP_AREAS } from '../../src/domain/maintenance/backup.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts';
import { signal } from '../../src/lib/signals.ts';
import { StoredAccounts } from '../../src/services/accounts/stored-accounts.ts';
import { HistoryBackup } from '../../src/services/history/history-backup.ts';
import { StoredHistory } from '../../src/services/history/stored-history.ts';
import { StoredSettings } from '../../src/services/settings/stored-settings.ts';
import { fakeProfile } from '../fakes/fake-stores.ts';
import { rawRecords } from '../support/temporary-data.ts';
import { waitUntil } from '../support/wait-until.ts';
import { entry } from '../support/backup-entry.ts';
import { SOURCE, Phone, closePhones, codeOf, fill, full } from '../support/backup-phone.ts';

const closing: { close(): void }[] = [];

afterEach(() => {
  closePhones();
  for (const service of closing.splice(0)) service.close();
});

/** Whatever is kept sealed. */
async function secretsOf(phone: Phone): Promise<string> {
  return JSON.stringify(await Promise.all(phone.areas.map((area) => area.secrets())));
}

describe('a backup', () => {
  it('makes another telephone the same, passwords under the passphrase', async () => {
    const one = await full();
    const other = await Phone.open();
    await other.restore(await one.maintenance.createBackup('correct horse'), 'replace', 'correct horse');
    expect(await other.content()).to.deep.equal(await one.content());
    const accounts = await StoredAccounts.open(other.store, other.data);
    closing.push(accounts);
    expect(await accounts.password('line-1')).to.equal('hunter2');
    expect(accounts.profiles.value[0]?.iceServers[0]?.credential).to.equal('turn-secret');
    // It was not to be kept, and so it is nowhere.
    expect(await accounts.password('line-2')).to.equal(undefined);
  });

  it('has no secret in it without a passphrase, and none in clear with one', async () => {
    const one = await full();
    for (const passphrase of ['', 'correct horse']) {
      const text = await (await one.maintenance.createBackup(passphrase)).text();
      expect(text).not.to.match(/hunter|turn-secret|correct/);
      expect(text).to.include('called back');
      expect(() => JSON.parse(text) as unknown).not.to.throw();
      const backup = await one.maintenance.openBackup(new Blob([text]));
      expect(backup.locked).to.equal(passphrase !== '');
    }
  });

  it('says that a passphrase is wrong, and leaves passwords alone without one', async () => {
    const one = await full();
    const file = await one.maintenance.createBackup('correct horse');
    const backup = await one.maintenance.openBackup(file);
    expect(await codeOf(backup.unlock('wrong horse'))).to.equal('backup/wrong-passphrase');
    const before = await one.content();
    await backup.restore(new Set(BACKUP_AREAS), 'replace');
    expect(await one.content()).to.deep.equal(before);
  });

  it('leaves a password only to the server that it was for', async () => {
    const one = await full();
    await fill(one, {
      accounts: [[fakeProfile({ id: 'line-1', servers: ['wss://elsewhere.example/ws'] }), '']],
      sources: [{ ...SOURCE, url: 'https://elsewhere.example/staff.csv' }],
    });
    const other = await full();
    expect(await secretsOf(other))
      .to.include('hunter2')
      .and.include('hunter4');
    await other.restore(await one.maintenance.createBackup(''), 'replace');
    expect(await secretsOf(other)).not.to.match(/hunter[24]/);
  });

  it('leaves a password that is kept in memory only to the server that it was for, in every window', async () => {
    const one = await full();
    const windows = [
      await StoredAccounts.open(one.store, one.data),
      await StoredAccounts.open(one.store, one.data),
    ];
    closing.push(...windows);
    const profile = fakeProfile({ id: 'line-3', forgetPassword: true });
    await windows[0]?.save(profile, 'hunter3');
    await waitUntil(async () => (await windows[1]?.password('line-3')) === 'hunter3');
    const same = await one.maintenance.createBackup('');
    const other = await Phone.open();
    const elsewhere = { ...profile, servers: ['wss://elsewhere.example/ws'] };
    await fill(other, { accounts: [[elsewhere, '']] });

    await one.restore(same, 'replace');
    await windows[0]?.save({ ...profile, displayName: 'Other' });
    for (const accounts of windows) expect(await accounts.password('line-3')).to.equal('hunter3');

    await one.restore(await other.maintenance.createBackup(''), 'merge');
    for (const accounts of windows) {
      await waitUntil(() =>
        accounts.profiles.value.some(({ servers }) => servers[0] === 'wss://elsewhere.example/ws'),
      );
      expect(await accounts.password('line-3')).to.equal(undefined);
    }
  });

  it('tells beforehand what it would change', async () => {
    const one = await full();
    const other = await Phone.open();
    await fill(other, {
      settings: { theme: 'light' },
      calls: [entry('g1'), entry('mine'), entry('g2', { endedAt: 3000, unseen: true })],
    });
    const backup = await other.maintenance.openBackup(await one.maintenance.createBackup(''));
    const before = await other.content();
    expect((await backup.compare()).merge).to.deep.equal([
      { area: 'history', added: 1, changed: 1, unchanged: 1, missing: 1, unusable: 0 },
      { area: 'accounts', added: 2, changed: 0, unchanged: 0, missing: 0, unusable: 0 },
      { area: 'settings', added: 1, changed: 1, unchanged: 0, missing: 0, unusable: 0 },
      { area: 'sources', added: 1, changed: 0, unchanged: 0, missing: 0, unusable: 0 },
    ]);
    expect(await other.content()).to.deep.equal(before);
  });

  it('keeps what only this device has, or not, as wanted; only in the areas that are wanted', async () => {
    const one = await full();
    const file = await one.maintenance.createBackup('');
    for (const [mode, guids] of [
      ['merge', ['mine', 'g1', 'g2', 'g3']],
      ['replace', ['g1', 'g2', 'g3']],
    ] as const) {
      const other = await Phone.open();
      await fill(other, { settings: { theme: 'light' }, calls: [entry('mine', { endedAt: 1500 })] });
      const backup = await other.maintenance.openBackup(file);
      await backup.restore(new Set(['history']), mode);
      const [history, accounts, settings] = await Promise.all(other.areas.map((area) => area.records()));
      expect(history?.map(({ key }) => key)).to.deep.equal(guids);
      expect(accounts).to.deep.equal([]);
      expect(settings).to.deep.equal([{ key: 'theme', value: 'light' }]);
    }
  });

  it('changes nothing the second time', async () => {
    const one = await full();
    const other = await Phone.open();
    await fill(other, { calls: [entry('mine')] });
    const file = await one.maintenance.createBackup('x');
    await other.restore(file, 'merge', 'x');
    const once = await other.content();
    const backup = await other.restore(file, 'merge', 'x');
    expect(await other.content()).to.deep.equal(once);
    for (const { added, changed } of (await backup.compare()).merge)
      expect([added, changed]).to.deep.equal([0, 0]);
  });

  it('reaches what is shown in every window', async () => {
    const one = await full();
    const other = await Phone.open();
    const settings = await StoredSettings.open(other.store, other.data);
    const history = await StoredHistory.open(other.store, other.data, signal(HISTORY_CAPACITY));
    const accounts = await StoredAccounts.open(other.store, other.data);
    closing.push(settings, history, accounts);
    await other.restore(await one.maintenance.createBackup(''), 'merge');
    await waitUntil(() => settings.values.value.theme === 'dark');
    await waitUntil(() => history.entries.value.length === 3 && history.unseen.value === 1);
    await waitUntil(() => accounts.profiles.value.length === 2 && accounts.activeId.value === 'line-1');
    await history.setComment('g3', 'after');
    await waitUntil(() => history.entries.value[0]?.comment === 'after');
  });

  it('does nothing during a call, and nothing to data of a newer version', async () => {
    const one = await full();
    const file = await one.maintenance.createBackup('');
    const backup = await one.maintenance.openBackup(file);
    one.callLive.value = true;
    expect(await codeOf(backup.restore(new Set(BACKUP_AREAS), 'merge'))).to.equal('window/busy');
    const newer = await Phone.open();
    await newer.data.raw.set('schema/versions', { settings: 1, accounts: 1, history: 9 });
    const again = await Phone.open(newer.name);
    const before = await rawRecords(again.name);
    const opened = await again.maintenance.openBackup(file);
    expect(await codeOf(opened.restore(new Set(BACKUP_AREAS), 'merge'))).to.equal(
      'backup/not-writable history',
    );
    expect(await rawRecords(again.name)).to.deep.equal(before);
  });

  it('is restored as a whole or not at all, when the disk gets full', async () => {
    const one = await full();
    const other = await Phone.open();
    const backup = await other.maintenance.openBackup(await one.maintenance.createBackup(''));
    const before = await other.content();
    other.store.full = true;
    expect(await codeOf(backup.restore(new Set(BACKUP_AREAS), 'replace'))).to.equal('storage/full');
    expect(await other.content()).to.deep.equal(before);
  });

  it('does not carry the identity of the browser', async () => {
    const one = await full();
    const accounts = await StoredAccounts.open(one.store, one.data);
    closing.push(accounts);
    const id = await accounts.instanceId();
    expect(await (await one.maintenance.createBackup('x')).text()).not.to.include(`["accounts","instance"`);
    expect(await (await one.maintenance.createBackup('x')).text()).not.to.include(id);
  });
});

describe('a backup of anything', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  const guid = fc.uuid();
  const call = fc
    .record(
      {
        line: text,
        lineLabel: text,
        direction: fc.constantFrom('inbound' as const, 'outbound' as const),
        remote: fc.record({ uri: text, number: text, anonymous: fc.boolean() }),
        startedAt: fc.nat(),
        endedAt: fc.nat(),
        comment: text,
        unseen: fc.boolean(),
        connectedAt: fc.nat(),
      },
      {
        requiredKeys: [
          'line',
          'lineLabel',
          'direction',
          'remote',
          'startedAt',
          'endedAt',
          'comment',
          'unseen',
        ],
      },
    )
    .chain((rest) => guid.map((id): HistoryEntry => ({ guid: id, ...rest })));
  const settings = fc.record(
    {
      theme: fc.constantFrom('light' as const, 'dark' as const, DEFAULT_SETTINGS.theme),
      historyLimit: fc.integer({ min: 0, max: 100_000 }),
      showToolTips: fc.boolean(),
      inputDevice: text,
    },
    { requiredKeys: [] },
  );
  const account = fc.record({
    label: text.map((label) => label || 'x'),
    forgetPassword: fc.boolean(),
    password: text,
  });

  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(call, { maxLength: 250, selector: ({ guid: id }) => id }),
        settings,
        fc.array(account, { maxLength: 3 }),
        async (calls, values, accounts) => {
          const [one, other] = await Promise.all([Phone.open(), Phone.open()]);
          await fill(one, {
            settings: values,
            accounts: accounts.map(({ password, ...changes }, index) => [
              fakeProfile({ id: `line-${String(index)}`, ...changes }),
              password,
            ]),
          });
          await new HistoryBackup(one.store, one.data).restore(
            { records: calls.map((value) => ({ key: value.guid, value })), mode: 'replace', secrets: {} },
            { others: [], write: (entries) => one.store.setMany(entries) },
          );
          await other.restore(await one.maintenance.createBackup('p'), 'replace', 'p');
          expect(await other.content()).to.deep.equal(await one.content());
        },
      ),
      { numRuns: 12 },
    );
  }).timeout(60_000);
});
