import type { WorkOptions, WorkProgress } from '../../domain/contacts/contact-work.ts';
import { nextTask } from '../../lib/next-task.ts';

/** Milliseconds of work before somebody else has a turn, and between two reports. */
const TURN = 20;
const PACE = 100;

/** Long work in the worker, in turns: searches are answered in between, and an end is heard. */
export class Turns {
  readonly #options: WorkOptions;
  #begun = performance.now();
  #told = -Infinity;

  constructor(options: WorkOptions) {
    this.#options = options;
  }

  /** To be called between two pieces of work. @throws `AbortError` when it was given up */
  async pass(progress: WorkProgress): Promise<void> {
    const { signal, progress: tell } = this.#options;
    signal?.throwIfAborted();
    const now = performance.now();
    if (now - this.#told >= PACE) {
      this.#told = now;
      tell?.(progress);
    }
    if (now - this.#begun < TURN) return;
    await nextTask();
    this.#begun = performance.now();
    signal?.throwIfAborted();
  }
}
