import './components/app/phone-app.ts';
import { compose, openSettings, openStores } from './app/compose.ts';
import { provide } from './app/provide.ts';
import { installErrorHooks } from './app/report-error.ts';
import { runWorkflows } from './app/run-workflows.ts';
import { loadCallElements } from './components/app/load-elements.ts';
import { localeFor, useLocale } from './i18n/localize.ts';
import { logger } from './lib/logger.ts';

async function start(): Promise<void> {
  const first = await openSettings();
  const [stores] = await Promise.all([
    openStores(first),
    useLocale(localeFor(first.settings.values.value.language, navigator.languages), ['start']),
  ]);
  const parts = compose(stores, loadCallElements);
  installErrorHooks(parts.ui);
  provide(document.body, parts);
  document.body.append(document.createElement('phone-app'));
  await parts.role.start();
  runWorkflows(parts);
  await parts.installation.start();
}

/** Without texts and elements: the sentence that stands ready in the page. */
start().catch((error: unknown) => {
  logger('app').error('the app could not start', error);
  document.getElementById('start-failed')?.removeAttribute('hidden');
});
