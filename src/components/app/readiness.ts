import type { LineSnapshot, RegistrationSnapshot } from '../../domain/call/line.ts';
import type { AudioSnapshot, MicrophoneAccess } from '../../domain/media/audio-control.ts';
import type { NotificationAccess } from '../../domain/media/notifier.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Packs } from '../../i18n/terms.ts';
import type { IconName } from '../../icons/icons.ts';
import { roughDuration } from '../../lib/duration.ts';

type Words = Packs['start'] & Packs['rest'];

/** What "Can I be called?" knows. */
export interface ReadinessFacts {
  readonly line: LineSnapshot | undefined;
  readonly audio: AudioSnapshot;
  readonly notifications: NotificationAccess;
  readonly settings: Settings;
  readonly lastWakeUp: number | undefined;
  /** Another window is the phone: this one knows nothing of its connection. */
  readonly elsewhere?: boolean;
  /** What the person had tried again just now, so that the same answer is told as a new one. */
  readonly tried?: ReadonlySet<Remedy>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What mends a point: the panel does it. */
export type Remedy =
  | 'retry'
  | 'edit-account'
  | 'password'
  | 'microphone'
  | 'sound'
  | 'ring-settings'
  | 'ring-test'
  | 'notifications'
  | 'notifications-on'
  | 'do-not-disturb-off';

/** `limited`: calls come in, but something is amiss · `bad`: no call comes in, or nobody would notice it. */
export type ReadinessLevel = 'ok' | 'limited' | 'bad';

export interface ReadinessCheck {
  readonly id: 'link' | 'registration' | 'dnd' | 'microphone' | 'sound' | 'ring' | 'notifications' | 'sleep';
  readonly icon: IconName;
  readonly label: string;
  readonly level: ReadinessLevel;
  readonly text: string;
  readonly hint?: string;
  readonly remedy?: { readonly kind: Remedy; readonly label: string };
}

/** Parts of a check that are there only sometimes. */
function withHint(hint: string | undefined): Partial<Pick<ReadinessCheck, 'hint'>> {
  return hint === undefined ? {} : { hint };
}

function withRemedy(needed: boolean, kind: Remedy, label: string): Partial<Pick<ReadinessCheck, 'remedy'>> {
  return needed ? { remedy: { kind, label } } : {};
}

type Check = (facts: ReadinessFacts, t: Words, language: string) => ReadinessCheck | undefined;

const link: Check = ({ line, now, elsewhere }, t, language) => {
  if (elsewhere === true) return undefined;
  const base = { id: 'link', label: t.checkLink } as const;
  const at = line?.registration.link;
  // Nothing opens the link but the password, and the registration asks for that.
  const tries = line !== undefined && line.registration.problem !== 'password-needed';
  const remedy = withRemedy(tries, 'retry', t.tryNow);
  if (at?.state !== 'open') {
    const text = at?.state === 'opening' ? t.linkOpening : t.linkClosed;
    return { ...base, icon: 'wifi-off', level: 'bad', text, ...remedy };
  }
  return {
    ...base,
    icon: 'wifi',
    level: 'ok',
    text: t.linkOpen(roughDuration(now - at.since, language)),
    ...withHint(
      at.heardAt === undefined ? undefined : t.linkHeard(roughDuration(now - at.heardAt, language)),
    ),
  };
};

function registrationRemedy(
  { state, problem }: RegistrationSnapshot,
  t: Words,
): Partial<Pick<ReadinessCheck, 'remedy'>> {
  if (problem === 'password-needed') return withRemedy(true, 'password', t.enterPassword);
  return state === 'failed'
    ? withRemedy(true, 'edit-account', t.editAccount)
    : withRemedy(true, 'retry', t.tryNow);
}

const registration: Check = ({ line, now, elsewhere }, t, language) => {
  const base = { id: 'registration', icon: 'server', label: t.checkRegistration } as const;
  if (elsewhere === true) return { ...base, level: 'limited', text: t.phoneElsewhere, hint: t.guestAdvice };
  if (line === undefined) {
    return {
      ...base,
      level: 'bad',
      text: t.registrationWords.off,
      ...withRemedy(true, 'edit-account', t.addAccount),
    };
  }
  const { state, since, problem } = line.registration;
  if (state === 'registered') {
    return { ...base, level: 'ok', text: t.registeredFor(roughDuration(now - since, language)) };
  }
  const words = problem === undefined ? undefined : t.problemTexts[problem];
  return {
    ...base,
    level: 'bad',
    text: words?.heading ?? t.registrationWords[state],
    ...withHint(words?.advice),
    ...registrationRemedy(line.registration, t),
  };
};

const doNotDisturb: Check = ({ settings }, t) =>
  settings.doNotDisturb
    ? {
        id: 'dnd',
        icon: 'moon',
        label: t.doNotDisturb,
        level: 'bad',
        text: t.doNotDisturbOn,
        remedy: { kind: 'do-not-disturb-off', label: t.switchOff },
      }
    : undefined;

/** What a person can do about a microphone that cannot be used. */
function microphoneHint(access: MicrophoneAccess, t: Words): string | undefined {
  if (access === 'denied') return t.microphoneDeniedAdvice;
  return access === 'absent' ? t.microphoneAbsentAdvice : undefined;
}

function stillWords(access: MicrophoneAccess, t: Words): string {
  if (access === 'denied') return t.stillBlocked;
  return access === 'absent' ? t.stillAbsent : t.microphoneWords[access];
}

/** Without a microphone a call can be neither answered nor made. */
const NO_MICROPHONE: ReadonlySet<MicrophoneAccess> = new Set(['denied', 'absent', 'unavailable']);

const microphone: Check = ({ audio, tried }, t) => {
  const access = audio.microphone;
  const hint = microphoneHint(access, t);
  const asks = access === 'prompt' || access === 'unknown';
  return {
    id: 'microphone',
    icon: access === 'granted' ? 'mic' : 'mic-off',
    label: t.checkMicrophone,
    level: NO_MICROPHONE.has(access) ? 'bad' : access === 'granted' ? 'ok' : 'limited',
    text: tried?.has('microphone') === true ? stillWords(access, t) : t.microphoneWords[access],
    ...(hint === undefined ? {} : { hint }),
    ...(access === 'granted' || access === 'unavailable'
      ? {}
      : { remedy: { kind: 'microphone', label: asks ? t.allow : t.askAgain } as const }),
  };
};

const sound: Check = ({ audio }, t) => ({
  id: 'sound',
  icon: audio.soundUnlocked ? 'bell-ring' : 'bell-off',
  label: t.checkSound,
  level: audio.soundUnlocked ? 'ok' : 'bad',
  text: audio.soundUnlocked ? t.soundUnlocked : t.soundLocked,
  ...(audio.soundUnlocked ? {} : { remedy: { kind: 'sound', label: t.switchSoundOn } as const }),
});

const ringDevice: Check = ({ audio, settings }, t) => {
  const { label, choice } = audio.roles.ring;
  const base = { id: 'ring', icon: 'volume-2', label: t.checkRingDevice } as const;
  const choose = { kind: 'ring-settings', label: t.chooseDevice } as const;
  if (settings.ringMuted || settings.ringVolume === 0) {
    return { ...base, icon: 'volume-x', level: 'limited', text: t.ringMuted, remedy: choose };
  }
  const name = label === '' ? t.ringSystemDefault : label;
  if (choice === 'fallback' || (choice === 'default' && settings.ringDevice !== '')) {
    return { ...base, level: 'limited', text: t.ringFallback(name), remedy: choose };
  }
  return { ...base, level: 'ok', text: name, remedy: { kind: 'ring-test', label: t.testRing } };
};

const notifications: Check = ({ notifications: access, settings, tried }, t) => {
  const base = { id: 'notifications', icon: 'bell', label: t.checkNotifications } as const;
  if (access === 'granted' && !settings.notifications) {
    return {
      ...base,
      level: 'limited',
      text: t.notificationsOff,
      remedy: { kind: 'notifications-on', label: t.switchOn },
    };
  }
  return {
    ...base,
    level: access === 'granted' ? 'ok' : 'limited',
    text:
      access === 'denied' && tried?.has('notifications') === true
        ? t.stillBlocked
        : t.notificationWords[access],
    ...(access === 'denied' ? { hint: t.notificationsDeniedAdvice } : {}),
    ...(access === 'prompt' ? { remedy: { kind: 'notifications', label: t.allow } as const } : {}),
    ...(access === 'denied' ? { remedy: { kind: 'notifications', label: t.askAgain } as const } : {}),
  };
};

const sleep: Check = ({ lastWakeUp, line, now }, t, language) => {
  const base = { id: 'sleep', icon: 'power', label: t.checkSleep } as const;
  if (lastWakeUp === undefined) return { ...base, level: 'ok', text: t.sleepNone };
  const heard = line?.registration.link.heardAt ?? 0;
  const confirmed = line?.registration.state === 'registered' && heard >= lastWakeUp;
  return {
    ...base,
    level: confirmed ? 'ok' : 'limited',
    text: t.wokeAgo(roughDuration(now - lastWakeUp, language)),
    hint: confirmed ? t.wokeConnected : t.wokeNotYet,
    ...(confirmed || line === undefined ? {} : { remedy: { kind: 'retry', label: t.reconnect } as const }),
  };
};

const CHECKS: readonly Check[] = [
  link,
  registration,
  doNotDisturb,
  microphone,
  sound,
  ringDevice,
  notifications,
  sleep,
];

/** Each point with its one button, in the order in which a call reaches the person. */
export function readinessChecks(
  facts: ReadinessFacts,
  t: Words,
  language: string,
): readonly ReadinessCheck[] {
  return CHECKS.flatMap((check) => check(facts, t, language) ?? []);
}

/** The worst of them. */
export function readinessLevel(checks: readonly ReadinessCheck[]): ReadinessLevel {
  const levels = new Set(checks.map(({ level }) => level));
  if (levels.has('bad')) return 'bad';
  return levels.has('limited') ? 'limited' : 'ok';
}
