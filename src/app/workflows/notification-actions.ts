import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls } from '../../domain/call/call.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import type { CallSelection } from '../call-selection.ts';
import type { UiState } from '../ui-state.ts';

interface Parts {
  readonly hub: CallControl;
  readonly notifier: Notifier;
  readonly selection: CallSelection;
  readonly ui: UiState;
  readonly report: (error: unknown) => void;
}

/** Answer and Decline in the system notification do what the buttons of the pop-up do. */
export function notificationActions({ hub, notifier, selection, ui, report }: Parts): void {
  notifier.onAction(({ callId, action }) => {
    const ringing = liveCalls(hub.calls.value).some(({ id, can }) => id === callId && can.includes('answer'));
    ui.show('call');
    if (!ringing) return;
    if (action === 'answer') selection.answer(callId, 'hold').catch(report);
    if (action === 'reject') hub.call(callId)?.reject().catch(report);
  });
}
