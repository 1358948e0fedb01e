import { expect } from '@open-wc/testing';
import { meanOpinion, QualityAverage, qualityBetween } from './quality.ts';
import type { QualityReading } from './quality.ts';
import { QualityWatch } from './quality-watch.ts';
import { readStats } from './quality-stats.ts';

const reading = (at: number, packets: number, more: Partial<QualityReading> = {}): QualityReading => ({
  at,
  packets,
  lost: 0,
  jitterMs: 2,
  codec: 'opus',
  ...more,
});

describe('quality', () => {
  const cases: readonly [string, Partial<QualityReading>, 'good' | 'fair' | 'poor'][] = [
    ['a clean line', {}, 'good'],
    ['1 % lost', { lost: 3 }, 'good'],
    ['5 % lost', { lost: 13 }, 'fair'],
    ['20 % lost', { lost: 62 }, 'poor'],
    ['round trip over a satellite', { roundTripMs: 900 }, 'poor'],
    ['jitter of 130 ms', { jitterMs: 130 }, 'fair'],
  ];
  for (const [name, more, level] of cases) {
    it(`${name}: ${level}`, () => {
      expect(qualityBetween(reading(0, 0), reading(5000, 250, more))?.level).to.equal(level);
    });
  }

  it('falls with loss and delay and stays within 1 to 4.5', () => {
    expect(meanOpinion(0, 0, 'PCMU')).to.be.greaterThan(meanOpinion(3, 0, 'PCMU'));
    expect(meanOpinion(0, 20, 'PCMU')).to.be.greaterThan(meanOpinion(0, 400, 'PCMU'));
    expect(meanOpinion(100, 5000, 'unknown')).to.equal(1);
    expect(meanOpinion(0, 0, 'PCMU')).to.be.closeTo(4.41, 0.05);
  });

  it('says nothing without packets', () => {
    expect(qualityBetween(reading(0, 5), reading(5000, 5))).to.equal(undefined);
  });

  it('keeps the average of the whole call', () => {
    const average = new QualityAverage();
    average.add(reading(0, 0, { jitterMs: 2, roundTripMs: 10 }));
    average.add(reading(5000, 250, { jitterMs: 4, roundTripMs: 30 }));
    average.add(reading(10_000, 475, { lost: 25, jitterMs: 6, roundTripMs: 50 }));
    expect(average.result).to.deep.include({ lossPercent: 5, jitterMs: 4, roundTripMs: 30, codec: 'opus' });
  });

  it('reads the report of the browser', () => {
    const report = new Map<string, unknown>([
      [
        '1',
        {
          type: 'inbound-rtp',
          kind: 'audio',
          packetsReceived: 10,
          packetsLost: 1,
          jitter: 0.004,
          codecId: 'c',
        },
      ],
      ['c', { type: 'codec', mimeType: 'audio/opus' }],
      ['p', { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.02 }],
    ]);
    expect(readStats(report, 7)).to.deep.equal({
      at: 7,
      packets: 10,
      lost: 1,
      jitterMs: 4,
      roundTripMs: 20,
      codec: 'opus',
    });
  });
});

describe('packets-in watchdog', () => {
  it('says "missing" 4 s after the last packet, "flowing" when they come again, and is quiet on hold', async () => {
    let now = 0;
    let packets = 0;
    let due = true;
    const flows: string[] = [];
    const watch = new QualityWatch(
      {
        stats: () =>
          Promise.resolve(
            new Map([
              ['i', { type: 'inbound-rtp', kind: 'audio', packetsReceived: packets }],
            ]) as unknown as RTCStatsReport,
          ),
        timers: { after: () => () => undefined, every: () => () => undefined },
        due: () => due,
        onFlow: (flow) => flows.push(flow),
        onQuality: () => undefined,
        now: () => now,
      },
      new AbortController().signal,
    );
    const step = async (ms: number, arrived: number): Promise<string> => {
      now += ms;
      packets += arrived;
      flows.length = 0;
      await watch.read();
      return flows.join();
    };
    expect(await step(1000, 50)).to.equal('flowing');
    expect(await step(3900, 0)).to.equal('');
    expect(await step(100, 0)).to.equal('missing');
    expect(await step(1000, 1)).to.equal('flowing');
    due = false;
    expect(await step(9000, 0)).to.equal('none');
    due = true;
    expect(await step(3000, 0)).to.equal('');
    expect(await step(1000, 0)).to.equal('missing');
    // In doubt, half a second is enough; what came before the doubt does not count.
    expect(await step(1000, 50)).to.equal('flowing');
    packets += 10;
    watch.doubt();
    await new Promise((resolve) => setTimeout(resolve));
    expect(await step(400, 0)).to.equal('');
    expect(await step(100, 0)).to.equal('missing');
    watch.doubt();
    await new Promise((resolve) => setTimeout(resolve));
    expect(await step(100, 5)).to.equal('flowing');
    expect(await step(3900, 0)).to.equal('');
  });
});
