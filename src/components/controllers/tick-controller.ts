import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders its host again every second while it is in the document and `wanted`: for ages and countdowns. */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #wanted: () => boolean;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, wanted: () => boolean = () => true) {
    this.#host = host;
    this.#wanted = wanted;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => {
      if (this.#wanted()) this.#host.requestUpdate();
    }, 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
