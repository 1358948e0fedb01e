import type { Timers } from './ports.ts';

/** RFC 4028 §10: BYE shortly before the end: a third of the interval, at most 32 s. */
function safetyMs(seconds: number): number {
  return Math.min(32, seconds / 3) * 1000;
}

export interface SessionTimerEvents {
  /** Our turn to refresh, at half of the interval. */
  readonly refresh: () => void;
  /** Nobody refreshed: the far side is gone. */
  readonly expire: () => void;
}

/** Runs the session timer of one call. Started anew by each 2xx to INVITE or re-INVITE; ends with the signal. */
export class SessionTimer {
  readonly #timers: Timers;
  readonly #events: SessionTimerEvents;
  #cancel: readonly (() => void)[] = [];

  constructor(timers: Timers, events: SessionTimerEvents, signal: AbortSignal) {
    this.#timers = timers;
    this.#events = events;
    signal.addEventListener('abort', () => {
      this.stop();
    });
  }

  /** @param seconds the negotiated interval */
  start(seconds: number, refreshes: boolean): void {
    this.stop();
    const expire = this.#timers.after(seconds * 1000 - safetyMs(seconds), this.#events.expire);
    const refresh = refreshes ? [this.#timers.after(seconds * 500, this.#events.refresh)] : [];
    this.#cancel = [expire, ...refresh];
  }

  stop(): void {
    for (const cancel of this.#cancel) cancel();
    this.#cancel = [];
  }
}
