import type { AudioRole } from '../../domain/media/audio-control.ts';
import { SETTING_PANELS } from '../../domain/settings/setting-rows.ts';
import type { RowKey, SettingRow } from '../../domain/settings/setting-rows.ts';
import type { RingTone, Settings } from '../../domain/settings/settings.ts';
import type { Localize } from '../../i18n/localize.ts';

const ROWS: ReadonlyMap<string, SettingRow> = new Map(
  SETTING_PANELS.flatMap(({ rows }) => rows.map((row): [string, SettingRow] => [row.key, row])),
);
const OF_DEVICE = /^(input|output|ring)(Device|Fallback|Volume|Muted)$/;

/** The name of a setting of the sound devices, which have panels of their own instead of rows. */
function soundName(text: Localize, key: string): string {
  const [, role, kind] = OF_DEVICE.exec(key) ?? [];
  if (role === undefined) {
    if (key === 'noiseSuppression' || key === 'echoCancellation' || key === 'autoGainControl')
      return text.term(key);
    return text.term('ringToneLabel');
  }
  const audio = role as AudioRole;
  if (kind === 'Volume') return text.term('volumeOf', audio);
  if (kind === 'Muted') return text.term('muteOf', audio);
  const choice = text.term(kind === 'Device' ? 'preferredDevice' : 'alternativeDevice');
  return `${text.term('soundPanel', audio)}: ${choice}`;
}

/** The name of a setting as the settings themselves show it. Needs the texts `settings` and `rest`. */
export function settingName(text: Localize, key: keyof Settings): string {
  return ROWS.has(key) ? text.term('settingLabel', key as RowKey) : soundName(text, key);
}

/** A value of a setting in words. */
export function settingValue(text: Localize, key: keyof Settings, value: Settings[keyof Settings]): string {
  const row = ROWS.get(key);
  if (row?.kind === 'select') return text.term('settingOption', row.key, String(value));
  if (row?.kind === 'country' && value !== '')
    return new Intl.DisplayNames([text.lang()], { type: 'region' }).of(String(value)) ?? String(value);
  if (row?.kind === 'number')
    return `${text.number(Number(value))} ${text.term(row.unit === 'seconds' ? 'unitSeconds' : 'unitCalls')}`;
  if (key === 'ringTone') return text.term('ringToneName', value as RingTone);
  if (key.endsWith('Volume')) return text.number(Number(value), { style: 'percent' });
  if (typeof value === 'boolean') return text.term(value ? 'stateOn' : 'stateOff');
  return value === '' ? '–' : String(value);
}
