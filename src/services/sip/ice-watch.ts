import type { Timers } from './ports.ts';

/** A short break mends itself: consent checks go on every few seconds (RFC 7675). */
const DISCONNECTED_MS = 3000;
/** A restart that brought nothing is tried again, not in a flurry. */
const AGAIN_MS = 8000;

/** Says when ICE needs a restart: at once when it failed, after 3 s of "disconnected". */
export class IceWatch {
  readonly #peer: RTCPeerConnection;
  readonly #timers: Timers;
  readonly #signal: AbortSignal;
  readonly #restart: () => void;
  #cancel: () => void = () => undefined;

  constructor(peer: RTCPeerConnection, timers: Timers, signal: AbortSignal, restart: () => void) {
    this.#peer = peer;
    this.#timers = timers;
    this.#signal = signal;
    this.#restart = restart;
  }

  start(): void {
    this.#peer.addEventListener('connectionstatechange', this.#onState, { signal: this.#signal });
    this.#signal.addEventListener('abort', () => {
      this.#cancel();
    });
    this.#onState();
  }

  readonly #onState = (): void => {
    this.#cancel();
    const { connectionState } = this.#peer;
    if (connectionState === 'failed') this.#fire();
    else if (connectionState === 'disconnected')
      this.#cancel = this.#timers.after(DISCONNECTED_MS, this.#fire);
  };

  readonly #fire = (): void => {
    if (this.#signal.aborted) return;
    this.#restart();
    this.#cancel = this.#timers.after(AGAIN_MS, () => {
      if (this.#peer.connectionState === 'failed' || this.#peer.connectionState === 'disconnected')
        this.#fire();
    });
  };
}
