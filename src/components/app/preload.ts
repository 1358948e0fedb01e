import { localeFor, useLocale } from '../../i18n/localize.ts';
import { loadView } from './load-elements.ts';

/** The language of a person who chose none. */
export const browserLocale = localeFor('system', navigator.languages);

/**
 * With the service worker every file is at hand, so what most starts show is fetched with the texts. A first visit
 * transfers only what it shows.
 */
async function viewOfCalls(): Promise<void> {
  if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller === null) return;
  // The view asks again when it is shown, and says what went wrong.
  await loadView.call().catch(() => undefined);
}

/** Under way before the elements of the first load are defined, if this is imported before them. */
export const preloaded: Promise<unknown> = Promise.all([useLocale(browserLocale, ['start']), viewOfCalls()]);
