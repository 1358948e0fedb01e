import { expect } from '@open-wc/testing';
import { FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import { outcomeOf } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { historyRecorder } from './history-recorder.ts';

describe('history recorder', () => {
  let control: FakeCallControl;
  let written: Map<string, HistoryEntry>;
  let writes: number;

  beforeEach(() => {
    control = new FakeCallControl();
    written = new Map();
    writes = 0;
    const put = (entry: HistoryEntry): Promise<void> => {
      written.set(entry.guid, entry);
      writes += 1;
      return Promise.resolve();
    };
    historyRecorder(control, { put }, (error) => {
      throw error;
    });
  });

  const only = (): HistoryEntry => {
    expect(written.size).to.equal(1);
    return [...written.values()][0]!;
  };

  it('writes a call when it begins, so that a crash leaves a trace', async () => {
    await control.dial({ target: '500' });
    expect(only()).to.include({ direction: 'outbound', lineLabel: 'Office', unseen: false });
    expect(only()).to.not.have.property('endedAt');
  });

  it('writes the answer and the end', async () => {
    const call = await control.dial({ target: '500' });
    call.event({ type: 'connected', at: Date.now() });
    call.end('remote-hangup');
    expect(outcomeOf(only())).to.equal('answered');
    expect(only().endReason).to.deep.equal({ kind: 'remote-hangup' });
  });

  it('marks a call that nobody took as missed and not seen', () => {
    control.ring().end('missed');
    expect(outcomeOf(only())).to.equal('missed');
    expect(only().unseen).to.equal(true);
  });

  for (const kind of ['rejected', 'answered-elsewhere'] as const) {
    it(`has nothing to show for a call that was ${kind}`, () => {
      control.ring().end(kind);
      expect(only().unseen).to.equal(false);
    });
  }

  it('shows calls refused by do not disturb or a full house as missed', () => {
    control.ring().end('refused-busy');
    expect(outcomeOf(only())).to.equal('missed');
    expect(only().unseen).to.equal(true);
  });

  it('does not write for each measurement of a call', async () => {
    const call = await control.dial({ target: '500' });
    call.event({ type: 'connected', at: Date.now() });
    const before = writes;
    call.event({ type: 'audio', flow: 'flowing' });
    call.event({ type: 'quality', quality: { mos: 4, level: 'good', lossPercent: 0, jitterMs: 1 } });
    call.event({ type: 'muted', muted: true });
    expect(writes).to.equal(before);
    call.end('local-hangup');
    expect(only().quality).to.include({ mos: 4 });
  });
});
