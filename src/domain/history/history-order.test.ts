import { expect } from '@open-wc/testing';
import { running } from '../../../test/support/history-entries.ts';
import { NEWEST_FIRST, orderBy, orderHistory } from './history-order.ts';
import type { HistoryOrder } from './history-order.ts';
import type { HistoryEntry } from './history.ts';

const named = (index: number, displayName: string, seconds?: number): HistoryEntry => {
  const rest = running(index);
  return {
    ...rest,
    remote: { ...rest.remote, displayName },
    ...(seconds === undefined
      ? { endedAt: rest.startedAt + 1000 }
      : { connectedAt: rest.startedAt, endedAt: rest.startedAt + seconds * 1000 }),
  };
};

/** Newest first. */
const calls = [
  named(5, 'Zoe', 10),
  named(4, 'Ärger', 300),
  named(3, 'anna'),
  named(2, 'Zoe', 10),
  named(1, 'Bob', 5),
];
const texts = {
  nameOf: ({ remote }: HistoryEntry) => remote.displayName ?? '',
  compare: new Intl.Collator('de').compare,
};

const cases: readonly (readonly [order: HistoryOrder, numbers: readonly string[]])[] = [
  [NEWEST_FIRST, ['5', '4', '3', '2', '1']],
  [{ column: 'date', descending: false }, ['1', '2', '3', '4', '5']],
  [{ column: 'partner', descending: false }, ['3', '4', '1', '5', '2']],
  [{ column: 'partner', descending: true }, ['5', '2', '1', '4', '3']],
  [{ column: 'duration', descending: true }, ['4', '5', '2', '1', '3']],
  [{ column: 'duration', descending: false }, ['3', '1', '5', '2', '4']],
];

describe('the order of the history', () => {
  for (const [order, numbers] of cases) {
    it(`is [${numbers.join(' ')}] by ${order.column}, ${order.descending ? 'descending' : 'ascending'}`, () => {
      expect(orderHistory(calls, order, texts).map(({ remote }) => remote.number)).to.deep.equal(numbers);
    });
  }

  it('turns when its column is chosen again, and begins with a new one as people look for it', () => {
    expect(orderBy('date', NEWEST_FIRST)).to.deep.equal({ column: 'date', descending: false });
    expect(orderBy('partner', NEWEST_FIRST)).to.deep.equal({ column: 'partner', descending: false });
    expect(orderBy('duration', NEWEST_FIRST)).to.deep.equal({ column: 'duration', descending: true });
  });
});
