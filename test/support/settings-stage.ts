import { ContextProvider } from '@lit/context';
import { fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import {
  accountsContext,
  audioContext,
  callControlContext,
  addressBookContext,
  connectionTesterContext,
  contactSourcesContext,
  installationContext,
  maintenanceContext,
  notifierContext,
  settingsContext,
  uiStateContext,
  windowRoleContext,
} from '../../src/app/contexts.ts';
import { UiState } from '../../src/app/ui-state.ts';
import { liveCalls } from '../../src/domain/call/call.ts';
import { EMPTY_DRAFT } from '../../src/domain/account/profile.ts';
import type { ProfileDraft } from '../../src/domain/account/profile.ts';
import type { OpenedBackup } from '../../src/domain/maintenance/backup.ts';
import type {
  LogEntry,
  Maintenance,
  StorageSpace,
  StoredDataProblem,
} from '../../src/domain/maintenance/maintenance.ts';
import type { NotificationAccess, Notifier } from '../../src/domain/media/notifier.ts';
import type { Installation, InstallationSnapshot } from '../../src/domain/pwa/installation.ts';
import { AppError } from '../../src/lib/app-error.ts';
import { computed, signal } from '../../src/lib/signals.ts';
import type { ReadonlySignal } from '../../src/lib/signals.ts';
import { StoredAccounts } from '../../src/services/accounts/stored-accounts.ts';
import { StoredSettings } from '../../src/services/settings/stored-settings.ts';
import { FakeAudio } from '../fakes/fake-audio.ts';
import { FakeWindowRole } from '../fakes/fake-shell.ts';
import { FakeAddressBook } from '../fakes/fake-address-book.ts';
import { FakeContactSources } from '../fakes/fake-sources.ts';
import { FakeCallControl } from '../fakes/fake-call-control.ts';
import { temporaryData } from './temporary-data.ts';

export const OFFICE: ProfileDraft = {
  ...EMPTY_DRAFT,
  label: 'Berlin office',
  user: '21',
  domain: 'pbx.example.com',
  servers: ['wss://pbx.example.com/ws'],
};

class FakeInstallation implements Installation {
  readonly state = signal<InstallationSnapshot>({
    installed: false,
    installable: false,
    updateReady: false,
    offlineReady: true,
  });
  readonly asked: string[] = [];

  install(): Promise<boolean> {
    return Promise.resolve(true);
  }

  applyUpdate(): Promise<void> {
    this.asked.push('apply');
    return Promise.resolve();
  }

  checkForUpdate(): Promise<void> {
    this.asked.push('check');
    return Promise.resolve();
  }
}

class FakeNotifier implements Notifier {
  readonly access = signal<NotificationAccess>('granted');
  shown = 0;
  count = 0;

  request(): Promise<NotificationAccess> {
    return Promise.resolve(this.access.value);
  }

  incomingCall(): void {
    this.shown += 1;
  }

  onAction(): () => void {
    return () => undefined;
  }

  badge(count: number): void {
    this.count = count;
  }
}

class FakeMaintenance implements Maintenance {
  readonly problem = signal<StoredDataProblem | undefined>(undefined);
  readonly recentLog = signal<readonly LogEntry[]>([]);
  readonly version = '1.4.0';
  readonly callLive: ReadonlySignal<boolean>;
  readonly done: string[] = [];
  readonly space = signal<StorageSpace | undefined>(undefined);
  /** What `openBackup` opens. */
  backup: OpenedBackup | undefined;

  constructor(control: FakeCallControl) {
    this.callLive = computed(() => liveCalls(control.calls.value).length > 0);
  }

  measureSpace(): Promise<void> {
    return Promise.resolve();
  }

  keepSpace(): Promise<void> {
    this.done.push('keep space');
    if (this.space.value !== undefined) this.space.value = { ...this.space.value, persistent: true };
    return Promise.resolve();
  }

  createBackup(passphrase: string): Promise<Blob> {
    this.done.push(passphrase === '' ? 'backup' : `backup under ${passphrase}`);
    return Promise.resolve(new Blob(['{"offhook":1}']));
  }

  openBackup(): Promise<OpenedBackup> {
    return this.backup === undefined
      ? Promise.reject(new AppError('backup/not-one'))
      : Promise.resolve(this.backup);
  }

  reset(): Promise<void> {
    this.done.push('reset');
    return Promise.resolve();
  }

  signOut(profileId: string, deleteHistory: boolean): Promise<void> {
    this.done.push(`sign out ${profileId} ${String(deleteHistory)}`);
    return Promise.resolve();
  }

  exportLog(): string {
    this.done.push('log');
    return 'log';
  }
}

/** What the elements of the settings need around them: real settings and accounts on a database of their own. */
export class SettingsStage {
  readonly settings: StoredSettings;
  readonly accounts: StoredAccounts;
  readonly ui = new UiState();
  readonly installation = new FakeInstallation();
  readonly notifier = new FakeNotifier();
  readonly control = new FakeCallControl([]);
  readonly maintenance = new FakeMaintenance(this.control);
  readonly audio = new FakeAudio();
  readonly windowRole = new FakeWindowRole();
  readonly sources = new FakeContactSources();
  readonly addressBook = new FakeAddressBook();

  constructor(settings: StoredSettings, accounts: StoredAccounts) {
    this.settings = settings;
    this.accounts = accounts;
  }

  static async open(): Promise<SettingsStage> {
    const data = await temporaryData();
    const [settings, accounts] = await Promise.all([
      StoredSettings.open(data.store, data),
      StoredAccounts.open(data.store, data),
    ]);
    return new SettingsStage(settings, accounts);
  }

  async show<T extends Element>(template: TemplateResult, inlineSize = '1200px'): Promise<T> {
    const parentNode = document.createElement('div');
    parentNode.style.inlineSize = inlineSize;
    parentNode.style.blockSize = '700px';
    parentNode.style.font = 'var(--size-s) / var(--leading) var(--font)';
    const tester = { test: () => Promise.resolve({ ok: true, openedInMs: 5, registeredInMs: 9 } as const) };
    new ContextProvider(parentNode, { context: settingsContext, initialValue: this.settings });
    new ContextProvider(parentNode, { context: accountsContext, initialValue: this.accounts });
    new ContextProvider(parentNode, { context: uiStateContext, initialValue: this.ui });
    new ContextProvider(parentNode, { context: installationContext, initialValue: this.installation });
    new ContextProvider(parentNode, { context: notifierContext, initialValue: this.notifier });
    new ContextProvider(parentNode, { context: maintenanceContext, initialValue: this.maintenance });
    new ContextProvider(parentNode, { context: audioContext, initialValue: this.audio });
    new ContextProvider(parentNode, { context: callControlContext, initialValue: this.control });
    new ContextProvider(parentNode, { context: windowRoleContext, initialValue: this.windowRole });
    new ContextProvider(parentNode, { context: connectionTesterContext, initialValue: tester });
    new ContextProvider(parentNode, {
      context: contactSourcesContext,
      initialValue: () => Promise.resolve(this.sources),
    });
    new ContextProvider(parentNode, { context: addressBookContext, initialValue: this.addressBook });
    const element = await fixture<T>(template, { parentNode });
    await settle();
    return element;
  }

  close(): void {
    this.settings.close();
    this.accounts.close();
  }
}

/** Nested elements render after their host. */
export async function settle(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
