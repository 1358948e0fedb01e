import './components/app/phone-app.ts';
import { compose, openStores } from './app/compose.ts';
import { provide } from './app/provide.ts';
import { installErrorHooks } from './app/report-error.ts';
import { runWorkflows } from './app/run-workflows.ts';
import { loadCallElements, loadView } from './components/app/load-elements.ts';
import { localeFor, useLocale } from './i18n/localize.ts';
import { logger } from './lib/logger.ts';

/** The language of a person who chose none: its texts load while the storage opens. */
const browserLocale = localeFor('system', navigator.languages);

/**
 * With the service worker every file is at hand, so what most starts show loads while the storage opens. A first visit
 * transfers only what it shows.
 */
async function preload(): Promise<void> {
  if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller === null) return;
  // The view asks again when it is shown, and says what went wrong.
  await loadView.call().catch(() => undefined);
}

async function start(): Promise<void> {
  const loaded = preload();
  const [stores] = await Promise.all([openStores(), useLocale(browserLocale, ['start'])]);
  const locale = localeFor(stores.settings.values.value.language, navigator.languages);
  if (locale !== browserLocale) await useLocale(locale, ['start']);
  const parts = compose(stores, loadCallElements);
  installErrorHooks(parts.ui);
  // Asked for before the first paint, so that the answer is there with it.
  await Promise.all([loaded, parts.role.start()]);
  provide(document.body, parts);
  document.body.append(document.createElement('phone-app'));
  runWorkflows(parts);
  await parts.installation.start();
}

/** Without texts and elements: the sentence that stands ready in the page. */
start().catch((error: unknown) => {
  logger('app').error('the app could not start', error);
  document.getElementById('start-failed')?.removeAttribute('hidden');
});
