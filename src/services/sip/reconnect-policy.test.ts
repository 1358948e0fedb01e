import { expect } from '@open-wc/testing';
import { retryDelay } from './reconnect-policy.ts';
import type { Setback } from './reconnect-policy.ts';

const link: Setback = { cause: 'link', attempts: 0, lastedMs: 0, servers: 1 };

type Row = readonly [name: string, setback: Setback, rule: string, least: number, most: number];

const rows: readonly Row[] = [
  ['the link was just lost', link, 'at-once', 0, 300],
  ['one address, which failed', { ...link, attempts: 1, lastedMs: 200 }, 'steady', 500, 1500],
  ['two addresses, the first failed', { ...link, attempts: 1, servers: 2 }, 'at-once', 0, 300],
  ['two addresses, both failed', { ...link, attempts: 2, servers: 2 }, 'steady', 500, 1500],
  ['just under a minute', { ...link, attempts: 60, lastedMs: 59_999 }, 'steady', 500, 1500],
  ['a minute', { ...link, attempts: 61, lastedMs: 60_000 }, 'backing-off', 2000, 4000],
  ['a minute and a half', { ...link, attempts: 70, lastedMs: 90_000 }, 'backing-off', 4000, 8000],
  ['three minutes', { ...link, attempts: 80, lastedMs: 180_000 }, 'backing-off', 15_000, 30_000],
  ['a weekend', { ...link, attempts: 9999, lastedMs: 172_800_000 }, 'backing-off', 15_000, 30_000],
  ['refused once', { ...link, cause: 'refusal', attempts: 1 }, 'backing-off', 1000, 2000],
  ['refused six times', { ...link, cause: 'refusal', attempts: 6 }, 'backing-off', 15_000, 30_000],
  ['Retry-After: 0', { ...link, cause: 'refusal', attempts: 1, retryAfterMs: 0 }, 'retry-after', 0, 1000],
  [
    'Retry-After: 5',
    { ...link, cause: 'refusal', attempts: 1, retryAfterMs: 5000 },
    'retry-after',
    5000,
    6000,
  ],
  [
    'Retry-After wins over a long spell',
    { ...link, lastedMs: 1e9, retryAfterMs: 120_000 },
    'retry-after',
    120_000,
    132_000,
  ],
  [
    'Retry-After of a year',
    { ...link, cause: 'refusal', retryAfterMs: 3e10 },
    'retry-after',
    3_600_000,
    3_960_000,
  ],
];

/** The same numbers on each run (mulberry32), spread as evenly as those of `Math.random`. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The largest share of the values within 100 ms. */
function densest(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  sorted.forEach((value, index) => {
    while (value - (sorted[first] ?? value) > 100) first++;
    most = Math.max(most, index - first + 1);
  });
  return most / values.length;
}

describe('retryDelay', () => {
  for (const [name, setback, rule, least, most] of rows) {
    it(`${name}: ${rule}, ${String(least)}–${String(most)} ms`, () => {
      expect(retryDelay(setback, () => 0)).to.equal(least);
      const delayMs = retryDelay(setback, () => 1 - Number.EPSILON);
      expect(delayMs).to.be.closeTo(most, 0.001);
    });
  }

  // Durations from the first turn's on, where its beginning and end could heap up, to the last of the steady ones.
  for (const awayMs of [300, 700, 1000, 1200, 1500, 2500, 20_000, 55_000]) {
    it(`spreads 1,000 phones that lose a server for ${String(awayMs / 1000)} s: no 100 ms holds over 15 %`, () => {
      const random = seeded(20_261_123);
      const arrivals = Array.from({ length: 1000 }, () => {
        let at = 0;
        for (let attempts = 0; ; attempts++) {
          at += retryDelay({ cause: 'link', attempts, lastedMs: at, servers: 1 }, random);
          if (at >= awayMs) return at;
        }
      });
      expect(densest(arrivals)).to.be.at.most(0.15);
      expect(Math.max(...arrivals)).to.be.at.most(awayMs + 1500);
    });
  }
});
