import type { Profile } from '../../src/domain/account/profile.ts';
import { HISTORY_CAPACITY } from '../../src/domain/history/history-store.ts';
import type { HistoryEntry } from '../../src/domain/history/history.ts';
import { BACKUP_AREAS } from '../../src/domain/maintenance/backup.ts';
import type { BackupArea, OpenedBackup, RestoreMode } from '../../src/domain/maintenance/backup.ts';
import type { Settings } from '../../src/domain/settings/settings.ts';
import { isAppError } from '../../src/lib/app-error.ts';
import { signal } from '../../src/lib/signals.ts';
import { NEW_SOURCE } from '../../src/domain/import/source-draft.ts';
import type { ContactSource } from '../../src/domain/import/source.ts';
import { Seal } from '../../src/services/accounts/seal.ts';
import { SourcesBackup } from '../../src/services/sources/sources-backup.ts';
import { StoredSources } from '../../src/services/sources/stored-sources.ts';
import { AccountsBackup } from '../../src/services/accounts/accounts-backup.ts';
import { StoredAccounts } from '../../src/services/accounts/stored-accounts.ts';
import { HistoryBackup } from '../../src/services/history/history-backup.ts';
import { StoredHistory } from '../../src/services/history/stored-history.ts';
import { LogBuffer } from '../../src/services/maintenance/log-buffer.ts';
import { StoredMaintenance } from '../../src/services/maintenance/stored-maintenance.ts';
import { SettingsBackup } from '../../src/services/settings/settings-backup.ts';
import { StoredSettings } from '../../src/services/settings/stored-settings.ts';
import type { StoredData } from '../../src/services/storage/stored-data.ts';
import { fakeProfile } from '../fakes/fake-stores.ts';
import { entry } from './backup-entry.ts';
import { FullableStore, temporaryData, temporaryDatabase } from './temporary-data.ts';

export const SOURCE: ContactSource = {
  ...NEW_SOURCE,
  id: 'staff',
  format: 'csv',
  name: 'Staff',
  url: 'https://example.com/staff.csv',
  authentication: 'basic',
  user: 'me',
  mapping: [{ from: 'id', to: 'id' }],
};

const phones: Phone[] = [];

/** To be called after each test. */
export function closePhones(): void {
  for (const { maintenance } of phones.splice(0)) maintenance.close();
}

/** A telephone on a database of its own. */
export class Phone {
  readonly name: string;
  readonly data: StoredData;
  readonly store: FullableStore;
  readonly areas: readonly BackupArea[];
  readonly maintenance: StoredMaintenance;
  readonly callLive = signal(false);

  constructor(name: string, data: StoredData) {
    this.name = name;
    this.data = data;
    this.store = new FullableStore(data.store);
    this.areas = [
      new HistoryBackup(this.store, data),
      new AccountsBackup(this.store),
      new SettingsBackup(this.store),
      new SourcesBackup(this.store, new Seal(this.store)),
    ];
    this.maintenance = new StoredMaintenance({
      store: data.raw,
      volatile: data.volatile,
      problem: data.problem,
      areas: () => Promise.resolve({ areas: this.areas, write: (entries) => this.store.setMany(entries) }),
      inMemory: (area) => data.inMemory(area),
      accounts: { remove: () => Promise.resolve() },
      history: { removeLine: () => Promise.resolve() },
      log: new LogBuffer(() => 'off'),
      version: '1.2.3',
      callLive: this.callLive,
      reload: () => undefined,
    });
    phones.push(this);
  }

  static async open(name = temporaryDatabase()): Promise<Phone> {
    return new Phone(name, await temporaryData(name));
  }

  async restore(file: Blob, mode: RestoreMode, passphrase = ''): Promise<OpenedBackup> {
    const backup = await this.maintenance.openBackup(file);
    if (passphrase !== '') await backup.unlock(passphrase);
    await backup.restore(new Set(BACKUP_AREAS), mode);
    return backup;
  }

  /** Everything that a backup could say of it. */
  async content(): Promise<unknown> {
    const content: Record<string, unknown> = {};
    for (const area of this.areas)
      content[area.name] = [await area.records(), (await area.secrets()) ?? null];
    return content;
  }
}

export async function fill(
  phone: Phone,
  content: {
    readonly settings?: Partial<Settings>;
    readonly calls?: readonly HistoryEntry[];
    readonly sources?: readonly ContactSource[];
    readonly accounts?: readonly (readonly [Profile, string])[];
  },
): Promise<void> {
  const settings = await StoredSettings.open(phone.store, phone.data);
  const history = await StoredHistory.open(phone.store, phone.data, signal(HISTORY_CAPACITY));
  const accounts = await StoredAccounts.open(phone.store, phone.data);
  const sources = await StoredSources.open(phone.store, phone.data, new Seal(phone.store));
  await settings.apply(content.settings ?? {});
  for (const call of content.calls ?? []) await history.put(call);
  for (const [profile, password] of content.accounts ?? []) await accounts.save(profile, password);
  for (const source of content.sources ?? []) await sources.save(source, { secret: { password: 'hunter4' } });
  for (const service of [settings, history, accounts, sources]) service.close();
}

export async function full(): Promise<Phone> {
  const phone = await Phone.open();
  await fill(phone, {
    settings: { theme: 'dark', historyLimit: 7 },
    sources: [SOURCE],
    calls: [
      entry('g1', { comment: 'called back' }),
      entry('g2', { endedAt: 3000, unseen: true }),
      entry('g3', { endedAt: 4000, quality: { mos: 4, level: 'good', lossPercent: 0, jitterMs: 1 } }),
    ],
    accounts: [
      [
        fakeProfile({
          id: 'line-1',
          iceServers: [{ url: 'turn:t.example', username: 'u', credential: 'turn-secret' }],
        }),
        'hunter2',
      ],
      [fakeProfile({ id: 'line-2', label: 'Second', forgetPassword: true }), 'hunter3'],
    ],
  });
  return phone;
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no failure';
  } catch (error) {
    return isAppError(error) ? `${error.code} ${error.detail ?? ''}`.trim() : String(error);
  }
}
