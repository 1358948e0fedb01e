interface Entry {
  at: number;
  readonly run: () => void;
  readonly every?: number;
}

/** Timers on a clock that stands until a test moves it. */
export class FakeClock {
  #now: number;
  readonly #entries = new Set<Entry>();

  constructor(now = 1_800_000_000_000) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly after = (ms: number, run: () => void): (() => void) => this.#add({ at: this.#now + ms, run });

  readonly every = (ms: number, run: () => void): (() => void) =>
    this.#add({ at: this.#now + ms, run, every: ms });

  /** How many timers wait. */
  get waiting(): number {
    return this.#entries.size;
  }

  /** Lets time pass: each timer runs at its time, and promises settle in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = next.at;
      this.#entries.delete(next);
      if (next.every !== undefined) this.#entries.add({ ...next, at: next.at + next.every });
      next.run();
      await settled();
    }
    this.#now = end;
  }

  /** The machine sleeps: the clock moves and no timer runs until time passes again. */
  sleep(ms: number): void {
    this.#now += ms;
    for (const entry of this.#entries) entry.at = Math.max(entry.at, this.#now);
  }

  #add(entry: Entry): () => void {
    this.#entries.add(entry);
    return () => {
      // A repeated timer is replaced by its next turn, with the same function.
      for (const other of this.#entries) if (other.run === entry.run) this.#entries.delete(other);
    };
  }

  #next(end: number): Entry | undefined {
    let first: Entry | undefined;
    for (const entry of this.#entries) {
      if (entry.at <= end && (first === undefined || entry.at < first.at)) first = entry;
    }
    return first;
  }
}

/** What is in the queues now has run: promise reactions, and the microtasks that those start. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
