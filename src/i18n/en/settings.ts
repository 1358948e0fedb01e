import type { SettingsPage } from '../../domain/settings/pages.ts';
import type { RowKey, SelectKey, SettingGroup } from '../../domain/settings/setting-rows.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { SettingsTerms } from '../terms/settings.ts';
import { backup } from './backup.ts';

const count = (number: number, one: string, many: string): string =>
  `${String(number)} ${number === 1 ? one : many}`;

const PAGES: Readonly<Record<SettingsPage, { readonly title: string; readonly intro: string }>> = {
  overview: { title: 'Overview and backup', intro: 'What this phone can do, its version, and your data.' },
  system: { title: 'System', intro: 'Language, look and what the phone remembers.' },
  profile: { title: 'Profile', intro: 'The accounts you call with.' },
  media: { title: 'Media devices', intro: 'Which microphone and speakers calls use, and how loud.' },
  sources: {
    title: 'Contact sources',
    intro: 'Where contacts are imported from, and how often.',
  },
  advanced: { title: 'Advanced', intro: 'How calls come in and how numbers are dialled.' },
  network: { title: 'Network', intro: 'Timers of the telephone protocol and priority of sound.' },
  log: { title: 'Log', intro: 'What the phone noted, for whoever looks into a fault.' },
};

const GROUPS: Readonly<Record<SettingGroup, string>> = {
  appearance: 'Appearance',
  history: 'Call history',
  notices: 'Notifications',
  incoming: 'Incoming calls',
  dialling: 'Dialling',
  emergency: 'Emergency calls',
  sip: 'SIP timers',
  sound: 'Sound',
  log: 'Recording',
};

const SETTINGS: Readonly<Record<RowKey, { readonly label: string; readonly hint?: string }>> = {
  language: { label: 'Language' },
  theme: { label: 'Theme' },
  showToolTips: {
    label: 'Show tool tips',
    hint: 'The name and shortcut of a button when the pointer rests on it.',
  },
  notifications: {
    label: 'Notify of incoming calls',
    hint: 'A system notification with Answer and Decline when this window is not in front.',
  },
  historyLimit: {
    label: 'Calls shown in the history',
    hint: 'Up to 100,000 are stored; a smaller number deletes none.',
  },
  callWaiting: {
    label: 'A second call comes in',
    hint: 'While you are in a call and do not disturb is off.',
  },
  doNotDisturb: { label: 'Do not disturb' },
  doNotDisturbAction: {
    label: 'Do not disturb answers with',
    hint: 'What the caller is told. The call stands in the history as missed.',
  },
  dialNumericOnly: {
    label: 'Dial only numeric characters',
    hint: 'On: a text with letters is not dialled. Off: letters dial a SIP user.',
  },
  autoDialAfter: { label: 'Dial an entered number after', hint: 'Counted from the last key. 0 = off.' },
  barredPrefixes: {
    label: 'Never dial numbers that begin with',
    hint: 'Premium or international prefixes, for example 0900, 00, +. Emergency numbers are always dialled.',
  },
  hideNumber: { label: 'Hide my number', hint: 'For every call; it can also be chosen for a single one.' },
  keyTones: { label: 'Key tones', hint: 'A tone in your ear when a key of the dial pad is pressed.' },
  dtmf: {
    label: 'Send tones (DTMF)',
    hint: 'For menus such as “press 1”. Automatic suits nearly every telephone system.',
  },
  country: {
    label: 'Country you call from',
    hint: 'Its emergency numbers are always dialled, whatever else is set.',
  },
  registerExpires: {
    label: 'Registration is valid for',
    hint: 'Asked of the telephone system; it is renewed in good time.',
  },
  sessionExpires: {
    label: 'Session of a call is valid for',
    hint: 'A call whose other side vanished ends after this time (RFC 4028).',
  },
  transactionTimeout: {
    label: 'Wait for an answer of the telephone system',
    hint: 'After this time a request counts as failed.',
  },
  audioPriority: {
    label: 'Priority of sound',
    hint: 'Marks the packets that this computer sends, where the network respects it.',
  },
  logLevel: { label: 'Log level', hint: 'Passwords and long numbers are never recorded.' },
};

const OPTIONS: { readonly [Key in SelectKey]: Readonly<Record<Settings[Key], string>> } = {
  language: { system: 'As the browser', en: 'English', de: 'Deutsch' },
  theme: { system: 'As the system', light: 'Light', dark: 'Dark' },
  callWaiting: { tone: 'Tone and pop-up', visual: 'Pop-up alone', reject: 'Busy for the caller' },
  doNotDisturbAction: {
    '480': 'Temporarily unavailable (480)',
    '486': 'Busy (486)',
    '603': 'Declined (603)',
    silent: 'Nothing: the call is shown without ringing',
  },
  dtmf: { auto: 'Automatic', rfc4733: 'In the sound (RFC 4733)', info: 'As messages (SIP INFO)' },
  audioPriority: { 'very-low': 'Very low', low: 'Low', medium: 'Medium', high: 'High' },
  logLevel: {
    off: 'Off',
    error: 'Errors',
    warn: 'Warnings',
    info: 'Information',
    debug: 'Debugging',
    trace: 'Everything, messages included',
  },
};

/** Other words by which a search finds a setting. */
const ALSO: Readonly<Partial<Record<RowKey, string>>> = {
  language: 'German, Deutsch',
  theme: 'Dark mode, colours',
  doNotDisturb: 'DND',
  hideNumber: 'CLIR, anonymous, caller ID',
  dialNumericOnly: 'Letters, SIP address',
  barredPrefixes: 'Block, barred',
  registerExpires: 'REGISTER, expires',
  sessionExpires: 'Session timer',
  transactionTimeout: 'Timeout, timer',
  audioPriority: 'QoS, DSCP',
  historyLimit: 'Recent calls',
  country: '112, 911',
};

/** What else a search finds on the pages that are more than rows. */
const KEYWORDS: Readonly<Partial<Record<SettingsPage, readonly string[]>>> = {
  overview: ['Version', 'Update', 'Export data', 'Sign out', 'Reset'],
  profile: ['Account', 'Password', 'Server', 'STUN and TURN', 'Voice mail', 'Caller ID'],
  media: [
    'Microphone',
    'Speaker',
    'Volume',
    'Ring tone',
    'Noise reduction',
    'Echo cancellation',
    'Gain control',
  ],
  sources: ['CSV', 'JSON', 'Import contacts', 'Synchronisation', 'OAuth', 'Local helper', 'Assignment'],
  log: ['Export log'],
};

export const settings: SettingsTerms = {
  settingsPageTitle: (page) => PAGES[page].title,
  settingsPageIntro: (page) => PAGES[page].intro,
  settingsGroup: (group) => GROUPS[group],
  settingLabel: (key) => SETTINGS[key].label,
  settingHint: (key) => SETTINGS[key].hint ?? '',
  settingOption: (key, value) => {
    const labels: Readonly<Record<string, string>> = OPTIONS[key];
    return labels[value] ?? value;
  },
  settingKeywords: (key) => ALSO[key] ?? '',
  settingsKeywords: (page) => (KEYWORDS[page] ?? []).join('\n'),

  settingsNavigation: 'Settings pages',
  searchSettings: 'Search settings',
  searchSettingsNothing: (query) => `Nothing is called “${query}”.`,
  administrator: 'Administrator',
  unitSeconds: 'seconds',
  unitCalls: 'calls',
  wholeNumberBetween: (min, max) => `Enter a whole number from ${min} to ${max}.`,
  prefixesWanted: 'Enter prefixes such as 0900, 0137, +. They have digits, *, # and a + at the front.',
  regionOfBrowser: (country) => `As the browser (${country})`,
  notificationsDenied:
    'The browser blocks notifications. Click the symbol left of the address, then allow them.',
  notificationsToAllow: 'The browser has not been asked yet; “Can I be called?” in the user menu does it.',

  changesAtOnce: 'Changes here hold at once.',
  allChangesApplied: 'All changes are applied',
  changesNotApplied: (number) => `${count(number, 'change', 'changes')} not applied yet`,
  valuesToCorrect: (number) => `${count(number, 'value', 'values')} to correct`,
  changesApplied: 'Changes applied',
  leaveHeading: 'Apply your changes?',
  leaveText: (number) => `${count(number, 'change is', 'changes are')} not applied yet.`,
  accountNotSaved: 'The account that you edited is not saved.',
  accountFormSaves: 'Its form does that, for it tries the account first.',
  sourceNotSaved: 'The source that you edited is not saved.',
  stay: 'Stay here',

  versionIs: (version) => `Offhook ${version}`,
  versionReady: 'A new version is ready',
  versionReadyAdvice: 'The window reloads; settings and history stay.',
  checkForUpdates: 'Check for updates',
  checkingForUpdates: 'Checking',
  versionIsNewest: 'This is the newest version.',
  featuresHeading: 'What is enabled',
  featureCalls: 'Calls',
  featureAccounts: (connected, enabled) => `${connected} of ${enabled} accounts connected`,
  featureMicrophone: 'Microphone',
  featureNotifications: 'Notifications of incoming calls',
  featureOffline: 'Starts without a network',
  featureInstalled: 'Installed as an app',
  stateOn: 'On',
  stateOff: 'Off',
  stateBlocked: 'Blocked by the browser',
  stateNotAsked: 'Not allowed yet',
  stateNotPossible: 'Not possible in this browser',
  stateMissing: 'None connected',
  dataHeading: 'Your data',
  ...backup,
  signOutHeading: 'Sign out',
  signOutText: 'Deletes all accounts and their passwords from this browser.',
  resetHeading: 'Start over',
  resetText: 'Deletes accounts, passwords, contacts, settings and history from this browser.',

  accountsHeading: 'Accounts',
  noAccounts: 'No account yet',
  noAccountsAdvice: 'Add the account that your telephone system gave you.',
  editAccountNamed: (label) => `Edit ${label}`,
  useAccount: (label) => `Use ${label}`,
  makeActive: 'Call with this one',
  activeAccount: 'For outgoing calls',
  accountConnected: 'Connected',
  accountConnecting: 'Connecting',
  accountNotConnected: 'Not connected',
  accountOff: 'Off',
  accountSaved: (label) => `Account ${label} saved`,

  logHeading: 'Last lines',
  logEmpty: 'Nothing was recorded yet.',
  exportLog: 'Export log',
  logPause: 'Pause',
  logContinue: 'Continue',
};
