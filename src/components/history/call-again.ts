import type { UiState } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { Dialer } from '../../domain/dialing/dialer.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { Localize } from '../../i18n/localize.ts';

interface Ports {
  readonly dialer: Dialer;
  readonly ui: UiState;
  readonly windowRole: WindowRole;
}

/** Calls the partner of a call with the choices for the next call, in the window that is the phone. */
export async function callAgain(entry: HistoryEntry, ports: Ports, text: Localize): Promise<void> {
  const { dialer, ui, windowRole } = ports;
  const { number } = entry.remote;
  if (number === '') return;
  if (windowRole.role.value === 'guest') {
    windowRole.handNumber(number, 'window');
    const [heading, advice] = [text.term('numberHanded'), text.term('numberHandedAdvice')];
    ui.notify({ id: 'number-handed', tone: 'info', heading, advice, passing: true });
    return;
  }
  await dialer.dial(number, { ...ui.nextCall.value, numericOnly: false });
  ui.nextCall.value = {};
  ui.show('call');
}
