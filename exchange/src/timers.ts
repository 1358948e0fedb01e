/** All time limits of the exchange, in milliseconds. Tests shorten them. */
export interface Timers {
  /** Timer C: how long an INVITE may ring (RFC 3261 §16.6 step 11). */
  readonly ring: number;
  /** Timers B and F: how long a request may stay without any answer (RFC 3261 §17.1). */
  readonly transaction: number;
  /** How long the calls of a phone wait for it to come back after its connection was lost. */
  readonly absence: number;
  /** How long a leased account stays reserved while it is not registered. */
  readonly lease: number;
  /** Life of a digest nonce. */
  readonly nonce: number;
  /** How long a connection may stay without sending anything at all after it was opened. */
  readonly firstMessage: number;
  /** Between two WebSocket pings; a connection that left one unanswered is closed at the next. */
  readonly ping: number;
  /** The longest call to a line with media. */
  readonly lineCall: number;
}

export const DEFAULT_TIMERS: Timers = Object.freeze({
  ring: 180_000,
  transaction: 32_000,
  absence: 30_000,
  lease: 60_000,
  nonce: 300_000,
  firstMessage: 30_000,
  ping: 30_000,
  lineCall: 3_600_000,
});

/** Timers that all end together, and never keep the process alive. */
export class TimerSet {
  readonly #running = new Set<NodeJS.Timeout>();

  /** Calls back once after `delay` ms; returns the function that cancels. */
  after(delay: number, callback: () => void): () => void {
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      callback();
    }, delay);
    timer.unref();
    this.#running.add(timer);
    return () => {
      clearTimeout(timer);
      this.#running.delete(timer);
    };
  }

  clear(): void {
    for (const timer of this.#running) clearTimeout(timer);
    this.#running.clear();
  }
}
