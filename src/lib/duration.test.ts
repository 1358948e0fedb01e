import { expect } from '@open-wc/testing';
import { roughDuration } from './duration.ts';

describe('roughDuration', () => {
  for (const [ms, expected] of [
    [-5, '0 sec'],
    [59_999, '59 sec'],
    [60_000, '1 min'],
    [3_599_000, '59 min'],
    [7_200_000, '2 hr'],
    [172_800_000, '2 days'],
  ] as const) {
    it(`${ms} ms → ${expected}`, () => {
      expect(roughDuration(ms, 'en')).to.equal(expected);
    });
  }

  it('speaks German', () => {
    expect(roughDuration(120_000, 'de')).to.equal('2 Min.');
  });
});
