import type { ConnectionTester } from '../domain/account/connection-test.ts';
import type { PracticeExchange } from '../domain/account/practice-exchange.ts';
import type { Provisioning } from '../domain/account/provisioning.ts';
import { liveCalls } from '../domain/call/call.ts';
import type { CallControl } from '../domain/call/call-control.ts';
import type { AddressBook } from '../domain/contacts/address-book.ts';
import { EMPTY_SUMMARY } from '../domain/contacts/address-book.ts';
import type { Home } from '../domain/contacts/number-plan.ts';
import type { ContactSources } from '../domain/import/source-runs.ts';
import type { AudioControl, Tones } from '../domain/media/audio-control.ts';
import type { Notifier } from '../domain/media/notifier.ts';
import type { LaunchLinks } from '../domain/pwa/launch-links.ts';
import type { PopOutAccess } from '../domain/pwa/pop-outs.ts';
import type { HandedNumber } from '../domain/pwa/window-messages.ts';
import type { CsvWriter } from '../domain/table/csv-writer.ts';
import { DEFAULT_SETTINGS } from '../domain/settings/settings.ts';
import { lazily } from '../lib/lazily.ts';
import { addLogSink, logger } from '../lib/logger.ts';
import { once } from '../lib/once.ts';
import { computed, effect, signal } from '../lib/signals.ts';
import type { ReadonlySignal, Signal } from '../lib/signals.ts';
import { scriptUrl } from '../lib/trusted-types.ts';
import { StoredAccounts } from '../services/accounts/stored-accounts.ts';
import { StoredHistory } from '../services/history/stored-history.ts';
import { LogBuffer } from '../services/maintenance/log-buffer.ts';
import { StoredMaintenance } from '../services/maintenance/stored-maintenance.ts';
import { MediaService } from '../services/media/media-service.ts';
import { SystemNotifier } from '../services/notifications/system-notifier.ts';
import { BrowserSurroundings } from '../services/platform/surroundings.ts';
import { WorkerTimers } from '../services/platform/worker-timers.ts';
import { PwaInstallation } from '../services/pwa/installation.ts';
import { BrowserLaunchLinks } from '../services/pwa/launch-links.ts';
import { StoredSettings } from '../services/settings/stored-settings.ts';
import { StoredData } from '../services/storage/stored-data.ts';
import { VERSION } from '../version.ts';
import { CallHub } from './call-hub.ts';
import { CallerNames } from './caller-names.ts';
import type { CallSelection } from './call-selection.ts';
import { phoneStart } from './phone-start.ts';
import { reportError } from './report-error.ts';
import { UiState } from './ui-state.ts';
import { LockedWindowRole } from './window-role.ts';
import { callSelection } from './workflows/call-selection.ts';
import { PersonalDialer } from './workflows/dial.ts';

const log = logger('app');

/** What the first paint needs: how a person set the phone up, who they are, whom they called. */
export interface Stores {
  readonly data: StoredData;
  readonly settings: StoredSettings;
  readonly accounts: StoredAccounts;
  readonly history: StoredHistory;
}

/** Reads them side by side: each read is a way through other processes of the browser and back. */
async function openStores(): Promise<Stores> {
  const data = await StoredData.open();
  const limit = signal(DEFAULT_SETTINGS.historyLimit);
  const [settings, accounts, history] = await Promise.all([
    StoredSettings.open(data.store, data),
    StoredAccounts.open(data.store, data),
    StoredHistory.open(data.store, data, limit),
  ]);
  effect(() => {
    limit.value = settings.values.value.historyLimit;
  });
  return { data, settings, accounts, history };
}

/** Under way from the first line of the app on: the elements are defined while the storage opens. */
export const opening = openStores();

/** What says which window is the phone. It needs nothing that is stored. */
export interface Claim {
  readonly hub: CallHub;
  readonly callLive: ReadonlySignal<boolean>;
  readonly role: LockedWindowRole;
  /** The number that another window handed over last; an object of its own each time, for the same one may come twice. */
  readonly handed: ReadonlySignal<HandedNumber | undefined>;
}

export function claimPhone(): Claim {
  const hub = new CallHub();
  const callLive = computed(() => liveCalls(hub.calls.value).length > 0);
  const handed = signal<HandedNumber | undefined>(undefined);
  const role = new LockedWindowRole({
    callLive,
    release: () => hub.detach(),
    numberHanded: (number) => {
      handed.value = number;
    },
  });
  return { hub, callLive, role, handed };
}

/** Creates what the start does without, with the first call that needs it. */
const later = () => import('./compose-later.ts');

/** The chunk with SIP.js, asked for right after the first paint. */
const loadSip = () => import('../services/sip/sip-call-control.ts');

/** The parts of the running app. */
export interface Parts extends Claim {
  readonly settings: StoredSettings;
  readonly accounts: StoredAccounts;
  readonly history: StoredHistory;
  readonly ui: UiState;
  readonly report: (error: unknown) => void;
  readonly timers: WorkerTimers;
  readonly surroundings: BrowserSurroundings;
  readonly lastWakeUp: ReadonlySignal<number | undefined>;
  readonly audio: AudioControl;
  readonly tones: Tones;
  readonly notifier: Notifier;
  readonly selection: CallSelection;
  readonly dialer: PersonalDialer;
  readonly csv: CsvWriter;
  readonly addressBook: AddressBook;
  readonly names: CallerNames;
  readonly sources: () => Promise<ContactSources>;
  /** Where numbers are dialled from; a workflow says it. */
  readonly home: Signal<Home>;
  readonly maintenance: StoredMaintenance;
  readonly practice: PracticeExchange;
  readonly provisioning: Provisioning;
  readonly tester: ConnectionTester;
  readonly installation: PwaInstallation;
  readonly links: LaunchLinks;
  readonly popOuts: PopOutAccess;
  /** Counts what was stored. */
  readonly writes: ReadonlySignal<number>;
  /** Puts the SIP telephone behind the hub; the window that owns the phone calls it. */
  readonly startPhone: () => Promise<void>;
}

/**
 * Creates every service once and joins them; nothing else in the app knows a service's class. `callsCanShow` resolves
 * when an incoming call could be shown: the phone starts no sooner.
 */
export function compose(stores: Stores, claim: Claim, callsCanShow: () => Promise<void>): Parts {
  const { hub, callLive, role } = claim;
  const { data, settings, accounts, history } = stores;
  const ui = new UiState();
  const report = (error: unknown): void => {
    reportError(ui, error);
  };
  const buffer = new LogBuffer(() => settings.values.value.logLevel);
  addLogSink(buffer.add, (level) => buffer.wants(level));
  log.info(`version ${VERSION}`);

  const timers = new WorkerTimers(new Worker(scriptUrl('/workers/timer.js'), { type: 'module' }));
  const surroundings = new BrowserSurroundings(timers);
  const lastWakeUp = signal<number | undefined>(undefined);
  surroundings.onWakeUp(() => {
    lastWakeUp.value = Date.now();
  });
  const media = new MediaService(settings.values);
  const notifier = new SystemNotifier();
  const selection = callSelection(hub, { after: (ms, run) => timers.after(ms, run), report });
  const dialer = new PersonalDialer({ control: hub, selection, history, settings, accounts });
  const maintenance = new StoredMaintenance({
    store: data.raw,
    volatile: data.volatile,
    problem: data.problem,
    areas: async () => (await later()).backupAreas(data, contacts),
    inMemory: (area) => data.inMemory(area),
    accounts,
    history,
    log: buffer,
    version: VERSION,
    callLive: computed(() => callLive.value || role.ownerBusy.value),
    reload: () => {
      location.reload();
    },
  });

  const makePhone = async (): Promise<CallControl> => {
    const [{ SipCallControl }] = await Promise.all([
      loadSip(),
      callsCanShow(),
      // Kept from here on: the lines ask for it first.
      accounts.instanceId(),
    ]);
    return new SipCallControl({
      profiles: accounts.profiles,
      activeId: accounts.activeId,
      password: (id) => accounts.password(id),
      instanceId: () => accounts.instanceId(),
      settings: settings.values,
      media: media.calls,
      propose: (wish) =>
        dialer.propose(wish).catch((error: unknown) => {
          report(error);
          return false;
        }),
      timers,
      surroundings,
    });
  };

  const summary = signal(EMPTY_SUMMARY);
  const home = signal<Home>({ country: '', exchanges: [] });
  const contacts = once(async () => (await later()).contacts({ summary, home, problem: data.note }));
  const sources = once(async () => (await later()).contactSources(data, contacts));
  const addressBook = lazily<AddressBook>(async () => (await contacts()).addressBook, { summary });

  return {
    ...claim,
    settings,
    accounts,
    history,
    ui,
    report,
    timers,
    surroundings,
    lastWakeUp,
    audio: media.audio,
    tones: media.tones,
    notifier,
    selection,
    dialer,
    csv: lazily(async () => (await later()).csvWriter()),
    practice: lazily(async () => (await later()).practiceExchange(() => accounts.instanceId())),
    provisioning: lazily(async () => (await later()).provisioning()),
    tester: lazily(async () =>
      (await later()).connectionTester({ settings: settings.values, timers, surroundings }),
    ),
    home,
    sources,
    addressBook,
    names: new CallerNames(addressBook),
    maintenance,
    startPhone: phoneStart({ hub, owns: () => role.role.value === 'owner', make: makePhone }),
    writes: data.writes,
    installation: new PwaInstallation({ callLive }),
    links: new BrowserLaunchLinks(),
    popOuts: {
      alone: location.search.includes('popout'),
      load: once(async () => (await later()).popOuts({ role, dialer, ui })),
    },
  };
}
