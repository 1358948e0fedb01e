import type { Call, CallControl, CallErrorCode } from '../../domain/call/call-control.ts';
import { isInEar, isTalking } from '../../domain/call/call.ts';
import type { CallId, CallSnapshot } from '../../domain/call/call.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { computed, signal } from '../../lib/signals.ts';
import { until } from '../../lib/until.ts';
import { within } from '../../lib/within.ts';
import type { CallSelection } from '../call-selection.ts';
import { eachCall } from '../each-call.ts';

const log = logger('calls');

/**
 * Milliseconds that a hold may take before the next call goes on without it. A far side that does not answer a
 * re-INVITE is given up by SIP after 32 s only (RFC 3261 §17.1.1.2), and nobody who rings waits that long.
 */
const PATIENCE = 2000;

interface Parts {
  readonly after: (ms: number, run: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

/** Resolves when nothing is under way at the call, or it has gone. */
function whenFree({ state }: Call): Promise<void> {
  return until(() => state.value.pending === undefined || state.value.phase !== 'connected');
}

/**
 * Automatic hold (rows #44, #54): at most one call is in the ear. A new outgoing call and an answered one become the
 * selected call, and the one before is held first. Whatever comes into the ear otherwise, such as a call that was
 * dialled before and is answered late, is held, unless no other call is selected.
 */
export function callSelection(control: CallControl, { after, report }: Parts): CallSelection {
  const chosen = signal<CallId | undefined>(undefined);
  const answering = signal<CallId | undefined>(undefined);
  /** Of two wishes the newer one counts: an older one that still waits gives way. */
  let wishes = 0;

  const snapshot = (id: CallId | undefined): CallSnapshot | undefined =>
    control.calls.peek().find((call) => call.id === id);

  /** Settles with the act, or resolves when it takes too long; then it goes on by itself. */
  const patiently = (act: Promise<void>): Promise<void> => {
    const noting: typeof after = (ms, run) =>
      after(ms, () => {
        log.warn('a call takes long to be held or resumed');
        run();
      });
    return within({ after: noting }, PATIENCE, act);
  };

  const hold = async (id: CallId): Promise<void> => {
    const call = control.call(id);
    if (call === undefined) return;
    await whenFree(call);
    const { can } = call.state.peek();
    if (!isTalking(call.state.peek()) || !can.includes('hold')) return;
    try {
      await Promise.race([call.hold(), until(() => !isTalking(call.state.value))]);
    } catch (error) {
      // Who hung up in the meantime need not be held any more.
      if (isTalking(call.state.peek()))
        throw new AppError<CallErrorCode>('call/hold-refused', undefined, { cause: error });
    }
  };

  const holdOthers = async (except: CallId | undefined): Promise<void> => {
    const talking = control.calls.peek().filter((call) => call.id !== except && isTalking(call));
    await Promise.all(talking.map(({ id }) => patiently(hold(id))));
  };

  /** Nobody waits for a goodbye: the sound of these calls ends at once, whatever the far side answers. */
  const endOthers = (except: CallId): void => {
    for (const call of control.calls.peek()) {
      if (call.id === except || !isInEar(call)) continue;
      control
        .call(call.id)
        ?.hangup()
        .catch((error: unknown) => {
          log.info('the call that was to end', error);
        });
    }
  };

  const answer = async (id: CallId, current: 'hold' | 'end'): Promise<void> => {
    wishes++;
    if (current === 'end') endOthers(id);
    // On its way already: what it waited for has just ended, or it was asked for twice.
    if (answering.peek() === id) return;
    answering.value = id;
    try {
      await holdOthers(id);
      if (snapshot(id)?.can.includes('answer') !== true) return;
      chosen.value = id;
      await control.call(id)?.answer();
    } finally {
      if (answering.peek() === id) answering.value = undefined;
    }
  };

  const select = async (id: CallId): Promise<void> => {
    const mine = ++wishes;
    const call = control.call(id);
    if (call === undefined) return;
    await holdOthers(id);
    if (mine !== wishes) return;
    chosen.value = id;
    await patiently(whenFree(call));
    if (mine === wishes && call.state.peek().can.includes('resume')) await call.resume();
  };

  const selectNone = async (): Promise<void> => {
    const mine = ++wishes;
    await holdOthers(undefined);
    if (mine === wishes) chosen.value = undefined;
  };

  /** A call came into the ear: it is the selected one, becomes it, or is held. */
  const settle = (id: CallId): void => {
    const call = snapshot(id);
    if (call === undefined || !isTalking(call) || chosen.peek() === id) return;
    const current = snapshot(chosen.peek());
    if (current === undefined || current.phase === 'ending' || current.phase === 'ended') chosen.value = id;
    else hold(id).catch(report);
  };

  eachCall(control, {
    changed(call, before) {
      // A call that this side dialled is the selected one from its first moment; the dialer has held the others before.
      if (before === undefined && call.direction === 'outbound') chosen.value = call.id;
      const entered = isTalking(call) && (before === undefined || !isTalking(before));
      // One that takes the place of another (RFC 3891) is connected a moment before the other ends.
      if (entered) queueMicrotask(() => settle(call.id));
    },
  });

  return {
    // When the selected call has left, nothing is selected: resuming another is the person's own act.
    selected: computed(() => control.calls.value.find((call) => call.id === chosen.value)?.id),
    answering,
    select,
    selectNone,
    answer,
  };
}
