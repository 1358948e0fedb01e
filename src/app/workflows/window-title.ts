import type { CallControl } from '../../domain/call/call-control.ts';
import type { CallId, CallSnapshot } from '../../domain/call/call.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import { texts } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import { computed, effect } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { CallerNames } from '../caller-names.ts';

interface Parts {
  readonly control: Pick<CallControl, 'calls'>;
  readonly history: Pick<HistoryStore, 'unseen'>;
  readonly notifier: Pick<Notifier, 'badge'>;
  readonly names: CallerNames;
  /** Calls that are not shown. */
  readonly screened: ReadonlySignal<ReadonlySet<CallId>>;
  readonly page: { title: string };
}

/** Page title and app badge: who rings, else how many calls were missed. */
export function windowTitle({ control, history, notifier, names, screened, page }: Parts): void {
  const ringing = (): readonly CallSnapshot[] =>
    control.calls.value.filter(({ id, phase }) => phase === 'ringing' && !screened.value.has(id));
  // Computed, because the calls have a new snapshot every two seconds, and the system need not hear of each.
  const title = computed(() => {
    const { appName, incomingTitle, missedBadge } = texts();
    // A name may come after the call.
    void names.changed.value;
    const [first] = ringing();
    const missed = history.unseen.value;
    if (first !== undefined) return incomingTitle(partyName(first.remote, names.of(first.remote)));
    return missed > 0 ? `${missedBadge(missed)} ${appName}` : appName;
  });
  const badge = computed(() => history.unseen.value + ringing().length);
  effect(() => {
    page.title = title.value;
  });
  effect(() => {
    notifier.badge(badge.value);
  });
}
