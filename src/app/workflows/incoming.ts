import type { CallControl } from '../../domain/call/call-control.ts';
import type { CallId, CallSnapshot } from '../../domain/call/call.ts';
import { isRinging } from '../../domain/call/call.ts';
import { screenCall } from '../../domain/call/screening.ts';
import type { AddressBook, Caller } from '../../domain/contacts/address-book.ts';
import type { Tones } from '../../domain/media/audio-control.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { textsOf } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import { effect } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { CallerNames } from '../caller-names.ts';
import { eachCall } from '../each-call.ts';

interface Parts {
  readonly control: CallControl;
  readonly settings: SettingsStore;
  readonly tones: Tones;
  readonly notifier: Notifier;
  /** Calls whose ring a person switched off. */
  readonly silenced: ReadonlySignal<ReadonlySet<CallId>>;
  readonly book: Pick<AddressBook, 'isBlocked' | 'summary'>;
  readonly names: CallerNames;
  /** Keeps a call from being shown while it is not known whether the caller is blocked. */
  readonly screen: (call: CallId, hidden: boolean) => void;
  readonly after: (ms: number, run: () => void) => unknown;
  readonly report: (error: unknown) => void;
}

/** Milliseconds that a call waits for what the address book says of it: nobody must miss a call for it. */
const PATIENCE = 300;

/**
 * A new incoming call: refused by do not disturb, call waiting or because the caller is blocked, else it rings, beeps or
 * just shows, until it is taken or gone.
 */
export function incoming(parts: Parts): void {
  const { control, settings, tones, notifier, silenced, book, names, screen, after, report } = parts;
  const ringing = new Map<CallId, AbortController>();
  const sounding = new Map<CallId, AbortController>();

  /** The answer, or undefined when it takes too long or fails: then the call rings, under its number. */
  const soon = <Answer>(task: Promise<Answer>): Promise<Answer | undefined> =>
    Promise.race([
      task.catch(() => undefined),
      new Promise<undefined>((resolve) => {
        after(PATIENCE, () => {
          resolve(undefined);
        });
      }),
    ]);

  const finish = (id: CallId): void => {
    ringing.get(id)?.abort();
    ringing.delete(id);
    sounding.delete(id);
  };

  const begin = (call: CallSnapshot): void => {
    const decision = screenCall(settings.values.value, control.calls.value, call);
    if (decision.act === 'reject') {
      control.call(call.id)?.reject(decision.status).catch(report);
      return;
    }
    if (mayBeBlocked(book, call)) screenOut(call).catch(report);
    else alert(call);
  };

  const screenOut = async ({ id, remote }: CallSnapshot): Promise<void> => {
    screen(id, true);
    const blocked = await soon(book.isBlocked(remote.number));
    const call = control.calls.value.find((other) => other.id === id);
    if (call === undefined || !isRinging(call)) return;
    if (blocked === true) {
      await control.call(id)?.reject(603, 'blocked');
      return;
    }
    screen(id, false);
    alert(call);
  };

  const alert = (call: CallSnapshot): void => {
    const { act } = screenCall(settings.values.value, control.calls.value, call);
    const controller = new AbortController();
    ringing.set(call.id, controller);
    const quiet = new AbortController();
    sounding.set(call.id, quiet);
    const audible = AbortSignal.any([controller.signal, quiet.signal]);
    if (act === 'ring') tones.ring(audible, call.alertInfo);
    if (act === 'wait-tone') tones.callWaiting(audible);
    if (!settings.values.value.notifications) return;
    if (names.isSettled(call.remote)) notify(call, names.of(call.remote), controller.signal);
    else
      soon(names.find(call.remote))
        .then((caller) => {
          if (!controller.signal.aborted) notify(call, caller, controller.signal);
        })
        .catch(report);
  };

  const notify = (call: CallSnapshot, caller: Caller | undefined, signal: AbortSignal): void => {
    const { incomingFrom, notificationAnswer, notificationReject } = textsOf('call');
    const line = control.lines.value.find(({ id }) => id === call.line);
    notifier.incomingCall(
      {
        callId: call.id,
        title: incomingFrom(partyName(call.remote, caller)),
        body: line?.label ?? '',
        answer: notificationAnswer,
        reject: notificationReject,
      },
      signal,
    );
  };

  effect(() => {
    for (const id of silenced.value) sounding.get(id)?.abort();
  });
  eachCall(control, {
    changed(call, before) {
      if (call.direction !== 'inbound') return;
      if (before === undefined && isRinging(call)) begin(call);
      // The microphone may take a moment to open; nobody wants to hear it ring on meanwhile.
      if (call.pending === 'answer') sounding.get(call.id)?.abort();
      if (call.phase !== 'ringing') finish(call.id);
    },
    gone: ({ id }) => {
      finish(id);
      screen(id, false);
    },
  });
}

/** Whoever blocks nobody hears each call ring at once. */
function mayBeBlocked({ summary }: Parts['book'], { remote }: CallSnapshot): boolean {
  const { ready, blockedContacts, blockedNumbers } = summary.value;
  if (remote.anonymous || remote.number === '') return false;
  return !ready || blockedContacts > 0 || blockedNumbers.length > 0;
}
