import type { CallControl } from '../../domain/call/call-control.ts';
import type { CallId, CallSnapshot } from '../../domain/call/call.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { computed, signal } from '../../lib/signals.ts';
import type { CallSelection } from '../call-selection.ts';
import { eachCall } from '../each-call.ts';

/** A call that can be the one in the ear; a ringing incoming call is not until it is answered. */
function isEngaged(call: CallSnapshot): boolean {
  return call.phase !== 'ended' && !(call.direction === 'inbound' && call.phase === 'ringing');
}

/**
 * Automatic hold (rows #44, #54): at most one call is in the ear. A new outgoing call and an answered one become the
 * selected call, and the one before is held first.
 */
export function callSelection(control: CallControl): CallSelection {
  const chosen = signal<CallId | undefined>(undefined);
  const queue = new SerialQueue();

  const snapshot = (id: CallId | undefined): CallSnapshot | undefined =>
    control.calls.value.find((call) => call.id === id);

  const selected = computed(() => snapshot(chosen.value)?.id);

  const holdOthers = async (except: CallId | undefined): Promise<void> => {
    const talking = control.calls.value.filter(
      (call) => call.id !== except && call.can.includes('hold') && !call.hold.local,
    );
    await Promise.all(talking.map(async (call) => control.call(call.id)?.hold()));
  };

  const answer = async (id: CallId, current: 'hold' | 'end'): Promise<void> => {
    if (current === 'hold') await holdOthers(id);
    else {
      const engaged = control.calls.value.filter(
        (call) => call.id !== id && isEngaged(call) && !call.hold.local,
      );
      await Promise.all(engaged.map(async (call) => control.call(call.id)?.hangup()));
    }
    await control.call(id)?.answer();
    chosen.value = id;
  };

  const select = async (id: CallId): Promise<void> => {
    const call = snapshot(id);
    if (call === undefined) return;
    await holdOthers(id);
    chosen.value = id;
    if (snapshot(id)?.can.includes('resume') === true) await control.call(id)?.resume();
  };

  // A call that this side dialled is the selected one from its first moment; the dialer has held the others before.
  // When the selected call has left, nothing is selected: resuming another is the person's own act.
  eachCall(control, {
    changed: (call, before) => {
      if (before === undefined && call.direction === 'outbound') chosen.value = call.id;
    },
  });

  return {
    selected,
    select: (id) => queue.run(() => select(id)),
    selectNone: () =>
      queue.run(async () => {
        await holdOthers(undefined);
        chosen.value = undefined;
      }),
    answer: (id, current) => queue.run(() => answer(id, current)),
  };
}
