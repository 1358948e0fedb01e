import { expect } from '@open-wc/testing';
import { FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import { UiState } from '../ui-state.ts';
import { NOTICE_STAYS_AFTER_CALL_MS, NOTICE_STAYS_MS, passingNotices } from './passing-notices.ts';

describe('passing notices', () => {
  let ui: UiState;
  let control: FakeCallControl;
  let due: { readonly ms: number; readonly run: () => void }[];
  const headings = (): readonly string[] => ui.notices.value.map(({ heading }) => heading);

  beforeEach(() => {
    ui = new UiState();
    control = new FakeCallControl();
    due = [];
    passingNotices(ui, control, (ms, run) => due.push({ ms, run }));
  });

  it('leave after a while, and those that do not pass stay', () => {
    ui.notify({ id: 'a', tone: 'error', heading: 'A call failed', passing: true });
    ui.notify({ id: 'b', tone: 'error', heading: 'The storage is full' });
    expect(due.map(({ ms }) => ms)).to.deep.equal([NOTICE_STAYS_MS]);
    due[0]?.run();
    expect(headings()).to.deep.equal(['The storage is full']);
  });

  it('leave soon after the end of a call', async () => {
    const call = await control.dial({ target: '1' });
    ui.notify({ id: 'a', tone: 'error', heading: 'Refused', passing: true });
    call.end('remote-hangup');
    expect(due.map(({ ms }) => ms)).to.deep.equal([NOTICE_STAYS_MS, NOTICE_STAYS_AFTER_CALL_MS]);
    due[1]?.run();
    expect(headings()).to.deep.equal([]);
  });

  it('start anew when the same thing happens again', () => {
    const again = (): void => {
      ui.notify({ id: 'a', tone: 'error', heading: 'Refused', passing: true });
    };
    again();
    again();
    due[0]?.run();
    expect(headings()).to.deep.equal(['Refused']);
    due[1]?.run();
    expect(headings()).to.deep.equal([]);
  });

  it('are at most three, the oldest goes', () => {
    for (const heading of ['1', '2', '3', '4']) ui.notify({ id: heading, tone: 'error', heading });
    expect(headings()).to.deep.equal(['2', '3', '4']);
  });
});
