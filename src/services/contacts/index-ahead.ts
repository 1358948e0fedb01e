import type { NumberPlan } from '../../domain/contacts/number-plan.ts';
import type { SourceAhead } from '../../domain/contacts/source-writer.ts';
import { logger } from '../../lib/logger.ts';
import { nextTask } from '../../lib/next-task.ts';
import { CHUNK_SIZE, chunkOf, planName } from './chunk.ts';
import type { ChunkIndex, ChunkMaker, ChunkRecord } from './chunk.ts';

const log = logger('contacts');

/** Another realm that makes the index of rows: on a core of its own. */
export interface Indexer {
  index(rows: readonly string[], plan: NumberPlan): Promise<ChunkIndex>;
  close(): void;
}

/** Rows by the thousand; fewer are indexed sooner than a worker is started. */
const WORTH = 3;
/** Lots that the indexer has before it, so that it need not wait for the task that reads. */
const UNDER_WAY = 16;

interface Lot {
  readonly rows: readonly string[];
  index?: ChunkIndex;
}

/** Rows that are indexed by another worker while further ones are read. */
export class IndexAhead implements SourceAhead {
  readonly #plan: NumberPlan;
  readonly #start: () => Indexer;
  #indexer: Indexer | undefined;
  readonly #lots: Lot[] = [];
  /** So many were given to the indexer, and so many came back. */
  #given = 0;
  #back = 0;
  #over = false;

  constructor(plan: NumberPlan, start: () => Indexer) {
    this.#plan = plan;
    this.#start = start;
  }

  take(rows: readonly string[]): void {
    for (let from = this.#lots.length * CHUNK_SIZE; from + CHUNK_SIZE <= rows.length; from += CHUNK_SIZE)
      this.#lots.push({ rows: rows.slice(from, from + CHUNK_SIZE) });
    this.#give();
  }

  /**
   * Chunks of rows. It goes through them from their end while the indexer comes from the beginning, so that both end at
   * once; what the indexer does not bring is made here, whatever became of it.
   */
  async chunks(lots: readonly (readonly string[])[], maker: ChunkMaker): Promise<readonly ChunkRecord[]> {
    const chunks: ChunkRecord[] = [];
    for (const [place, rows] of [...lots.entries()].reverse()) {
      if (this.#lots[place]?.index === undefined) await nextTask();
      const index = this.#indexOf(place, rows);
      chunks.push(index === undefined ? maker.make(rows) : chunkOf(rows, index));
    }
    this.close();
    return chunks.reverse();
  }

  close(): void {
    this.#over = true;
    this.#indexer?.close();
  }

  #give(): void {
    if (this.#over || this.#lots.length < WORTH) return;
    for (; this.#given < this.#lots.length && this.#given - this.#back < UNDER_WAY; this.#given++) {
      const lot = this.#lots[this.#given];
      if (lot !== undefined) void this.#ask(lot);
    }
  }

  async #ask(lot: Lot): Promise<void> {
    try {
      this.#indexer ??= this.#start();
      lot.index = await this.#indexer.index(lot.rows, this.#plan);
      this.#back++;
      this.#give();
    } catch (error) {
      log.warn('a second worker does not index; the first one does it all', error);
      this.close();
    }
  }

  /** The index of exactly these rows: of records with the same id the last one may have come in between. */
  #indexOf(place: number, rows: readonly string[]): ChunkIndex | undefined {
    const lot = this.#lots[place];
    if (lot?.index?.plan !== planName(this.#plan) || lot.rows.length !== rows.length) return undefined;
    return lot.rows.every((row, at) => row === rows[at]) ? lot.index : undefined;
  }
}
