import type { HistoryEntry } from '../../domain/history/history.ts';
import { textsOf } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import type { UiState } from '../ui-state.ts';

/** Tells of the calls that a crash of the browser cut off, and offers to call the last one again. */
export function crashRecovery(
  interrupted: readonly HistoryEntry[],
  ui: UiState,
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
  ui.notify({
    id,
    tone: 'warning',
    heading: interruptedCall(partyName(last.remote)),
    advice: interruptedCallAdvice,
    ...(last.remote.number !== '' && { action: { label: redialAction, run } }),
  });
}
