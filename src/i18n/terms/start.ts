import type { RegistrationState } from '../../domain/call/line.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { MicrophoneAccess } from '../../domain/media/audio-control.ts';
import type { NotificationAccess } from '../../domain/media/notifier.ts';
import type { ErrorText } from './error.ts';

/** What the first screen says, and short words that several areas share; everything else loads after it. */
export interface StartTerms {
  showPassword: string;
  hidePassword: string;
  mainNavigation: string;
  navCall: string;
  navContacts: string;
  navHistory: string;
  navSettings: string;
  viewSettings: string;
  missedCalls: (count: number) => string;
  updateAvailable: string;
  outgoingLine: string;
  doNotDisturb: string;
  statusRegion: string;
  userMenu: string;
  openUserMenu: (who: string, state: string, presence: string) => string;
  noAccountName: string;
  presenceWords: Readonly<Record<'free' | 'busy' | 'ringing' | 'dnd' | 'offline', string>>;
  registrationWords: Readonly<Record<RegistrationState, string>>;
  installAction: string;
  noWebRtcHeading: string;
  noWebRtcAdvice: string;
  insecureHeading: string;
  insecureAdvice: string;
  checkMicrophone: string;
  microphoneWords: Readonly<Record<MicrophoneAccess, string>>;
  allow: string;
  checkNotifications: string;
  notificationWords: Readonly<Record<NotificationAccess, string>>;
  signInTitle: string;
  /** For what nobody foresaw. */
  unexpectedError: ErrorText;
  incomingTitle: (who: string) => string;
  missedBadge: (count: number) => string;
  callsHeading: string;
  callsCount: (open: number, limit: number) => string;
  callsFull: (limit: number) => string;
  newCall: string;
  noCallsTitle: string;
  noCallsAdvice: string;
  today: string;
  yesterday: string;
  /** What became of the call, in a word or two, for the direction symbol. */
  callKind: (entry: HistoryEntry) => string;
  minutes: (seconds: number) => string;
  runningNow: string;
  deviceMenu: string;
  volumeMenu: string;
  mutedValue: string;
}
