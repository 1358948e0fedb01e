import { ContextProvider } from '@lit/context';
import type { Context } from '@lit/context';
import * as contexts from '../../src/app/contexts.ts';
import type { SurroundingsState } from '../../src/app/surroundings-state.ts';
import { CallerNames } from '../../src/app/caller-names.ts';
import { UiState } from '../../src/app/ui-state.ts';
import type { Role, WindowRole } from '../../src/app/window-role.ts';
import type { ConnectionTester, ConnectionTestResult } from '../../src/domain/account/connection-test.ts';
import type { PracticeExchange } from '../../src/domain/account/practice-exchange.ts';
import type { ProfileDraft } from '../../src/domain/account/profile.ts';
import type { Provisioning, ProvisioningOffer } from '../../src/domain/account/provisioning.ts';
import { liveCalls } from '../../src/domain/call/call.ts';
import type { CallId } from '../../src/domain/call/call.ts';
import type { Dialer, ForeignDial } from '../../src/domain/dialing/dialer.ts';
import type { OpenedBackup } from '../../src/domain/maintenance/backup.ts';
import type {
  LogEntry,
  Maintenance,
  StorageSpace,
  StoredDataProblem,
} from '../../src/domain/maintenance/maintenance.ts';
import type { Tones } from '../../src/domain/media/audio-control.ts';
import type { NotificationAccess, Notifier } from '../../src/domain/media/notifier.ts';
import type { Installation, InstallationSnapshot } from '../../src/domain/pwa/installation.ts';
import { AppError } from '../../src/lib/app-error.ts';
import { computed, signal } from '../../src/lib/signals.ts';
import type { ReadonlySignal } from '../../src/lib/signals.ts';
import { FakeAddressBook } from './fake-address-book.ts';
import { FakeAudio } from './fake-audio.ts';
import { FakeCsvWriter } from './fake-csv-writer.ts';
import { FakeCallControl } from './fake-call-control.ts';
import { FakePopOuts } from './fake-pop-outs.ts';
import { FakeSelection } from './fake-selection.ts';
import { FakeContactSources } from './fake-sources.ts';
import { FakeAccounts, FakeHistory, FakeSettings, fakeProfile } from './fake-stores.ts';

class FakeInstallation implements Installation {
  readonly state = signal<InstallationSnapshot>({
    installed: false,
    installable: false,
    updateReady: false,
    offlineReady: true,
  });
  readonly done: string[] = [];

  set(changes: Partial<InstallationSnapshot>): void {
    this.state.value = { ...this.state.value, ...changes };
  }

  install(): Promise<boolean> {
    this.done.push('install');
    return Promise.resolve(true);
  }

  applyUpdate(): Promise<void> {
    this.done.push('update');
    return Promise.resolve();
  }

  checkForUpdate(): Promise<void> {
    this.done.push('check');
    return Promise.resolve();
  }
}

class FakeNotifier implements Notifier {
  readonly access = signal<NotificationAccess>('granted');
  /** What the person answers to the browser's prompt. */
  answer: NotificationAccess = 'granted';

  request(): Promise<NotificationAccess> {
    this.access.value = this.answer;
    return Promise.resolve(this.answer);
  }

  incomingCall(): void {
    // Shown by the system, which no element test looks at.
  }

  onAction(): () => void {
    return () => undefined;
  }

  badge(): void {
    // On the icon of the app, which no element test looks at.
  }
}

class FakeMaintenance implements Maintenance {
  readonly problem = signal<StoredDataProblem | undefined>(undefined);
  readonly version = '0.1.0';
  readonly callLive: ReadonlySignal<boolean>;
  readonly recentLog = signal<readonly LogEntry[]>([]);
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
    this.done.push(`sign out ${profileId} ${deleteHistory ? 'with' : 'without'} history`);
    return Promise.resolve();
  }

  exportLog(): string {
    return '';
  }
}

export class FakeWindowRole implements WindowRole {
  readonly role = signal<Role>('owner');
  readonly ownerBusy = signal(false);

  takeOver(): Promise<void> {
    this.role.value = 'owner';
    return Promise.resolve();
  }

  readonly handed: string[] = [];

  handNumber(target: string): void {
    this.handed.push(target);
  }
}

class FakePractice implements PracticeExchange {
  offered = true;
  failure: Error | undefined;

  available(): Promise<boolean> {
    return Promise.resolve(this.offered);
  }

  lease(): Promise<{ readonly draft: ProfileDraft; readonly password: string }> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const draft = fakeProfile({ label: 'Practice 100', origin: 'practice' });
    return Promise.resolve({ draft, password: 'secret' });
  }
}

class FakeProvisioning implements Provisioning {
  offer: ProvisioningOffer | undefined;
  originOffer: ProvisioningOffer | undefined;
  failure: Error | undefined;

  load(): Promise<ProvisioningOffer> {
    if (this.offer !== undefined) return Promise.resolve(this.offer);
    return Promise.reject(this.failure ?? new Error('no offer was set'));
  }

  atOrigin(): Promise<ProvisioningOffer | undefined> {
    return Promise.resolve(this.originOffer);
  }
}

class FakeTester implements ConnectionTester {
  result: ConnectionTestResult = { ok: true, openedInMs: 38.2, registeredInMs: 61.7 };
  readonly tried: { readonly draft: ProfileDraft; readonly password: string }[] = [];
  /** Set to keep a test under way until it is aborted. */
  hangs = false;

  test(draft: ProfileDraft, password: string, abort: AbortSignal): Promise<ConnectionTestResult> {
    this.tried.push({ draft, password });
    if (!this.hangs) return Promise.resolve(this.result);
    return new Promise((_resolve, reject) => {
      abort.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  }
}

class FakeDialer implements Dialer {
  readonly lastDialled = signal<string | undefined>(undefined);
  readonly proposal = signal<ForeignDial | undefined>(undefined);
  readonly dialled: string[] = [];

  dial(text: string): Promise<CallId> {
    this.dialled.push(text);
    return Promise.resolve('call-1');
  }

  propose(wish: ForeignDial): Promise<boolean> {
    this.proposal.value = wish;
    return Promise.resolve(true);
  }

  settleProposal(): void {
    this.proposal.value = undefined;
  }
}

/** No sound. */
const SILENCE: Tones = {
  ring: () => undefined,
  callWaiting: () => undefined,
  ringback: () => undefined,
  busy: () => undefined,
  key: () => undefined,
};

/** Every port behind the interface, in memory, and the contexts that offer them. */
export class FakeShell {
  readonly accounts = new FakeAccounts();
  readonly settings = new FakeSettings();
  readonly history = new FakeHistory();
  readonly csv = new FakeCsvWriter();
  readonly installation = new FakeInstallation();
  readonly notifier = new FakeNotifier();
  readonly addressBook = new FakeAddressBook();
  readonly popOuts = new FakePopOuts();
  readonly windowRole = new FakeWindowRole();
  readonly practice = new FakePractice();
  readonly provisioning = new FakeProvisioning();
  readonly tester = new FakeTester();
  readonly audio = new FakeAudio();
  readonly control = new FakeCallControl();
  readonly maintenance = new FakeMaintenance(this.control);
  readonly selection = new FakeSelection();
  readonly dialer = new FakeDialer();
  readonly sources = new FakeContactSources();
  readonly ui = new UiState();
  readonly lastWakeUp = signal<number | undefined>(undefined);

  /** An element in the document whose descendants find the ports. The test removes it. */
  host(): HTMLElement {
    const host = document.createElement('div');
    const surroundings: SurroundingsState = { lastWakeUp: this.lastWakeUp };
    const offer = <T>(context: Context<unknown, T>, initialValue: T): void => {
      new ContextProvider(host, { context, initialValue }).hostConnected();
    };
    offer(contexts.callControlContext, this.control);
    offer(contexts.callSelectionContext, this.selection);
    offer(contexts.dialerContext, this.dialer);
    offer(contexts.addressBookContext, this.addressBook);
    offer(contexts.callerNamesContext, new CallerNames(this.addressBook));
    offer(contexts.contactSourcesContext, () => Promise.resolve(this.sources));
    offer(contexts.historyContext, this.history);
    offer(contexts.csvWriterContext, this.csv);
    offer(contexts.settingsContext, this.settings);
    offer(contexts.accountsContext, this.accounts);
    offer(contexts.connectionTesterContext, this.tester);
    offer(contexts.practiceContext, this.practice);
    offer(contexts.provisioningContext, this.provisioning);
    offer(contexts.audioContext, this.audio);
    offer(contexts.tonesContext, SILENCE);
    offer(contexts.notifierContext, this.notifier);
    offer(contexts.installationContext, this.installation);
    offer(contexts.popOutsContext, this.popOuts);
    offer(contexts.windowRoleContext, this.windowRole);
    offer(contexts.maintenanceContext, this.maintenance);
    offer(contexts.surroundingsContext, surroundings);
    offer(contexts.uiStateContext, this.ui);
    return host;
  }
}
