import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts down after the last key and then dials (row #154). Every key begins again; zero seconds means never. */
export class AutoDial implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #dial: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #dueAt = 0;

  constructor(host: ReactiveControllerHost, dial: () => void) {
    this.#host = host;
    this.#dial = dial;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Seconds left, at least one while it counts. */
  get remaining(): number | undefined {
    if (this.#timer === undefined) return undefined;
    return Math.max(1, Math.ceil((this.#dueAt - performance.now()) / 1000));
  }

  restart(seconds: number): void {
    this.cancel();
    if (seconds <= 0) return;
    this.#dueAt = performance.now() + seconds * 1000;
    this.#timer = setInterval(this.#tick, 200);
    this.#host.requestUpdate();
  }

  cancel(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#host.requestUpdate();
  }

  readonly #tick = (): void => {
    this.#host.requestUpdate();
    if (performance.now() < this.#dueAt) return;
    this.cancel();
    this.#dial();
  };
}
