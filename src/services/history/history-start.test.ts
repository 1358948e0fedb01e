import { expect } from '@open-wc/testing';
import { fillHistory } from '../../../test/support/history-entries.ts';
import { printFigure } from '../../../test/support/print-figure.ts';
import { temporaryData, temporaryDatabase } from '../../../test/support/temporary-data.ts';
import { signal } from '../../lib/signals.ts';
import { StoredHistory } from './stored-history.ts';

describe('StoredHistory at the start', () => {
  it('starts as quickly with 10,000 and 100,000 calls as with none', async () => {
    const median = async (database: string): Promise<number> => {
      const times: number[] = [];
      for (let run = 0; run < 7; run++) {
        const data = await temporaryData(database);
        const begin = performance.now();
        const history = await StoredHistory.open(data.store, data, signal(500));
        times.push(performance.now() - begin);
        history.close();
      }
      return times.sort((a, b) => a - b)[3]!;
    };
    const databases: string[] = [];
    for (const count of [0, 10_000, 100_000]) {
      const database = temporaryDatabase();
      await fillHistory(database, count);
      databases.push(database);
    }
    const [empty, ten, hundred] = [
      await median(databases[0]!),
      await median(databases[1]!),
      await median(databases[2]!),
    ];
    const figure = (ms: number): string => `${ms.toFixed(1)} ms`;
    printFigure(
      `history start: empty ${figure(empty)}, 10,000 calls ${figure(ten)}, 100,000 calls ${figure(hundred)}`,
    );
    // A start that read every call would take hundreds of times as long; a slow machine is slow in all three.
    expect(ten).to.be.below(empty * 10 + 20);
    expect(hundred).to.be.below(empty * 10 + 40);
  }).timeout(60_000);
});
