import { logger } from '../../lib/logger.ts';
import type { TimerDue, TimerRequest } from './timer-messages.ts';

interface Entry {
  readonly run: () => void;
  readonly ms: number;
  readonly repeat: boolean;
  /** The page's own timer, when the worker failed. */
  local?: ReturnType<typeof setTimeout>;
}

/** Longer delays overflow the timers of a browser, and would be due at once. */
const LONGEST_MS = 2_147_483_647;
const log = logger('platform');

/**
 * Timers that a background page does not throttle: a dedicated worker (`timer.worker.ts`) runs them. Should the worker
 * fail, the page's own timers take over, slowed when hidden but never lost. Times in milliseconds.
 */
export class WorkerTimers {
  readonly #worker: Worker;
  readonly #entries = new Map<number, Entry>();
  #lastId = 0;
  #broken = false;

  /** The worker runs `timer.worker.ts` and is used by nobody else. */
  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<TimerDue>) => {
      this.#due(data.id);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#takeOver(event.message);
    });
  }

  /** Calls back once; returns the function that cancels. */
  after(ms: number, run: () => void): () => void {
    return this.#add({ run, ms: Math.min(ms, LONGEST_MS), repeat: false });
  }

  /** Calls back again and again; returns the function that cancels. */
  every(ms: number, run: () => void): () => void {
    return this.#add({ run, ms: Math.min(ms, LONGEST_MS), repeat: true });
  }

  /** Ends the worker and all timers. */
  close(): void {
    for (const { local } of this.#entries.values()) clearTimeout(local);
    this.#entries.clear();
    this.#worker.terminate();
  }

  #add(entry: Entry): () => void {
    const id = ++this.#lastId;
    this.#entries.set(id, entry);
    if (this.#broken) this.#runHere(id, entry);
    else this.#post({ type: 'timer/set', id, ms: entry.ms, repeat: entry.repeat });
    return () => {
      this.#cancel(id);
    };
  }

  #cancel(id: number): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    if (this.#broken) clearTimeout(entry.local);
    else this.#post({ type: 'timer/clear', id });
  }

  /** A message that was on its way when the timer was cancelled finds no entry. */
  #due(id: number): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || this.#broken) return;
    if (!entry.repeat) this.#entries.delete(id);
    entry.run();
  }

  #takeOver(reason: string): void {
    if (this.#broken) return;
    this.#broken = true;
    log.warn('the timer worker failed; timers run in the page', reason);
    for (const [id, entry] of this.#entries) this.#runHere(id, entry);
  }

  #runHere(id: number, entry: Entry): void {
    const run = (): void => {
      if (!entry.repeat) this.#entries.delete(id);
      entry.run();
    };
    entry.local = entry.repeat ? setInterval(run, entry.ms) : setTimeout(run, entry.ms);
  }

  #post(request: TimerRequest): void {
    this.#worker.postMessage(request);
  }
}
