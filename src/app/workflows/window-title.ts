import type { CallControl } from '../../domain/call/call-control.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import { texts } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import { computed, effect } from '../../lib/signals.ts';

/** Page title and app badge: who rings, else how many calls were missed. */
export function windowTitle(
  control: Pick<CallControl, 'calls'>,
  history: Pick<HistoryStore, 'unseen'>,
  notifier: Pick<Notifier, 'badge'>,
  page: { title: string },
): void {
  // Computed, because the calls have a new snapshot every two seconds, and the system need not hear of each.
  const title = computed(() => {
    const { appName, incomingTitle, missedBadge } = texts();
    const first = control.calls.value.find((call) => call.phase === 'ringing');
    const missed = history.unseen.value;
    if (first !== undefined) return incomingTitle(partyName(first.remote));
    return missed > 0 ? `${missedBadge(missed)} ${appName}` : appName;
  });
  const badge = computed(
    () => history.unseen.value + control.calls.value.filter((call) => call.phase === 'ringing').length,
  );
  effect(() => {
    page.title = title.value;
  });
  effect(() => {
    notifier.badge(badge.value);
  });
}
