import { AppError } from '../../lib/app-error.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Timers } from './ports.ts';

/** Milliseconds (WebRTC §7.2 allows 40 to 6000 and a gap of at least 30). Menus of old exchanges miss shorter ones. */
const TONE = { duration: 100, gap: 70 };
const PATIENCE_MS = 400;
const DIGITS = /^[0-9A-D*#]+$/;
const MAX_DIGITS = 64;

/** `Signal=5\r\nDuration=100\r\n`, the body that exchanges understand as `application/dtmf-relay`. */
export function dtmfRelay(digit: string): string {
  return `Signal=${digit}\r\nDuration=${TONE.duration}\r\n`;
}

export interface DtmfPorts {
  readonly settings: () => Pick<Settings, 'dtmf'>;
  /** The sender when RFC 4733 events were negotiated and can be sent now. */
  readonly events: () => RTCDTMFSender | undefined;
  /** Sends one INFO; rejects when it was refused, or no dialog is confirmed yet (RFC 6086 §4.2.1). */
  readonly info: (digit: string) => Promise<void>;
  readonly timers: Timers;
  readonly signal: AbortSignal;
}

/**
 * Sends digits one after the other. `insertDTMF` replaces what is still to be sent, so digits that come while others
 * run are put behind them here, one by one, and never lost.
 */
export class DtmfSender {
  readonly #ports: DtmfPorts;
  readonly #queue = new SerialQueue();

  constructor(ports: DtmfPorts) {
    this.#ports = ports;
  }

  /** Resolves when the last digit was sent. @throws AppError `call/not-possible`, `call/refused` */
  send(digits: string): Promise<void> {
    const wanted = digits.toUpperCase();
    if (!DIGITS.test(wanted) || wanted.length > MAX_DIGITS) {
      return Promise.reject(new AppError('call/not-possible', 'not a digit'));
    }
    return this.#queue.run(async () => {
      for (const digit of wanted) await this.#one(digit);
    });
  }

  async #one(digit: string): Promise<void> {
    const { settings, events, info, signal } = this.#ports;
    const { dtmf } = settings();
    if (signal.aborted) throw new AppError('call/not-possible', 'the call ended');
    const sender = dtmf === 'info' ? undefined : events();
    if (sender !== undefined) {
      const played = this.#played(sender);
      sender.insertDTMF(digit, TONE.duration, TONE.gap);
      await played;
      return;
    }
    if (dtmf === 'rfc4733') throw new AppError('call/refused', 'telephone events were not negotiated');
    await info(digit);
  }

  /** Resolves when the browser says that the tone is over (an empty `tonechange`), or did not say so in time. */
  #played(sender: RTCDTMFSender): Promise<void> {
    const { timers, signal } = this.#ports;
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        signal.removeEventListener('abort', done);
        sender.removeEventListener('tonechange', onTone);
        resolve();
      };
      const onTone = ({ tone }: RTCDTMFToneChangeEvent): void => {
        if (tone === '') done();
      };
      const cancel = timers.after(TONE.duration + TONE.gap + PATIENCE_MS, done);
      signal.addEventListener('abort', done);
      sender.addEventListener('tonechange', onTone);
    });
  }
}
