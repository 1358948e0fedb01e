import { browserLocale, preloaded } from './components/app/preload.ts';
import { claimPhone, compose, opening } from './app/compose.ts';
import { provide } from './app/provide.ts';
import { installErrorHooks } from './app/report-error.ts';
import { runWorkflows } from './app/run-workflows.ts';
import './components/app/phone-app.ts';
import { loadCallElements } from './components/app/load-elements.ts';
import { localeFor, useLocale } from './i18n/localize.ts';
import { logger } from './lib/logger.ts';

const claim = claimPhone();

async function start(): Promise<void> {
  // All that the first rendering needs: one with everything in it comes sooner than two.
  const [stores] = await Promise.all([opening, preloaded, claim.role.start()]);
  const locale = localeFor(stores.settings.values.value.language, navigator.languages);
  if (locale !== browserLocale) await useLocale(locale, ['start']);
  const parts = compose(stores, claim, loadCallElements);
  installErrorHooks(parts.ui);
  provide(document.body, parts);
  document.body.append(document.createElement('phone-app'));
  runWorkflows(parts);
  await parts.installation.start();
}

/** Without texts and elements: the sentence that stands ready in the page. */
start().catch((error: unknown) => {
  logger('app').error('the app could not start', error);
  // Another window may be the phone.
  claim.role.close();
  document.getElementById('start-failed')?.removeAttribute('hidden');
});
