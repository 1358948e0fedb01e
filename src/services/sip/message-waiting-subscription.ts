import type { Core, UserAgent } from 'sip.js';
import { exponentialBackoff } from '../../lib/backoff.ts';
import { logger } from '../../lib/logger.ts';
import { isMessageSummary } from './message-waiting.ts';
import type { Timers } from './ports.ts';

const EXPIRES_S = 3600;
const RETRY = { firstMs: 30_000, maxMs: 1_800_000 };
/** The server knows no message-summary (489), or not for us: when it has said so three times, it is believed. */
const NEVER = new Set([403, 404, 405, 481, 489, 501, 603]);
const MAX_REFUSALS = 3;
const log = logger('sip');

export interface MessageWaitingOptions {
  readonly userAgent: UserAgent;
  readonly timers: Timers;
  readonly onSummary: (body: string) => void;
  readonly random?: () => number;
}

/**
 * SUBSCRIBE message-summary (RFC 3842) of one line. SIP.js's Subscriber keeps refusals to itself, reuses a CSeq after a
 * challenge and takes the seconds of retry-after for milliseconds (a SUBSCRIBE every 35 ms); so each refresh here is a
 * new subscription on the core, replaced at 80 % of its time, and backs off.
 */
export class MessageWaitingSubscription {
  readonly #options: MessageWaitingOptions;
  #request: Core.OutgoingSubscribeRequest | undefined;
  #subscription: Core.Subscription | undefined;
  #cancel: () => void = () => undefined;
  #failures = 0;
  #refusals = 0;
  #running = false;
  #generation = 0;

  constructor(options: MessageWaitingOptions) {
    this.#options = options;
  }

  /** Subscribes now, anew when it did before (the line was registered again). */
  start(): void {
    this.#running = true;
    this.#failures = 0;
    this.#refusals = 0;
    this.#subscribe();
  }

  /** Lets go without a word: the server forgets at expiry, and the link may be gone. */
  stop(): void {
    this.#running = false;
    this.#release();
  }

  #release(): void {
    this.#cancel();
    this.#generation++;
    this.#subscription?.dispose();
    this.#request?.dispose();
    this.#subscription = undefined;
    this.#request = undefined;
  }

  #subscribe(): void {
    if (!this.#running) return;
    this.#release();
    const generation = this.#generation;
    const current =
      <T>(act: (value: T) => void) =>
      (value: T) => {
        if (this.#running && generation === this.#generation) act(value);
      };
    const core = this.#options.userAgent.userAgentCore;
    const { aor } = core.configuration;
    const message = core.makeOutgoingRequestMessage('SUBSCRIBE', aor, aor, aor, {}, [
      'Event: message-summary',
      'Accept: application/simple-message-summary',
      `Expires: ${EXPIRES_S}`,
      `Contact: ${this.#options.userAgent.contact.toString()}`,
    ]);
    this.#request = core.subscribe(message, {
      onAccept: current(({ message: response }: Core.IncomingResponse) => {
        this.#refusals = 0;
        this.#again(expiresOf(response) * 800);
      }),
      onReject: current(({ message: response }: Core.IncomingResponse) => {
        this.#refused(response.statusCode ?? 500);
      }),
      onNotify: current(({ subscription, request }: Core.IncomingRequestWithSubscription) => {
        this.#subscription = subscription;
        this.#notified(request);
        if (subscription === undefined) return;
        subscription.delegate = {
          onNotify: current((next: Core.IncomingNotifyRequest) => {
            this.#notified(next);
          }),
        };
      }),
      onNotifyTimeout: () => {
        log.debug('no NOTIFY for message-summary');
      },
    });
  }

  #notified(request: Core.IncomingNotifyRequest): void {
    request.accept();
    const { message } = request;
    if (isMessageSummary(message.getHeader('Event'), message.getHeader('Content-Type')) && message.body) {
      this.#options.onSummary(message.body);
    }
    const state = /^\s*terminated\b.*?(?:;\s*retry-after\s*=\s*(\d{1,6}))?\s*$/i.exec(
      message.getHeader('Subscription-State') ?? '',
    );
    if (state === null) {
      // Not the 200 to SUBSCRIBE: a server may accept each one and end it with the first NOTIFY.
      this.#failures = 0;
      return;
    }
    const asked = Number(state[1] ?? 0) * 1000;
    this.#again(Math.max(asked, exponentialBackoff(this.#failures++, RETRY, this.#options.random)));
  }

  #refused(status: number): void {
    if (NEVER.has(status) && ++this.#refusals >= MAX_REFUSALS) {
      log.info(`message-summary: ${status}, not asked again`);
      this.#running = false;
      return;
    }
    this.#again(exponentialBackoff(this.#failures++, RETRY, this.#options.random));
  }

  #again(ms: number): void {
    this.#cancel();
    this.#cancel = this.#options.timers.after(ms, () => {
      this.#subscribe();
    });
  }
}

function expiresOf(response: Core.IncomingResponseMessage): number {
  const seconds = Number(/^\s*(\d{1,8})/.exec(response.getHeader('Expires') ?? '')?.[1] ?? EXPIRES_S);
  return Math.min(Math.max(seconds, 60), 86_400);
}
