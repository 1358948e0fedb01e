import type { CallControl } from '../../domain/call/call-control.ts';
import type { CallId, CallSnapshot } from '../../domain/call/call.ts';
import { isRinging } from '../../domain/call/call.ts';
import { screenCall } from '../../domain/call/screening.ts';
import type { Tones } from '../../domain/media/audio-control.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { textsOf } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import { effect } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { eachCall } from '../each-call.ts';

interface Parts {
  readonly control: CallControl;
  readonly settings: SettingsStore;
  readonly tones: Tones;
  readonly notifier: Notifier;
  /** Calls whose ring a person switched off. */
  readonly silenced: ReadonlySignal<ReadonlySet<CallId>>;
  readonly report: (error: unknown) => void;
}

/** A new incoming call: refused by do not disturb or call waiting, else it rings, beeps or just shows, until it is taken or gone. */
export function incoming({ control, settings, tones, notifier, silenced, report }: Parts): void {
  const ringing = new Map<CallId, AbortController>();
  const sounding = new Map<CallId, AbortController>();

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
    const controller = new AbortController();
    ringing.set(call.id, controller);
    const quiet = new AbortController();
    sounding.set(call.id, quiet);
    const audible = AbortSignal.any([controller.signal, quiet.signal]);
    if (decision.act === 'ring') tones.ring(audible, call.alertInfo);
    if (decision.act === 'wait-tone') tones.callWaiting(audible);
    if (settings.values.value.notifications) notify(call, controller.signal);
  };

  const notify = (call: CallSnapshot, signal: AbortSignal): void => {
    const { incomingFrom, notificationAnswer, notificationReject } = textsOf('call');
    const line = control.lines.value.find(({ id }) => id === call.line);
    notifier.incomingCall(
      {
        callId: call.id,
        title: incomingFrom(partyName(call.remote)),
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
    },
  });
}
