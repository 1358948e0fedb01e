import type { Core, Session } from 'sip.js';
import type { Settings } from '../../domain/settings/settings.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { dtmfRelay } from './dtmf.ts';
import { IceWatch } from './ice-watch.ts';
import type { Timers } from './ports.ts';
import type { CallMedia } from './sdh-media.ts';
import { answerTimer, MIN_SE, readMinSe, readSessionExpires, requestHeaders } from './session-expires.ts';
import type { Refresher, TimerRequest } from './session-expires.ts';
import { SessionTimer } from './session-timer.ts';
import { refusedBy } from './sip-call-errors.ts';
import type { Headers } from './sip-facts-party.ts';
import type { CallLine } from './sip-call-line.ts';
import { ReInviter } from './sip-call-reinvite.ts';

export interface DialogEvents {
  /** The far side sent a description: its hold may have changed. */
  readonly onNegotiated: () => void;
  /** A request or response that may name the far side anew. */
  readonly onIdentity: (message: Headers) => void;
  /** The session timer ran out or the dialog is gone at the far side. */
  readonly onGone: (detail: string) => void;
}

export interface DialogParts {
  readonly session: Session;
  readonly media: CallMedia;
  readonly line: CallLine;
  readonly timers: Timers;
  readonly signal: AbortSignal;
  readonly settings: () => Settings;
  readonly ownsCallId: boolean;
  readonly events: DialogEvents;
}

/** ICE that the first candidates suffice for is done by then; else those that came later are sent. */
const CANDIDATES_MS = 700;
const log = logger('sip');

/** What the far side's INVITE says about session timers. */
export function timerRequest(message: Headers): TimerRequest {
  const expires = readSessionExpires(message.getHeader('Session-Expires') ?? message.getHeader('x'));
  const supported = [...message.getHeaders('Supported'), ...message.getHeaders('k')];
  return {
    ...(expires && { expires }),
    supported: supported.some((value) => /(?:^|[\s,])timer(?:[\s,]|$)/i.test(value)),
    minSe: readMinSe(message.getHeader('Min-SE')),
  };
}

/** An answered call on the wire: all requests within its dialog, one after the other, and its session timer. */
export class CallDialog {
  readonly #parts: DialogParts;
  readonly #queue = new SerialQueue();
  readonly #timer: SessionTimer;
  readonly #reInviter: ReInviter;
  #minSe = MIN_SE;
  #role: Refresher | undefined;

  constructor(parts: DialogParts) {
    this.#parts = parts;
    const { session, media, line, timers, signal, settings, ownsCallId } = parts;
    this.#timer = new SessionTimer(
      timers,
      {
        refresh: () => {
          this.refresh('session timer');
        },
        expire: () => {
          parts.events.onGone('session timer expired');
        },
      },
      signal,
    );
    this.#reInviter = new ReInviter({
      session,
      line,
      timers,
      signal,
      ownsCallId,
      headers: () => requestHeaders(settings().sessionExpires, this.#minSe, this.#role),
      rollback: () => media.rollback(),
      onMinSe: (seconds) => {
        this.#minSe = Math.max(this.#minSe, seconds);
      },
    });
    this.#heedReInvites();
    const watch = new IceWatch(media.peer, timers, signal, () => {
      this.restartIce('connectivity was lost');
    });
    watch.start();
    line.onRestored(() => {
      if (media.peer.connectionState === 'connected') this.refresh('the link is back');
      else this.restartIce('the link is back');
    }, signal);
    const late = timers.after(CANDIDATES_MS, () => {
      if (media.lacksCandidates) this.refresh('late candidates');
    });
    signal.addEventListener('abort', late);
  }

  /** Starts or restarts the session timer by a 2xx of the far side. */
  timerAccepted(response: Headers): void {
    const expires = readSessionExpires(response.getHeader('Session-Expires') ?? response.getHeader('x'));
    // A far side without session timers: we refresh all the same, and so learn when it is gone (RFC 4028 §7.2).
    this.#role = expires?.refresher ?? 'uac';
    const seconds = expires?.seconds ?? Math.max(this.#parts.settings().sessionExpires, this.#minSe);
    this.#timer.start(Math.max(seconds, MIN_SE), this.#role === 'uac');
  }

  /** Starts the session timer by a 2xx of ours. */
  timerAnswered(seconds: number, refreshes: boolean): void {
    // In the next request of ours we are the UAC, whoever was it in this one.
    this.#role = refreshes ? 'uac' : 'uas';
    this.#timer.start(seconds, refreshes);
  }

  /** @throws AppError when the far side refused; nothing has changed then. */
  setHold(hold: boolean): Promise<void> {
    const { media } = this.#parts;
    return this.#queue.run(async () => {
      const before = media.hold;
      media.hold = hold;
      try {
        await this.#reInvite();
      } catch (error) {
        media.hold = before;
        throw error;
      }
    });
  }

  /** Sends a digit by INFO. */
  info(digit: string): Promise<void> {
    const { session, line, timers, signal } = this.#parts;
    return this.#queue.run(async () => {
      await line.up(5000, timers, signal);
      await new Promise<void>((resolve, reject) => {
        const refused = ({ message }: Core.IncomingResponse): void => {
          reject(refusedBy(message));
        };
        session
          .info({
            requestDelegate: { onAccept: () => resolve(), onReject: refused, onRedirect: refused },
            requestOptions: {
              body: {
                contentDisposition: 'render',
                contentType: 'application/dtmf-relay',
                content: dtmfRelay(digit),
              },
            },
          })
          .catch(() => {
            reject(new AppError('call/not-possible', 'the call ended'));
          });
      });
    });
  }

  /** Says again what holds: refreshes session timer, route and candidates. */
  refresh(reason: string): void {
    this.#background(reason, () => this.#reInvite());
  }

  restartIce(reason: string): void {
    this.#background(reason, async () => {
      this.#parts.media.restartIce();
      await this.#reInvite();
    });
  }

  #background(reason: string, task: () => Promise<void>): void {
    log.info(`re-INVITE: ${reason}`);
    this.#queue.run(task).catch((error: unknown) => {
      if (this.#parts.signal.aborted) return;
      log.warn(`re-INVITE (${reason}) failed`, error);
      // RFC 3261 §12.2.1.2: no answer or "no such call" ends the dialog.
      const detail = error instanceof AppError ? (error.detail ?? '') : '';
      if (/^(?:408|481) /.test(detail)) this.#parts.events.onGone(detail);
    });
  }

  async #reInvite(): Promise<void> {
    const response = await this.#reInviter.send();
    this.timerAccepted(response);
    this.#parts.events.onIdentity(response);
    this.#parts.events.onNegotiated();
  }

  /** Adds to SIP.js's answers what it does not know: session timers; and reads identity and hold from the requests. */
  #heedReInvites(): void {
    const { session, events } = this.#parts;
    const dialog = session.dialog;
    const inner = dialog?.delegate;
    if (dialog === undefined || inner === undefined) return;
    dialog.delegate = {
      ...inner,
      onInvite: (request) => {
        if (this.#answersTimer(request)) inner.onInvite?.(request);
      },
    };
    session.delegate = {
      ...session.delegate,
      onInvite: (request, _response, status) => {
        if (status !== 200) return;
        events.onIdentity(request);
        events.onNegotiated();
      },
    };
  }

  /** False when the request was refused. */
  #answersTimer(request: Core.IncomingInviteRequest): boolean {
    const wanted = timerRequest(request.message);
    const answer = answerTimer(wanted, this.#parts.settings().sessionExpires);
    if (answer === undefined) {
      request.reject({ statusCode: 422, extraHeaders: [`Min-SE: ${MIN_SE}`] });
      return false;
    }
    const accept = request.accept.bind(request);
    request.accept = (options = { statusCode: 200 }) => {
      this.timerAnswered(answer.seconds, answer.refreshes);
      return accept({ ...options, extraHeaders: [...(options.extraHeaders ?? []), ...answer.headers] });
    };
    return true;
  }
}
