import { expect } from '@open-wc/testing';
import { formatNumber } from './number-format.ts';

describe('formatNumber', () => {
  const cases: readonly (readonly [number: string, shown: string])[] = [
    ['101', '101'],
    ['23125', '23125'],
    ['*97', '*97'],
    ['anna@example.com', 'anna@example.com'],
    ['', ''],
    ['030231250', '030 231 250'],
    ['03023125014', '030 231 250 14'],
    ['+493023125014', '+49 302 312 5014'],
    ['00493023125014', '0049 302 312 5014'],
    ['0012125550182', '001 212 555 0182'],
    ['+442079460182', '+44 207 946 0182'],
    ['+12125550182', '+1 212 555 0182'],
    ['+79161234567', '+7 916 123 4567'],
    ['+352123456', '+352 123 456'],
    ['+3531234567', '+353 123 4567'],
    ['+420123456789', '+420 123 456 789'],
  ];
  for (const [number, shown] of cases) {
    it(`shows ${number || 'nothing'} as ${shown || 'nothing'}`, () => {
      expect(formatNumber(number)).to.equal(shown);
    });
  }
});
