import { outcomeOf } from '../../domain/history/history.ts';
import type { StartTerms } from '../terms/start.ts';

export const start: StartTerms = {
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  mainNavigation: 'Main',
  navCall: 'Call',
  navContacts: 'Contacts',
  navHistory: 'History',
  navSettings: 'Settings',
  viewSettings: 'Settings',
  missedCalls: (count) => (count === 1 ? '1 missed call' : `${count} missed calls`),
  updateAvailable: 'Update available',
  outgoingLine: 'Account for outgoing calls',
  doNotDisturb: 'Do not disturb',
  statusRegion: 'Status messages',
  userMenu: 'User menu',
  openUserMenu: (who, state, presence) => `${who}, ${state}, ${presence}. Open user menu`,
  noAccountName: 'No account',
  presenceWords: {
    free: 'free',
    busy: 'in a call',
    ringing: 'ringing',
    dnd: 'do not disturb',
    offline: 'offline',
  },
  registrationWords: {
    off: 'Not started',
    connecting: 'Connecting',
    registering: 'Signing in',
    registered: 'Connected',
    waiting: 'Not connected',
    failed: 'Not connected',
  },
  installAction: 'Install',
  noWebRtcHeading: 'This browser cannot make calls',
  noWebRtcAdvice:
    'It lacks WebRTC, or it is switched off by a setting or an extension. Use a current Chrome or Edge, or ask your administrator to allow WebRTC.',
  insecureHeading: 'This page was not opened securely',
  insecureAdvice: 'Browsers give the microphone to https pages only. Open the address with https.',
  checkMicrophone: 'Microphone',
  microphoneWords: {
    unknown: 'Being checked',
    prompt: 'Not asked yet',
    granted: 'Allowed',
    denied: 'Blocked',
    absent: 'None connected',
    unavailable: 'Not available here',
  },
  allow: 'Allow',
  checkNotifications: 'Notifications',
  notificationWords: {
    granted: 'Allowed',
    denied: 'Blocked',
    prompt: 'Not asked yet',
    unavailable: 'Not available here',
  },
  signInTitle: 'Set up',
  unexpectedError: {
    heading: 'Something went wrong.',
    advice: 'Try again. If it stays, export the log in Settings and send it to your administrator.',
  },
  incomingTitle: (who) => `☎ ${who}`,
  missedBadge: (count) => `(${String(count)})`,
  callsHeading: 'Calls',
  callsCount: (open, limit) => `${open} of ${limit}`,
  callsFull: (limit) => `${limit} calls are open. End one to call again.`,
  newCall: 'New call',
  noCallsTitle: 'No calls now',
  noCallsAdvice: 'Enter a number to call. Incoming calls show up in every view.',
  today: 'Today',
  yesterday: 'Yesterday',
  callKind(entry) {
    const outcome = outcomeOf(entry);
    if (outcome === 'missed') return entry.endReason?.kind === 'rejected' ? 'Rejected' : 'Missed';
    if (outcome === 'blocked') return 'Blocked';
    if (outcome === 'elsewhere') return 'Answered elsewhere';
    return entry.direction === 'inbound' ? 'Incoming' : 'Outgoing';
  },
  minutes: (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`),
  runningNow: 'Running',
  deviceMenu: 'Audio devices',
  volumeMenu: 'Volume',
  mutedValue: 'Muted',
};
