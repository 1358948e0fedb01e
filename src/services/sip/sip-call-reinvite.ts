import type { Core, Session } from 'sip.js';
import { SessionState } from 'sip.js';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { glareDelay } from './glare.ts';
import type { Timers } from './ports.ts';
import { readMinSe } from './session-expires.ts';
import { refusedBy } from './sip-call-errors.ts';
import type { CallLine } from './sip-call-line.ts';

type Response = Core.IncomingResponseMessage;
type Outcome =
  { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly refusal: Refused };

interface Refused {
  readonly statusCode: number;
  readonly reasonPhrase: string;
  readonly response?: Response;
}

const LINK_WAIT_MS = 32_000;
const MAX_TRIES = 6;
const log = logger('sip');

export interface ReInviteParts {
  readonly session: Session;
  readonly line: CallLine;
  readonly timers: Timers;
  readonly signal: AbortSignal;
  /** We made the Call-ID. */
  readonly ownsCallId: boolean;
  /** Session timer headers; asked again for each try. */
  readonly headers: () => readonly string[];
  readonly rollback: () => Promise<void>;
  readonly onMinSe: (seconds: number) => void;
}

/**
 * Sends re-INVITEs of one call until one is accepted or refused for good: waits for the link, waits out glare (RFC 3261
 * §14.1), raises the session interval (RFC 4028 §7.4), and sends again what was under way when the link was lost.
 */
export class ReInviter {
  readonly #parts: ReInviteParts;
  #abandon: (() => void) | undefined;
  /** The ACK that an abandoned request may still owe. */
  #owed: string | undefined;

  constructor(parts: ReInviteParts) {
    this.#parts = parts;
    parts.line.onLost(() => this.#abandon?.(), parts.signal);
  }

  /**
   * Resolves with the 2xx.
   * @throws AppError `call/refused` (the call goes on as it was), `call/timeout`, `call/not-possible` (the call ended)
   */
  async send(): Promise<Response> {
    const { line, timers, signal } = this.#parts;
    for (let attempt = 1; ; attempt++) {
      await line.up(LINK_WAIT_MS, timers, signal);
      await this.#settleDebt();
      const outcome = await this.#try();
      if (outcome.ok) return outcome.response;
      const delay = attempt < MAX_TRIES ? this.#retryDelay(outcome.refusal) : undefined;
      if (delay === undefined) throw refusedBy(outcome.refusal);
      log.info(`re-INVITE: ${outcome.refusal.statusCode}, again in ${delay} ms`);
      await this.#pause(delay);
    }
  }

  /** Milliseconds to wait before the next try; undefined when there is none. */
  #retryDelay({ statusCode, response }: Refused): number | undefined {
    const { ownsCallId, line, onMinSe } = this.#parts;
    if (!line.linked) return 0;
    if (statusCode === 491) return glareDelay(ownsCallId);
    if (statusCode === 422) {
      onMinSe(readMinSe(response?.getHeader('Min-SE')));
      return 0;
    }
    // 500 with Retry-After: our request met another that was not finished there (RFC 3261 §14.2).
    const retryAfter = Number(
      /^\s*(\d{1,3})/.exec(response?.getHeader('Retry-After') ?? '')?.[1] ?? Number.NaN,
    );
    return statusCode === 500 && retryAfter <= 10 ? retryAfter * 1000 : undefined;
  }

  async #try(): Promise<Outcome> {
    const { session, headers, rollback, signal } = this.#parts;
    if (session.state !== SessionState.Established || signal.aborted) {
      throw new AppError('call/not-possible', 'the call ended');
    }
    // The way to us may have changed with the link (RFC 3261 §12.2.1.1, target refresh).
    session._contact = session.userAgent.contact.toString();
    return new Promise<Outcome>((resolve, reject) => {
      const onAbort = (): void => {
        reject(new AppError('call/not-possible', 'the call ended'));
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const settle = (outcome: Outcome): void => {
        this.#abandon = undefined;
        signal.removeEventListener('abort', onAbort);
        resolve(outcome);
      };
      const refused = ({ message }: Core.IncomingResponse): void => {
        const { statusCode = 500, reasonPhrase = '' } = message;
        settle({ ok: false, refusal: { statusCode, reasonPhrase, response: message } });
      };
      session
        .invite({
          requestOptions: { extraHeaders: [...headers()] },
          requestDelegate: {
            onAccept: ({ message }) => {
              settle({ ok: true, response: message });
            },
            onReject: refused,
            onRedirect: refused,
          },
        })
        .then(
          (request) => {
            this.#abandon = () => {
              this.#owed = ackFor(request.message.toString());
              answerLocally(session, request.message);
            };
            if (!this.#parts.line.linked) this.#abandon();
          },
          async (error: unknown) => {
            // Theirs came while ours was in the making, or one is still under way: as with 491, later.
            log.info('re-INVITE not sent', error);
            await rollback();
            const over = session.state !== SessionState.Established;
            settle({ ok: false, refusal: { statusCode: over ? 481 : 491, reasonPhrase: 'overtaken' } });
          },
        )
        .catch((error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        });
    });
  }

  /**
   * The far side may have accepted what the lost link kept from us. It would refuse the next re-INVITE until its 200 is
   * acknowledged, and hang up after 32 s (RFC 3261 §13.3.1.4). An ACK that nobody waits for is dropped (§17.2.1).
   */
  async #settleDebt(): Promise<void> {
    const ack = this.#owed;
    this.#owed = undefined;
    if (ack === undefined) return;
    await this.#parts.session.userAgent.transport.send(ack).catch((error: unknown) => {
      log.debug('ACK not sent', error);
    });
  }

  #pause(ms: number): Promise<void> {
    const { timers, signal } = this.#parts;
    return new Promise((resolve) => {
      const cancel = timers.after(ms, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
  }
}

/** The ACK to a 2xx of the request: its own branch, the same CSeq number (RFC 3261 §13.2.2.4). */
function ackFor(request: string): string {
  const [start = '', ...lines] = (request.split('\r\n\r\n')[0] ?? '').split('\r\n');
  const kept = lines.filter((line) => /^(?:via|from|to|call-id|cseq|route|max-forwards):/i.test(line));
  const branch = `branch=z9hG4bK${crypto.randomUUID().replaceAll('-', '')}`;
  return [start, ...kept]
    .join('\r\n')
    .replace(/^INVITE /, 'ACK ')
    .replace(/^(CSeq:\s*\d+) INVITE$/im, '$1 ACK')
    .replace(/branch=[^;\s]+/, branch)
    .concat('\r\nContent-Length: 0\r\n\r\n');
}

/**
 * Ends a transaction whose answer went down with the link, by the 503 that RFC 3261 §8.1.3.1 prescribes for a failed
 * transport. SIP.js would keep the request pending, and the call without commands, for 32 s.
 */
function answerLocally(session: Session, request: Core.OutgoingRequestMessage): void {
  const lines = request
    .toString()
    .split('\r\n')
    .filter((line) => /^(?:via|from|to|call-id|cseq):/i.test(line));
  const response = ['SIP/2.0 503 Link Lost', ...lines, 'Content-Length: 0', '', ''].join('\r\n');
  session.userAgent.transport.onMessage?.(response);
}
