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

function rowValue(text: Localize, row: SettingRow, value: string | number | boolean): string {
  switch (row.kind) {
    case 'select':
      return text.term('settingOption', row.key, String(value));
    case 'number':
      return `${text.number(Number(value))} ${text.term(row.unit === 'seconds' ? 'unitSeconds' : 'unitCalls')}`;
    case 'country':
      return value === ''
        ? ''
        : (new Intl.DisplayNames([text.lang()], { type: 'region' }).of(String(value)) ?? String(value));
    case 'switch':
    case 'text':
      return plainValue(text, value);
  }
}

function plainValue(text: Localize, value: string | number | boolean): string {
  if (typeof value === 'boolean') return text.term(value ? 'stateOn' : 'stateOff');
  return typeof value === 'number' ? text.number(value, { style: 'percent' }) : value;
}

/** A value of a setting in words. */
export function settingValue(text: Localize, key: keyof Settings, value: Settings[keyof Settings]): string {
  if (key === 'ringTone') return text.term('ringToneName', value as RingTone);
  const row = ROWS.get(key);
  const words = row === undefined ? plainValue(text, value) : rowValue(text, row, value);
  return words === '' ? '–' : words;
}
