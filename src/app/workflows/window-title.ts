import type { CallControl } from '../../domain/call/call-control.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import { texts } from '../../i18n/localize.ts';
import { effect } from '../../lib/signals.ts';
import { partyName } from '../party-name.ts';

/** Page title and app badge: who rings, else how many calls were missed. */
export function windowTitle(
  control: CallControl,
  history: HistoryStore,
  notifier: Notifier,
  page: { title: string },
): () => void {
  return effect(() => {
    const { appName, incomingTitle, missedBadge } = texts();
    const ringing = control.calls.value.filter((call) => call.phase === 'ringing');
    const missed = history.unseen.value;
    const first = ringing[0];
    if (first !== undefined) page.title = incomingTitle(partyName(first.remote));
    else page.title = missed > 0 ? `${missedBadge(missed)} ${appName}` : appName;
    notifier.badge(missed + ringing.length);
  });
}
