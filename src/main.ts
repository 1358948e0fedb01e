import './components/app/phone-app.ts';
import { compose } from './app/compose.ts';
import { provide } from './app/provide.ts';
import { installErrorHooks } from './app/report-error.ts';
import { runWorkflows } from './app/run-workflows.ts';
import { localeFor, useLocale } from './i18n/localize.ts';

async function start(): Promise<void> {
  const parts = await compose();
  installErrorHooks(parts.ui);
  await useLocale(localeFor(parts.settings.values.value.language, navigator.languages));
  provide(document.body, parts);
  document.body.append(document.createElement('phone-app'));
  await parts.role.start();
  runWorkflows(parts);
  await parts.installation.start();
}

void start();
