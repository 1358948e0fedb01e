import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { effect } from './signals.ts';
import type { ReadonlySignal } from './signals.ts';

/**
 * Renders its host again whenever one of the signals changes. It subscribes while the host is connected and
 * only then, so a removed element is free for the garbage collector.
 */
export class SignalController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #sources: () => readonly (ReadonlySignal<unknown> | undefined)[];
  #dispose: (() => void) | undefined;

  /** `sources` is a function, because a context value is there only once the host is connected. */
  constructor(host: ReactiveControllerHost, sources: () => readonly (ReadonlySignal<unknown> | undefined)[]) {
    this.#host = host;
    this.#sources = sources;
    host.addController(this);
  }

  hostConnected(): void {
    this.#dispose = effect(() => {
      // Reading `value` is what subscribes.
      this.#sources().forEach((source) => source?.value);
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#dispose?.();
    this.#dispose = undefined;
  }
}
