/** How often the clock is looked at. */
const STEP_MS = 2000;
/** A step that took this much longer: the machine slept, or the browser froze the page. */
const SLEPT_MS = 5000;

interface Every {
  every(ms: number, run: () => void): () => void;
}

/** Chromium's, absent elsewhere and in the types of the DOM (Network Information API §4). */
const { connection } = navigator as { readonly connection?: EventTarget };

/**
 * The world around the page: network up and down, wake-up from sleep. A browser tells of no sleep; it shows in the clock,
 * which jumps between two ticks of a timer that nothing else delays (so the timers must be those of a worker). A frozen
 * page (Page Lifecycle, `freeze` and `resume`) counts as sleep.
 */
export class BrowserSurroundings {
  readonly #now: () => number;
  readonly #connectivity = new Set<(online: boolean) => void>();
  readonly #wayChange = new Set<() => void>();
  readonly #wakeUp = new Set<(sleptMs: number) => void>();
  readonly #abort = new AbortController();
  readonly #stopTicking: () => void;
  #lastTick: number;
  #frozenAt: number | undefined;

  constructor(timers: Every, now: () => number = Date.now) {
    this.#now = now;
    this.#lastTick = now();
    this.#stopTicking = timers.every(STEP_MS, () => {
      this.#tick();
    });
    const { signal } = this.#abort;
    addEventListener(
      'online',
      () => {
        this.#tell(true);
      },
      { signal },
    );
    addEventListener(
      'offline',
      () => {
        this.#tell(false);
      },
      { signal },
    );
    connection?.addEventListener(
      'change',
      () => {
        for (const listener of [...this.#wayChange]) listener();
      },
      { signal },
    );
    document.addEventListener(
      'freeze',
      () => {
        this.#frozenAt = this.#now();
      },
      { signal },
    );
    document.addEventListener(
      'resume',
      () => {
        this.#resumed();
      },
      { signal },
    );
    // The first moment after a wake-up at which anything runs may be that somebody looks at the page.
    document.addEventListener(
      'visibilitychange',
      () => {
        this.#tick();
      },
      { signal },
    );
  }

  /** False when the browser knows that there is no network; true says little. */
  online(): boolean {
    return navigator.onLine;
  }

  onConnectivity(listener: (online: boolean) => void): () => void {
    this.#connectivity.add(listener);
    return () => this.#connectivity.delete(listener);
  }

  /** Another interface is in use, or perhaps only its estimated speed is another: the browser tells both alike. */
  onWayChange(listener: () => void): () => void {
    this.#wayChange.add(listener);
    return () => this.#wayChange.delete(listener);
  }

  onWakeUp(listener: (sleptMs: number) => void): () => void {
    this.#wakeUp.add(listener);
    return () => this.#wakeUp.delete(listener);
  }

  close(): void {
    this.#abort.abort();
    this.#stopTicking();
    this.#connectivity.clear();
    this.#wayChange.clear();
    this.#wakeUp.clear();
  }

  #tell(online: boolean): void {
    for (const listener of [...this.#connectivity]) listener(online);
  }

  #tick(): void {
    const now = this.#now();
    const sleptMs = now - this.#lastTick - STEP_MS;
    this.#lastTick = now;
    if (sleptMs >= SLEPT_MS) this.#woke(sleptMs);
  }

  #resumed(): void {
    const frozenAt = this.#frozenAt;
    this.#frozenAt = undefined;
    this.#lastTick = this.#now();
    if (frozenAt !== undefined) this.#woke(this.#now() - frozenAt);
  }

  #woke(sleptMs: number): void {
    for (const listener of [...this.#wakeUp]) listener(sleptMs);
  }
}
