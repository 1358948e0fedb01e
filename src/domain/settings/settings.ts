/** Every setting that this version acts on, with its default and its limits. A setting that changes nothing has no place here. */

/** The values of the settings that have a fixed choice. */
export const SETTING_OPTIONS = Object.freeze({
  language: ['system', 'en', 'de'],
  theme: ['system', 'light', 'dark'],
  logLevel: ['off', 'error', 'warn', 'info', 'debug', 'trace'],
  callWaiting: ['tone', 'visual', 'reject'],
  doNotDisturbAction: ['480', '486', '603', 'silent'],
  dtmf: ['auto', 'rfc4733', 'info'],
  ringTone: ['classic', 'marimba', 'soft', 'pulse'],
  audioPriority: ['very-low', 'low', 'medium', 'high'],
} as const);

type OptionOf<Key extends keyof typeof SETTING_OPTIONS> = (typeof SETTING_OPTIONS)[Key][number];

export type Theme = OptionOf<'theme'>;
export type Language = OptionOf<'language'>;
/** What a second incoming call does while one is open, with do not disturb off. */
export type CallWaiting = OptionOf<'callWaiting'>;
/** What do not disturb does with an incoming call. */
export type DoNotDisturbAction = OptionOf<'doNotDisturbAction'>;
export type LogThreshold = OptionOf<'logLevel'>;
export type RingTone = OptionOf<'ringTone'>;
export type DtmfMethod = OptionOf<'dtmf'>;

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly showToolTips: boolean;
  /** Seconds (row #105). */
  readonly registerExpires: number;
  /** Seconds (row #106, RFC 4028). */
  readonly sessionExpires: number;
  /** Seconds (row #107). */
  readonly transactionTimeout: number;
  readonly logLevel: LogThreshold;
  /** How many calls the history shows; more are stored (row #108). */
  readonly historyLimit: number;
  readonly dialNumericOnly: boolean;
  /** Seconds after the last key; 0 = off (row #154). */
  readonly autoDialAfter: number;
  /** Prefixes that are not dialled, with commas or blanks between them; emergency numbers are dialled all the same. */
  readonly barredPrefixes: string;
  /** ISO 3166-1 country whose emergency numbers hold; empty = of the browser's locale. */
  readonly country: string;
  readonly callWaiting: CallWaiting;
  readonly doNotDisturb: boolean;
  readonly doNotDisturbAction: DoNotDisturbAction;
  readonly hideNumber: boolean;
  readonly dtmf: DtmfMethod;
  /** Device ids; empty = the system's default. */
  readonly inputDevice: string;
  readonly inputFallback: string;
  readonly outputDevice: string;
  readonly outputFallback: string;
  readonly ringDevice: string;
  readonly ringFallback: string;
  /** 0 to 1. */
  readonly inputVolume: number;
  readonly outputVolume: number;
  readonly ringVolume: number;
  readonly inputMuted: boolean;
  readonly outputMuted: boolean;
  readonly ringMuted: boolean;
  readonly ringTone: RingTone;
  readonly noiseSuppression: boolean;
  readonly echoCancellation: boolean;
  readonly autoGainControl: boolean;
  readonly keyTones: boolean;
  readonly notifications: boolean;
  /** The priority asked of the network for our sound (row #230; `networkPriority`, RFC 8837). */
  readonly audioPriority: OptionOf<'audioPriority'>;
}

export const DEFAULT_SETTINGS: Settings = Object.freeze({
  language: 'system',
  theme: 'system',
  showToolTips: true,
  registerExpires: 600,
  sessionExpires: 1800,
  transactionTimeout: 32,
  logLevel: 'info',
  historyLimit: 500,
  dialNumericOnly: true,
  autoDialAfter: 0,
  barredPrefixes: '',
  country: '',
  callWaiting: 'tone',
  doNotDisturb: false,
  doNotDisturbAction: '480',
  hideNumber: false,
  dtmf: 'auto',
  inputDevice: '',
  inputFallback: '',
  outputDevice: '',
  outputFallback: '',
  ringDevice: '',
  ringFallback: '',
  inputVolume: 1,
  outputVolume: 1,
  ringVolume: 0.8,
  inputMuted: false,
  outputMuted: false,
  ringMuted: false,
  ringTone: 'classic',
  noiseSuppression: true,
  echoCancellation: true,
  autoGainControl: true,
  keyTones: true,
  notifications: true,
  audioPriority: 'high',
});

/** Whole numbers, both ends included. */
export const SETTING_LIMITS = Object.freeze({
  registerExpires: { min: 60, max: 86_400 },
  sessionExpires: { min: 90, max: 86_400 },
  transactionTimeout: { min: 4, max: 120 },
  historyLimit: { min: 0, max: 100_000 },
  autoDialAfter: { min: 0, max: 60 },
}) satisfies Partial<Record<keyof Settings, { min: number; max: number }>>;
