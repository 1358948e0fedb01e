import { Fault } from './fault.ts';

/** How many failures are free. */
const FREE = 5;
const FIRST_MS = 30_000;
const LONGEST_MS = 15 * 60_000;

/** Lets nobody guess: after some failures it is locked for a while, longer each time. */
export class Lockout {
  readonly #now: () => number;
  #failures = 0;
  #until = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  isLocked(): boolean {
    return this.#now() < this.#until;
  }

  /** @throws `locked`, with how long it still is */
  check(): void {
    if (this.isLocked()) throw new Fault('locked', `${Math.ceil((this.#until - this.#now()) / 1000)} s`);
  }

  failed(): void {
    this.#failures++;
    if (this.#failures < FREE) return;
    const times = this.#failures - FREE;
    this.#until = this.#now() + Math.min(FIRST_MS * 2 ** times, LONGEST_MS);
  }

  succeeded(): void {
    this.#failures = 0;
  }
}
