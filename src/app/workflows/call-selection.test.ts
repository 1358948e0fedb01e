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

  beforeEach(() => {
    control = new FakeCallControl();
    selection = callSelection(control);
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
    expect(failure).to.have.property('code', 'call/refused');
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
});
