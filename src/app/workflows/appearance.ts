import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { localeFor, useLocale } from '../../i18n/localize.ts';
import { computed, effect } from '../../lib/signals.ts';

/** Theme and language follow the settings, live. The first language is loaded before the app is shown, by main. */
export function appearance(
  settings: SettingsStore,
  root: HTMLElement,
  report: (error: unknown) => void,
): void {
  const theme = computed(() => settings.values.value.theme);
  const locale = computed(() => localeFor(settings.values.value.language, navigator.languages));
  effect(() => {
    if (theme.value === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme.value;
  });
  effect(() => {
    useLocale(locale.value).catch(report);
  });
}
