import { expect } from '@open-wc/testing';
import { compareVersions } from './update.ts';

const cases: readonly [string, string, -1 | 0 | 1][] = [
  ['1.2.3', '1.2.3', 0],
  ['1.2.3', '1.2.4', -1],
  ['1.10.0', '1.9.9', 1],
  ['2.0.0', '10.0.0', -1],
  ['1.2', '1.2.0', 0],
  ['1.2', '1.2.1', -1],
  ['nonsense', '1.0.0', 0],
];

describe('compareVersions', () => {
  for (const [a, b, expected] of cases) {
    it(`${a} and ${b}`, () => {
      expect(Math.sign(compareVersions(a, b))).to.equal(expected);
      expect(Math.sign(compareVersions(b, a))).to.equal(expected === 0 ? 0 : -expected);
    });
  }
});
