import { transfer, wrap } from 'comlink';
import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import { ChunkMaker, planName } from './chunk.ts';
import type { ChunkIndex } from './chunk.ts';
import type { Indexer } from './index-ahead.ts';

/** What a worker offers that only indexes. */
export interface IndexerApi {
  index(rows: readonly string[], plan: NumberPlan): Promise<ChunkIndex>;
}

/** The side of the worker. */
export function servedIndexer(): IndexerApi {
  let maker: ChunkMaker | undefined;
  let made = '';
  return {
    index(rows, plan) {
      if (maker === undefined || made !== planName(plan)) maker = new ChunkMaker(plan);
      made = planName(plan);
      const index = maker.index(rows);
      const { words, groups, numberRows, ids } = index;
      const arrays = [words.ends, words.posts, groups.ends, groups.posts, numberRows, ids];
      return Promise.resolve(transfer(index, [...new Set(arrays.map(({ buffer }) => buffer))]));
    },
  };
}

/** The side that asks. */
export function workerIndexer(worker: Worker): Indexer {
  const remote = wrap<IndexerApi>(worker);
  const { promise: failed, reject } = Promise.withResolvers<never>();
  failed.catch(() => undefined);
  worker.addEventListener('error', (event) => {
    // It would go on to the window, which would take the worker that asks for the one that failed.
    event.preventDefault();
    reject(new Error(event.message));
  });
  return {
    index: (rows, plan) => Promise.race([remote.index(rows, plan), failed]),
    close() {
      worker.terminate();
    },
  };
}
