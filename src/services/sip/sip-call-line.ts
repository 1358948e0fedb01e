import { TransportState } from 'sip.js';
import type { UserAgent } from 'sip.js';
import type { Profile } from '../../domain/account/profile.ts';
import { AppError } from '../../lib/app-error.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { SipLine } from './line.ts';
import type { Timers } from './ports.ts';

/** What a call sees of the line it runs on. */
export class CallLine {
  readonly #line: Pick<SipLine, 'userAgent' | 'onLinkRestored'>;
  readonly #profile: ReadonlySignal<Profile>;

  constructor(line: Pick<SipLine, 'userAgent' | 'onLinkRestored'>, profile: ReadonlySignal<Profile>) {
    this.#line = line;
    this.#profile = profile;
  }

  /** Changes that need no new registration reach the next call. */
  get profile(): Profile {
    return this.#profile.peek();
  }

  get userAgent(): UserAgent {
    return this.#line.userAgent;
  }

  get linked(): boolean {
    return this.userAgent.transport.isConnected();
  }

  /** Calls back each time the WebSocket is back, until the signal aborts. */
  onRestored(listener: () => void, signal: AbortSignal): void {
    signal.addEventListener('abort', this.#line.onLinkRestored(listener));
  }

  /** Calls back each time the WebSocket is lost, until the signal aborts. */
  onLost(listener: () => void, signal: AbortSignal): void {
    const { stateChange } = this.userAgent.transport;
    const onState = (state: TransportState): void => {
      if (state === TransportState.Disconnected) listener();
    };
    stateChange.addListener(onState);
    signal.addEventListener('abort', () => {
      stateChange.removeListener(onState);
    });
  }

  /**
   * Resolves when the link is up.
   * @throws AppError `call/timeout` after `ms`, `call/not-possible` when the signal aborts.
   */
  async up(ms: number, timers: Timers, signal: AbortSignal): Promise<void> {
    if (this.linked) return;
    const waiting = new AbortController();
    const either = AbortSignal.any([signal, waiting.signal]);
    try {
      await new Promise<void>((resolve, reject) => {
        this.onRestored(resolve, either);
        const cancel = timers.after(ms, () => {
          reject(new AppError('call/timeout', 'the link did not come back'));
        });
        either.addEventListener('abort', () => {
          cancel();
          reject(new AppError('call/not-possible', 'the call ended'));
        });
      });
    } finally {
      waiting.abort();
    }
  }
}
