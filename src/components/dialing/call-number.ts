import type { UiState } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { Dialer } from '../../domain/dialing/dialer.ts';
import type { PopOutAccess } from '../../domain/pwa/pop-outs.ts';
import type { Localize } from '../../i18n/localize.ts';

export interface CallPorts {
  readonly dialer: Dialer;
  readonly ui: UiState;
  readonly windowRole: WindowRole;
  /** Where the view may be a window of its own. */
  readonly popOuts?: PopOutAccess;
}

/**
 * Calls a number with the choices for the next call. The window that is the phone dials; one that only it opened lets it
 * dial, any other one lets it ask.
 */
export async function callNumber(number: string, ports: CallPorts, text: Localize): Promise<void> {
  const { dialer, popOuts, ui, windowRole } = ports;
  if (windowRole.role.value !== 'guest') {
    await dialer.dial(number, { ...ui.nextCall.value, numericOnly: false });
    ui.nextCall.value = {};
    ui.show('call');
    return;
  }
  const id = 'number-handed';
  if (popOuts?.alone === true && (await (await popOuts.load()).dialThere(number))) {
    ui.notify({ id, tone: 'info', heading: text.term('callingThere'), passing: true });
    return;
  }
  windowRole.handNumber(number, 'window');
  const [heading, advice] = [text.term('numberHanded'), text.term('numberHandedAdvice')];
  ui.notify({ id, tone: 'info', heading, advice, passing: true });
}
