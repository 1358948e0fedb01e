import type { SettingsPage } from './pages.ts';
import type { SETTING_LIMITS, SETTING_OPTIONS, Settings } from './settings.ts';

export type SettingGroup =
  'appearance' | 'history' | 'notices' | 'incoming' | 'dialling' | 'emergency' | 'sip' | 'sound' | 'log';

type KeysOf<Type> = { [Key in keyof Settings]: Settings[Key] extends Type ? Key : never }[keyof Settings];

/** The settings that are a choice of fixed values; the ring tone is chosen on the page of the sound devices. */
export type SelectKey = Exclude<keyof typeof SETTING_OPTIONS, 'ringTone'>;

/** How a setting is shown: what its control is follows from `kind`. */
export type SettingRow =
  | { readonly kind: 'switch'; readonly key: KeysOf<boolean> }
  | { readonly kind: 'select'; readonly key: SelectKey }
  | { readonly kind: 'country'; readonly key: 'country' }
  | { readonly kind: 'text'; readonly key: 'barredPrefixes' }
  | {
      readonly kind: 'number';
      readonly key: keyof typeof SETTING_LIMITS;
      readonly unit: 'seconds' | 'calls';
    };

export interface SettingPanel {
  readonly page: SettingsPage;
  readonly group: SettingGroup;
  readonly rows: readonly SettingRow[];
}

/** The settings that are plain rows, in their order on the pages. A new setting needs a row here and its texts. */
export const SETTING_PANELS = Object.freeze([
  {
    page: 'system',
    group: 'appearance',
    rows: [
      { kind: 'select', key: 'language' },
      { kind: 'select', key: 'theme' },
      { kind: 'switch', key: 'showToolTips' },
    ],
  },
  { page: 'system', group: 'notices', rows: [{ kind: 'switch', key: 'notifications' }] },
  { page: 'system', group: 'history', rows: [{ kind: 'number', key: 'historyLimit', unit: 'calls' }] },
  {
    page: 'advanced',
    group: 'incoming',
    rows: [
      { kind: 'select', key: 'callWaiting' },
      { kind: 'switch', key: 'doNotDisturb' },
      { kind: 'select', key: 'doNotDisturbAction' },
    ],
  },
  {
    page: 'advanced',
    group: 'dialling',
    rows: [
      { kind: 'switch', key: 'dialNumericOnly' },
      { kind: 'number', key: 'autoDialAfter', unit: 'seconds' },
      { kind: 'text', key: 'barredPrefixes' },
      { kind: 'switch', key: 'hideNumber' },
      { kind: 'switch', key: 'keyTones' },
      { kind: 'select', key: 'dtmf' },
    ],
  },
  { page: 'advanced', group: 'emergency', rows: [{ kind: 'country', key: 'country' }] },
  {
    page: 'network',
    group: 'sip',
    rows: [
      { kind: 'number', key: 'registerExpires', unit: 'seconds' },
      { kind: 'number', key: 'sessionExpires', unit: 'seconds' },
      { kind: 'number', key: 'transactionTimeout', unit: 'seconds' },
    ],
  },
  { page: 'network', group: 'sound', rows: [{ kind: 'select', key: 'audioPriority' }] },
  { page: 'log', group: 'log', rows: [{ kind: 'select', key: 'logLevel' }] },
]) satisfies readonly SettingPanel[];

/** The settings that have a row. */
export type RowKey = (typeof SETTING_PANELS)[number]['rows'][number]['key'];
