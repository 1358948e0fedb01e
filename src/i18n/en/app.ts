import type { AppTerms } from '../terms/app.ts';

export const app: AppTerms = {
  doNotDisturbOn: 'Do not disturb is on',
  accountSwitchedOff: 'Switched off',
  problemTexts: {
    offline: { heading: 'This computer is offline.', advice: 'Check the network connection.' },
    'server-unreachable': {
      heading: 'The server could not be reached.',
      advice:
        'The browser does not say why. Likely causes: the address is wrong, the server is down, its certificate is not trusted here, or a firewall is in between.',
    },
    'server-silent': {
      heading: 'The server accepts the connection and does not answer.',
      advice: 'Check the path and port of the WebSocket address, or ask your administrator.',
    },
    'connection-lost': { heading: 'The connection was lost.', advice: 'The phone connects again by itself.' },
    'wrong-password': {
      heading: 'The server did not accept this password.',
      advice:
        'Check user name and password. The phone does not try again by itself, so that the account is not locked.',
    },
    'password-needed': {
      heading: 'The password is needed.',
      advice: 'It is not kept in this browser. Until you enter it, nobody can call you here.',
    },
    'unsupported-digest': {
      heading: 'The server asks for a kind of sign-in that this phone lacks.',
      advice: 'Ask your administrator to offer MD5 digest beside SHA-256 for this account.',
    },
    forbidden: {
      heading: 'The server does not allow this account to sign in.',
      advice: 'Ask your administrator whether it may be used from a browser.',
    },
    'unknown-account': {
      heading: 'The server does not know this user name.',
      advice: 'Check user name and domain.',
    },
    'server-error': {
      heading: 'The server reports a fault of its own.',
      advice: 'The phone tries again by itself. Tell your administrator if it stays.',
    },
    timeout: {
      heading: 'The server did not answer in time.',
      advice: 'The phone tries again by itself. Check the connection if it stays.',
    },
    'insecure-address': {
      heading: 'A page opened by https cannot use a ws: address.',
      advice: 'Use an address that begins with wss:.',
    },
    'invalid-address': {
      heading: 'The WebSocket address is not valid.',
      advice: 'It looks like wss://pbx.example.com/ws.',
    },
  },
  menuAccounts: 'Call with',
  menuTheme: 'Appearance',
  themeSystem: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',
  addAccount: 'Add an account',
  canIBeCalled: 'Can I be called?',
  signOut: 'Sign out',
  signOutOf: (account) => `Sign out of ${account}`,
  signOutQuestion: (account) => `Sign out of ${account ?? 'all accounts'}?`,
  signOutExplained: (account) =>
    account === undefined
      ? 'All accounts and their passwords are deleted from this browser.'
      : 'The account and its password are deleted from this browser.',
  signOutHistory: 'Delete the call history as well',
  notDuringCall: 'Not during a call',
  notConnected: 'Not connected to the phone system',
  tryingAgainIn: (seconds) => `Trying again in ${seconds} s.`,
  tryingNow: 'Trying again now.',
  stillWorks: 'History and settings stay available.',
  enterPassword: 'Enter the password',
  editAccount: 'Edit account',
  offlineHeading: 'This computer is offline',
  offlineAdvice:
    'Nobody can reach you now. The phone connects by itself when the network is back. History and settings stay available.',
  soundLockedHeading: 'The browser keeps this page silent',
  soundLockedAdvice: 'You would not hear it ring, because nobody has clicked here yet.',
  switchSoundOn: 'Switch sound on',
  updateHeading: 'A new version is ready',
  updateAdvice: 'It takes a few seconds and keeps your settings.',
  updateAfterCall: 'It can be installed when no call is open.',
  updateNow: 'Update now',
  dataProblem: (kind) =>
    ({
      damaged: 'Some stored data could not be read',
      newer: 'The stored data is from a newer version',
      unavailable: 'This browser does not let the phone store anything',
    })[kind],
  dataProblemAdvice: (kind, areas) =>
    ({
      damaged: `Concerned: ${areas}. It was set aside and is part of the export; the rest works.`,
      newer: `Concerned: ${areas}. It stays untouched. What you set up or do now is lost when this window closes: export it before, or update the app first.`,
      unavailable:
        'Accounts, settings and history are lost when the window closes. Leave private browsing, or allow site data.',
    })[kind],
  dataArea: (area) =>
    ({ settings: 'settings', accounts: 'accounts', history: 'history', schema: 'version mark' })[area] ??
    area,
  exportData: 'Export data',
  resetData: 'Delete everything',
  resetQuestion: 'Delete everything that is stored?',
  resetExplained:
    'Accounts, settings and history of this browser profile are deleted, damaged data too. Export it first if you may need it.',
  installHeading: 'Install Offhook as an app',
  installAdvice:
    'It gets a window and an icon of its own, and rings while the browser is closed to a symbol.',
  guestHeading: 'Another window is the phone',
  guestAdvice: 'Calls ring and run there. Here you can see the history and the settings.',
  guestTakeOver: 'Use this window as the phone',
  guestBusy: 'The other window has a call. You can take over when it has ended.',
  phoneElsewhere: 'In another window',
  openUserMenuElsewhere: (who) => `${who}, the phone is in another window. Open user menu`,
  takingOver: 'Taking over',
  readinessReady: 'You can be called.',
  readinessLimited: 'You can be called, with limits.',
  readinessNot: 'You cannot be called now.',
  checkLink: 'Connection to the server',
  linkOpen: (ago) => `Open for ${ago}`,
  linkOpening: 'Being opened',
  linkClosed: 'Closed',
  linkHeard: (ago) => `Last heard ${ago} ago`,
  checkRegistration: 'Registration',
  registeredFor: (ago) => `Signed in for ${ago}`,
  microphoneDeniedAdvice: 'Click the symbol left of the address and allow the microphone.',
  microphoneAbsentAdvice: 'Connect a headset or microphone.',
  askAgain: 'Check again',
  stillBlocked: 'Still blocked',
  stillAbsent: 'Still none connected',
  checkSound: 'Ringing',
  soundUnlocked: 'The page may make sounds',
  soundLocked: 'Silent until you click',
  checkRingDevice: 'Ring device',
  ringSystemDefault: 'Speaker of the system',
  ringFallback: (device) => `${device}, in place of the chosen one`,
  ringMuted: 'Muted in the settings',
  chooseDevice: 'Choose',
  testRing: 'Ring',
  notificationsOff: 'Switched off in the settings',
  notificationsDeniedAdvice: 'Click the symbol left of the address and allow notifications.',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  checkSleep: 'Last sleep of this computer',
  sleepNone: 'None since this window was opened',
  wokeAgo: (ago) => `Woke up ${ago} ago`,
  wokeConnected: 'The phone has signed in again since.',
  wokeNotYet: 'The phone has not been confirmed since.',
  reconnect: 'Connect anew',
  stateOk: 'In order',
  stateLimited: 'Limited',
  stateBad: 'Needs attention',
};
