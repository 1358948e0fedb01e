import { until } from '../lib/until.ts';
import type { Parts } from './compose.ts';
import { contactSyncLater } from './workflows/contact-sync.ts';
import { contactsStart } from './workflows/contacts-start.ts';
import { keepSpace } from './workflows/keep-space.ts';
import { passingNotices } from './workflows/passing-notices.ts';
import { provisioningLinks } from './workflows/provisioning-links.ts';

/** Starts the reactions that neither the first paint nor the first call waits for. */
export async function runLater(parts: Parts): Promise<void> {
  contactsStart(parts);
  keepSpace(parts);
  passingNotices(parts.ui, parts.hub, (ms, run) => parts.timers.after(ms, run));
  provisioningLinks(parts);
  contactSyncLater(parts);
  await until(() => parts.accounts.profiles.value.some(({ origin }) => origin === 'practice'));
  const { practiceRenewal } = await import('./workflows/practice-renewal.ts');
  practiceRenewal({ ...parts, control: parts.hub });
}
