import { ADMIN_PAGES, SETTINGS_PAGES } from '../../domain/settings/pages.ts';
import type { SettingsPage } from '../../domain/settings/pages.ts';
import { SETTING_PANELS } from '../../domain/settings/setting-rows.ts';
import type { RowKey } from '../../domain/settings/setting-rows.ts';
import type { Localize } from '../../i18n/localize.ts';
import { everyWordOf } from '../../lib/fold-text.ts';

export interface SearchEntry {
  readonly page: SettingsPage;
  /** Missing: the page as a whole, or something on it that is no row. */
  readonly setting?: RowKey;
  /** What it is called on the screen. */
  readonly name: string;
}

function entriesOf(page: SettingsPage, text: Localize): readonly SearchEntry[] {
  const rows: readonly { readonly key: RowKey }[] = SETTING_PANELS.filter(
    (panel) => panel.page === page,
  ).flatMap((panel) => [...panel.rows]);
  const keywords = text.term('settingsKeywords', page).split('\n');
  return [
    { page, name: text.term('settingsPageTitle', page) },
    ...rows.map(({ key }) => ({ page, setting: key, name: text.term('settingLabel', key) })),
    ...keywords.filter((name) => name !== '').map((name) => ({ page, name })),
  ];
}

/** Pages and settings whose name contains every word of the query, pages of administrators included. */
export function searchSettings(query: string, text: Localize): readonly SearchEntry[] {
  const hasWords = everyWordOf(query);
  return [...SETTINGS_PAGES, ...ADMIN_PAGES]
    .flatMap((page) => entriesOf(page, text))
    .filter(({ name }) => hasWords(name));
}
