import type { HistoryEntry } from '../../domain/history/history.ts';
import { textsOf } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import type { CallerNames } from '../caller-names.ts';
import type { UiState } from '../ui-state.ts';

/** Tells of the calls that a crash of the browser cut off, and offers to call the last one again. */
export function crashRecovery(
  interrupted: readonly HistoryEntry[],
  { ui, names }: { readonly ui: UiState; readonly names: Pick<CallerNames, 'find' | 'known'> },
  redial: (number: string) => void,
): void {
  const last = interrupted.find((entry) => entry.connectedAt !== undefined || entry.direction === 'outbound');
  if (last === undefined) return;
  const { interruptedCall, interruptedCallAdvice, redialAction } = textsOf('call');
  const id = `interrupted:${last.guid}`;
  const run = (): void => {
    ui.dismiss(id);
    redial(last.remote.number);
  };
  const tell = (): string => {
    const heading = interruptedCall(partyName(last.remote, names.known(last.remote)));
    const action = last.remote.number !== '' && { action: { label: redialAction, run } };
    ui.notify({ id, tone: 'warning', heading, advice: interruptedCallAdvice, ...action });
    return heading;
  };
  const told = tell();
  // The contacts answer later than this is worth telling.
  void names.find(last.remote).then((caller) => {
    const stands = ui.notices.value.some((notice) => notice.id === id && notice.heading === told);
    if (caller !== undefined && stands) tell();
  });
}
