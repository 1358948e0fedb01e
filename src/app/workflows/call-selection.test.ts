import { expect } from '@open-wc/testing';
import { FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import type { FakeCall } from '../../../test/fakes/fake-call-control.ts';
import { callSelection } from './call-selection.ts';

const connected = { type: 'connected', at: 1 } as const;

async function talking(control: FakeCallControl, target: string): Promise<FakeCall> {
  const call = await control.dial({ target });
  call.event(connected);
  return call;
}

describe('call selection: one call in the ear', () => {
  let control: FakeCallControl;
  let selection: ReturnType<typeof callSelection>;
  let reported: unknown[];

  beforeEach(() => {
    control = new FakeCallControl();
    reported = [];
    selection = callSelection(control, {
      after: (ms, run) => {
        const timer = setTimeout(run, ms / 20);
        return () => {
          clearTimeout(timer);
        };
      },
      report: (error) => reported.push(error),
    });
  });

  it('selects a call as soon as it is dialled', async () => {
    const call = await control.dial({ target: '1' });
    expect(selection.selected.value).to.equal(call.id);
  });

  it('does not select a call that only rings', () => {
    control.ring();
    expect(selection.selected.value).to.equal(undefined);
  });

  it('toggles: holds the one, resumes the other', async () => {
    const first = await talking(control, '1');
    await selection.selectNone();
    const second = await talking(control, '2');
    await selection.select(first.id);
    expect(second.state.value.hold.local).to.equal(true);
    expect(first.state.value.hold.local).to.equal(false);
    expect(selection.selected.value).to.equal(first.id);
  });

  it('holds the current call for "New call", and then nothing is selected', async () => {
    const call = await talking(control, '1');
    await selection.selectNone();
    expect(call.state.value.hold.local).to.equal(true);
    expect(selection.selected.value).to.equal(undefined);
  });

  it('holds the current call before another is answered', async () => {
    const current = await talking(control, '1');
    const ringing = control.ring();
    await selection.answer(ringing.id, 'hold');
    expect(current.state.value.hold.local).to.equal(true);
    expect(ringing.state.value.phase).to.equal('connected');
    expect(selection.selected.value).to.equal(ringing.id);
  });

  it('ends the current call, and only that, before another is answered', async () => {
    const held = await talking(control, '1');
    await selection.selectNone();
    const current = await talking(control, '2');
    const ringing = control.ring();
    await selection.answer(ringing.id, 'end');
    expect(current.state.value.phase).to.equal('ended');
    expect(held.state.value.phase).to.equal('connected');
    expect(ringing.state.value.phase).to.equal('connected');
  });

  it('stays where it is when the far side refuses the hold', async () => {
    const first = await talking(control, '1');
    await selection.selectNone();
    const second = await talking(control, '2');
    control.network = { delayMs: 0, refuses: new Set(['hold']) };
    const failure = await selection.select(first.id).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'call/hold-refused');
    expect(selection.selected.value).to.equal(second.id);
    expect(first.state.value.hold.local).to.equal(true);
  });

  it('keeps two calls out of the ear when two tabs are clicked at once', async () => {
    const first = await talking(control, '1');
    await selection.selectNone();
    const second = await talking(control, '2');
    await selection.selectNone();
    control.network = { delayMs: 20, refuses: new Set() };
    await Promise.all([selection.select(first.id), selection.select(second.id)]);
    expect([first, second].map((call) => call.state.value.hold.local)).to.deep.equal([true, false]);
    expect(selection.selected.value).to.equal(second.id);
  });

  const held = (...calls: readonly FakeCall[]): readonly boolean[] =>
    calls.map((call) => call.state.value.hold.local);
  const slow = (refuses: readonly ('hold' | 'resume')[] = []): void => {
    control.network = { delayMs: 10_000, refuses: new Set(refuses) };
  };
  const fast = (refuses: readonly ('hold' | 'resume')[] = []): void => {
    control.network = { delayMs: 0, refuses: new Set(refuses) };
  };
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

  it('holds a call that was dialled before and is answered late', async () => {
    const first = await control.dial({ target: '1' });
    await selection.selectNone();
    const second = await talking(control, '2');
    first.event(connected);
    await settled();
    expect(held(first, second)).to.deep.equal([true, false]);
    expect(selection.selected.value).to.equal(second.id);
  });

  it('holds a dialled call that is answered after an incoming one was', async () => {
    const dialled = await control.dial({ target: '1' });
    const ringing = control.ring();
    await selection.answer(ringing.id, 'hold');
    dialled.event(connected);
    await settled();
    expect(held(dialled, ringing)).to.deep.equal([true, false]);
  });

  it('selects a call that is answered late while no other is open', async () => {
    const call = await control.dial({ target: '1' });
    await selection.selectNone();
    call.event(connected);
    await settled();
    expect(held(call)).to.deep.equal([false]);
    expect(selection.selected.value).to.equal(call.id);
  });

  it('selects the call that takes the place of the selected one', async () => {
    const replaced = await talking(control, '1');
    const successor = control.ring();
    successor.event({ type: 'answering' });
    successor.event(connected);
    replaced.end('transferred');
    await settled();
    expect(held(successor)).to.deep.equal([false]);
    expect(selection.selected.value).to.equal(successor.id);
  });

  it('holds a call whose resume is confirmed after another was answered', async () => {
    const first = await talking(control, '1');
    await selection.selectNone();
    control.network = { delayMs: 400, refuses: new Set() };
    const resumed = selection.select(first.id);
    await settled();
    fast();
    const ringing = control.ring();
    await selection.answer(ringing.id, 'hold');
    expect(ringing.state.value.phase).to.equal('connected');
    expect(first.state.value.pending).to.equal('resume');
    await resumed;
    await settled();
    expect(selection.selected.value).to.equal(ringing.id);
    expect(held(first, ringing)).to.deep.equal([true, false]);
  });

  it('answers although the far side of the current call does not confirm its hold', async () => {
    const current = await talking(control, '1');
    slow();
    const ringing = control.ring();
    const answered = selection.answer(ringing.id, 'hold');
    await settled();
    expect(selection.answering.value).to.equal(ringing.id);
    fast();
    await answered;
    expect(selection.answering.value).to.equal(undefined);
    expect(ringing.state.value.phase).to.equal('connected');
    expect(current.state.value.pending).to.equal('hold');
  });

  it('ends and answers at once while "hold and answer" still waits', async () => {
    const current = await talking(control, '1');
    slow();
    const ringing = control.ring();
    const waiting = selection.answer(ringing.id, 'hold');
    await settled();
    fast();
    await selection.answer(ringing.id, 'end');
    expect(current.state.value.phase).to.be.oneOf(['ending', 'ended']);
    await waiting;
    expect(ringing.state.value.phase).to.equal('connected');
    expect(ringing.commands).to.deep.equal(['answer']);
  });

  it('answers when the current caller hangs up while being put on hold', async () => {
    const current = await talking(control, '1');
    control.network = { delayMs: 10, refuses: new Set() };
    const ringing = control.ring();
    const answered = selection.answer(ringing.id, 'hold');
    current.end('remote-hangup');
    await answered;
    expect(ringing.state.value.phase).to.equal('connected');
    expect(reported).to.deep.equal([]);
  });

  it('says that the current call cannot be held, and lets the other ring on', async () => {
    await talking(control, '1');
    fast(['hold']);
    const ringing = control.ring();
    const failure = await selection.answer(ringing.id, 'hold').catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'call/hold-refused');
    expect(ringing.state.value.phase).to.equal('ringing');
    expect(selection.answering.value).to.equal(undefined);
  });

  it('answers once, however often it is asked to', async () => {
    const ringing = control.ring();
    await Promise.all([selection.answer(ringing.id, 'hold'), selection.answer(ringing.id, 'hold')]);
    expect(ringing.commands).to.deep.equal(['answer']);
  });
});
