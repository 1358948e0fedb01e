import { ADMIN_PAGES, SETTINGS_PAGES } from '../../domain/settings/pages.ts';
import type { SettingsPage } from '../../domain/settings/pages.ts';
import { SETTING_PANELS } from '../../domain/settings/setting-rows.ts';
import type { RowKey, SettingPanel, SettingRow } from '../../domain/settings/setting-rows.ts';
import { SETTING_OPTIONS } from '../../domain/settings/settings.ts';
import type { Localize } from '../../i18n/localize.ts';
import { everyWordOf, foldText } from '../../lib/fold-text.ts';

export interface SearchEntry {
  readonly page: SettingsPage;
  /** Missing: the page as a whole, or something on it that is no row. */
  readonly setting?: RowKey;
  /** What it is called on the screen. */
  readonly name: string;
  /** Its group, and other words for it. */
  readonly about?: string;
  /** What else stands with it: hint and choices. */
  readonly also?: string;
}

function optionsOf(row: SettingRow, text: Localize): readonly string[] {
  if (row.kind !== 'select') return [];
  return SETTING_OPTIONS[row.key].map((value) => text.term('settingOption', row.key, value));
}

function rowsOf({ page, group, rows }: SettingPanel, text: Localize): readonly SearchEntry[] {
  return (rows as readonly (SettingRow & { readonly key: RowKey })[]).map((row) => ({
    page,
    setting: row.key,
    name: text.term('settingLabel', row.key),
    about: `${text.term('settingsGroup', group)} ${text.term('settingKeywords', row.key)}`,
    also: [text.term('settingHint', row.key), ...optionsOf(row, text)].join(' '),
  }));
}

function entriesOf(page: SettingsPage, text: Localize): readonly SearchEntry[] {
  const keywords = text.term('settingsKeywords', page).split('\n');
  return [
    { page, name: text.term('settingsPageTitle', page) },
    ...SETTING_PANELS.filter((panel) => panel.page === page).flatMap((panel) => rowsOf(panel, text)),
    ...keywords.filter((name) => name !== '').map((name) => ({ page, name })),
  ];
}

/**
 * Pages and settings whose name, or what else stands with it, contains every word of the query; pages of administrators
 * included. The nearer the words are to the name, the earlier it comes.
 */
export function searchSettings(query: string, text: Localize): readonly SearchEntry[] {
  const hasWords = everyWordOf(query);
  const rankOf = ({ name, about = '', also = '' }: SearchEntry): number =>
    [name, `${name} ${about}`, `${name} ${about} ${also}`].map(foldText).findIndex(hasWords);
  return [...SETTINGS_PAGES, ...ADMIN_PAGES]
    .flatMap((page) => entriesOf(page, text))
    .map((entry) => ({ entry, rank: rankOf(entry) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
