import { expect } from '@open-wc/testing';
import { FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import { until } from '../../../test/support/phone-fixture.ts';
import type { NotificationAction, Notifier } from '../../domain/media/notifier.ts';
import { signal } from '../../lib/signals.ts';
import { UiState } from '../ui-state.ts';
import { callSelection } from './call-selection.ts';
import { notificationActions } from './notification-actions.ts';

describe('what is done with a notification', () => {
  let control: FakeCallControl;
  let ui: UiState;
  let reported: unknown[];
  let act: (action: NotificationAction) => void;

  beforeEach(() => {
    control = new FakeCallControl();
    ui = new UiState();
    ui.show('history');
    reported = [];
    const notifier: Notifier = {
      access: signal('granted'),
      request: () => Promise.resolve('granted'),
      incomingCall: () => undefined,
      onAction: (listener) => {
        act = listener;
        return () => undefined;
      },
      badge: () => undefined,
    };
    const selection = callSelection(control, { after: () => () => undefined, report: () => undefined });
    notificationActions({ hub: control, notifier, selection, ui, report: (error) => reported.push(error) });
  });

  it('Answer takes the call, holds the one in the ear and shows the phone', async () => {
    const first = await control.dial({ target: '1' });
    first.event({ type: 'connected', at: 1 });
    const call = control.ring();
    act({ callId: call.id, action: 'answer' });
    await until(() => call.state.value.phase === 'connected');
    expect(first.state.value.hold.local).to.equal(true);
    expect(ui.view.value).to.equal('call');
  });

  it('Decline refuses the call', async () => {
    const call = control.ring();
    act({ callId: call.id, action: 'reject' });
    await until(() => call.state.value.phase === 'ended');
    expect(call.commands).to.deep.equal(['reject']);
  });

  it('a click beside the buttons shows the call and lets it ring', async () => {
    const call = control.ring();
    act({ callId: call.id, action: 'show' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(call.state.value.phase).to.equal('ringing');
    expect(ui.view.value).to.equal('call');
  });

  it('does nothing to a call that is gone or answered already, or of another window', async () => {
    const gone = control.ring();
    gone.end('missed');
    const answered = control.ring();
    await answered.answer();
    for (const callId of [gone.id, answered.id, 'unknown'])
      for (const action of ['answer', 'reject'] as const) act({ callId, action });
    await new Promise((resolve) => setTimeout(resolve));
    expect(answered.commands).to.deep.equal(['answer']);
    expect(reported).to.deep.equal([]);
  });

  it('reports an answer that failed', async () => {
    control.network = { delayMs: 0, refuses: new Set(['answer']) };
    act({ callId: control.ring().id, action: 'answer' });
    await until(() => reported.length === 1);
  });
});
