import { expect } from '@open-wc/testing';
import { between, exponentialBackoff } from './backoff.ts';

describe('backoff', () => {
  it('lies between its bounds', () => {
    expect(between(100, 300, () => 0)).to.equal(100);
    expect(between(100, 300, () => 0.5)).to.equal(200);
  });

  const limits = { firstMs: 1000, maxMs: 30_000 };
  for (const [attempt, least, most] of [
    [0, 500, 1000],
    [1, 1000, 2000],
    [4, 8000, 16_000],
    [5, 15_000, 30_000],
    [1_000_000, 15_000, 30_000],
  ] as const) {
    it(`attempt ${String(attempt)}: ${String(least)}–${String(most)} ms`, () => {
      expect(exponentialBackoff(attempt, limits, () => 0)).to.equal(least);
      expect(exponentialBackoff(attempt, limits, () => 1)).to.equal(most);
    });
  }
});
