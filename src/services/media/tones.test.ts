import { expect } from '@open-wc/testing';
import { BUSY, CALL_WAITING, keyTone, RINGBACK } from './call-tones.ts';
import { RING_TONES } from './ring-tones.ts';
import { renderTone, TONE_RATE } from './tone-plan.ts';
import type { TonePlan } from './tone-plan.ts';
import { encodeWav } from './wav.ts';

/** What a person hears: the plan as WAV, decoded and rendered by the browser itself. */
async function heard(plan: TonePlan): Promise<Float32Array> {
  const bytes = await encodeWav(renderTone(plan), TONE_RATE).arrayBuffer();
  const context = new OfflineAudioContext(1, Math.round(plan.seconds * 48_000), 48_000);
  const buffer = await context.decodeAudioData(bytes);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}

/** The amplitude of one frequency in samples at 48 kHz (Goertzel). */
function amplitude(samples: Float32Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / 48_000);
  let before = 0;
  let last = 0;
  for (const sample of samples) [before, last] = [last, sample + coefficient * last - before];
  const power = before * before + last * last - coefficient * before * last;
  return (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}

/** When the sound is there: [from, to] in seconds, read in steps of 10 ms. */
function cadence(samples: Float32Array): readonly (readonly [number, number])[] {
  const step = 480;
  const stretches: [number, number][] = [];
  for (let at = 0; at < samples.length; at += step) {
    if (!samples.subarray(at, at + step).some((value) => Math.abs(value) > 0.05)) continue;
    const time = Math.round(at / step) / 100;
    const open = stretches.at(-1);
    if (open !== undefined && Math.abs(open[1] - time) < 0.001) open[1] = Math.round(time * 100 + 1) / 100;
    else stretches.push([time, Math.round(time * 100 + 1) / 100]);
  }
  return stretches;
}

describe('the tones of the phone, measured', () => {
  const cadences = [
    { name: 'ringback', plan: RINGBACK, seconds: 5, on: [[0, 1]] },
    {
      name: 'busy',
      plan: BUSY,
      seconds: 2.88,
      on: [
        [0, 0.48],
        [0.96, 1.44],
        [1.92, 2.4],
      ],
    },
    {
      name: 'call waiting',
      plan: CALL_WAITING,
      seconds: 5.4,
      on: [
        [0, 0.2],
        [0.4, 0.6],
      ],
    },
  ];
  for (const { name, plan, seconds, on } of cadences)
    it(`${name}: 425 Hz in its rhythm`, async () => {
      const samples = await heard(plan);
      expect(samples.length / 48_000).to.be.closeTo(seconds, 0.001);
      const stretches = cadence(samples);
      expect(stretches).to.have.length(on.length);
      stretches.forEach(([from, to], index) => {
        expect(from).to.be.closeTo(on[index]?.[0] ?? NaN, 0.0101);
        expect(to).to.be.closeTo(on[index]?.[1] ?? NaN, 0.0101);
      });
      const tone = samples.subarray(0, 9600);
      expect(amplitude(tone, 425)).to.be.closeTo(0.35, 0.03);
      expect(amplitude(tone, 350)).to.be.lessThan(0.02);
      expect(amplitude(tone, 480)).to.be.lessThan(0.02);
    });

  const pairs: Readonly<Record<string, readonly [number, number]>> = {
    '1': [697, 1209],
    '2': [697, 1336],
    '3': [697, 1477],
    A: [697, 1633],
    '4': [770, 1209],
    '5': [770, 1336],
    '6': [770, 1477],
    B: [770, 1633],
    '7': [852, 1209],
    '8': [852, 1336],
    '9': [852, 1477],
    C: [852, 1633],
    '*': [941, 1209],
    '0': [941, 1336],
    '#': [941, 1477],
    D: [941, 1633],
  };
  it('each key sounds its pair of ITU-T Q.23 and no other', async () => {
    const all = [697, 770, 852, 941, 1209, 1336, 1477, 1633];
    for (const [digit, pair] of Object.entries(pairs)) {
      const plan = keyTone(digit);
      expect(plan, digit).to.not.equal(undefined);
      if (plan === undefined) continue;
      const samples = await heard(plan);
      expect(samples.length / 48_000).to.be.closeTo(0.12, 0.001);
      const loud = all.filter((hz) => amplitude(samples, hz) > 0.1);
      expect(loud, digit).to.deep.equal([...pair]);
    }
  });

  it('knows no tone for what is no key', () => {
    expect(['', '+', 'x', '12', 'é'].map((digit) => keyTone(digit))).to.deep.equal(Array(5).fill(undefined));
    expect(keyTone('a')).to.deep.equal(keyTone('A'));
  });

  for (const [name, plan] of Object.entries(RING_TONES))
    it(`the ring "${name}" is loud enough, never clips, and rests before it repeats`, async () => {
      const samples = await heard(plan());
      const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(peak).to.be.within(0.3, 0.999);
      const { seconds } = plan();
      expect(cadence(samples).at(-1)?.[1]).to.be.lessThan(seconds - 0.5);
    });
});
