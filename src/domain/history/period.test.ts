import { expect } from '@open-wc/testing';
import { spanOf } from './period.ts';
import type { Period } from './period.ts';

const at = (month: number, day: number, hour = 0): number => new Date(2026, month - 1, day, hour).getTime();
const NOW = at(11, 26, 9);

const cases: readonly (readonly [period: Partial<Period>, from: number, until: number])[] = [
  [{ choice: 'all' }, -Infinity, Infinity],
  [{ choice: 'today' }, at(11, 26), Infinity],
  [{ choice: 'week' }, at(11, 20), Infinity],
  // Clocks went back on 25 October in much of Europe: still whole days.
  [{ choice: 'month' }, at(10, 28), Infinity],
  [{ choice: 'days' }, -Infinity, Infinity],
  [{ choice: 'days', first: '2026-11-03' }, at(11, 3), Infinity],
  [{ choice: 'days', last: '2026-11-03' }, -Infinity, at(11, 4)],
  [{ choice: 'days', first: '2026-11-03', last: '2026-11-03' }, at(11, 3), at(11, 4)],
  [{ choice: 'days', first: '2026-11-05', last: '2026-11-03' }, at(11, 3), at(11, 6)],
  [{ choice: 'days', first: '2026-13-45', last: 'x' }, -Infinity, Infinity],
];

describe('spanOf', () => {
  for (const [period, from, until] of cases) {
    it(`reads ${JSON.stringify(period)}`, () => {
      expect(spanOf({ choice: 'all', first: '', last: '', ...period }, NOW)).to.deep.equal({ from, until });
    });
  }
});
