import { barredPrefixes } from '../dialing/barred-prefixes.ts';
import { SETTING_LIMITS, SETTING_OPTIONS } from './settings.ts';
import type { Settings } from './settings.ts';

type Check<Value> = (value: unknown) => value is Value;

const flag: Check<boolean> = (value) => typeof value === 'boolean';
/** Device ids are up to 64 characters in today's browsers. */
const deviceId: Check<string> = (value): value is string => typeof value === 'string' && value.length <= 512;
const country: Check<string> = (value): value is string =>
  typeof value === 'string' && /^(?:[A-Z]{2})?$/.test(value);
const prefixes: Check<string> = (value): value is string =>
  typeof value === 'string' && value.length <= 500 && barredPrefixes(value) !== undefined;
const ratio: Check<number> = (value): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1;

function oneOf<Value extends string>(options: readonly Value[]): Check<Value> {
  return (value): value is Value => options.some((option) => option === value);
}

function whole({ min, max }: { readonly min: number; readonly max: number }): Check<number> {
  return (value): value is number => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}

/** Whether a value from outside (storage, a file, another window) is one that the setting can have. */
export const SETTING_CHECKS: { readonly [Key in keyof Settings]: Check<Settings[Key]> } = Object.freeze({
  language: oneOf(SETTING_OPTIONS.language),
  theme: oneOf(SETTING_OPTIONS.theme),
  showToolTips: flag,
  registerExpires: whole(SETTING_LIMITS.registerExpires),
  sessionExpires: whole(SETTING_LIMITS.sessionExpires),
  transactionTimeout: whole(SETTING_LIMITS.transactionTimeout),
  logLevel: oneOf(SETTING_OPTIONS.logLevel),
  historyLimit: whole(SETTING_LIMITS.historyLimit),
  dialNumericOnly: flag,
  autoDialAfter: whole(SETTING_LIMITS.autoDialAfter),
  barredPrefixes: prefixes,
  country,
  callWaiting: oneOf(SETTING_OPTIONS.callWaiting),
  doNotDisturb: flag,
  doNotDisturbAction: oneOf(SETTING_OPTIONS.doNotDisturbAction),
  hideNumber: flag,
  dtmf: oneOf(SETTING_OPTIONS.dtmf),
  inputDevice: deviceId,
  inputFallback: deviceId,
  outputDevice: deviceId,
  outputFallback: deviceId,
  ringDevice: deviceId,
  ringFallback: deviceId,
  inputVolume: ratio,
  outputVolume: ratio,
  ringVolume: ratio,
  inputMuted: flag,
  outputMuted: flag,
  ringMuted: flag,
  ringTone: oneOf(SETTING_OPTIONS.ringTone),
  noiseSuppression: flag,
  echoCancellation: flag,
  autoGainControl: flag,
  keyTones: flag,
  notifications: flag,
  audioPriority: oneOf(SETTING_OPTIONS.audioPriority),
});

export function isSettingKey(key: string): key is keyof Settings {
  return Object.hasOwn(SETTING_CHECKS, key);
}

function nearest(key: keyof Settings, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isNaN(value)) return value;
  if (key in SETTING_LIMITS) {
    const { min, max } = SETTING_LIMITS[key as keyof typeof SETTING_LIMITS];
    return Math.round(Math.min(max, Math.max(min, value)));
  }
  return Math.min(1, Math.max(0, value));
}

/**
 * The changes with numbers brought to the nearest limit.
 * @throws TypeError for a value that no setting of that name can have.
 */
export function withinLimits(changes: Partial<Settings>): Partial<Settings> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(changes)) {
    const limited = isSettingKey(key) ? nearest(key, value) : undefined;
    if (!isSettingKey(key) || !SETTING_CHECKS[key](limited))
      throw new TypeError(`no value of setting ${key}`);
    result[key] = limited;
  }
  return result;
}
