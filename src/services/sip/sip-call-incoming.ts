import { SessionState } from 'sip.js';
import type { Core, Invitation, Session } from 'sip.js';
import type { CallErrorCode } from '../../domain/call/call-control.ts';
import type { EndReason } from '../../domain/call/call.ts';
import { newCall } from '../../domain/call/transition.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import type { MicrophoneTrack } from './ports.ts';
import { answerTimer, MIN_SE } from './session-expires.ts';
import { ignoreGone, notPossible } from './sip-call-errors.ts';
import { SipCall } from './sip-call.ts';
import type { CallServices } from './sip-call-services.ts';
import { timerRequest } from './sip-call-dialog.ts';
import type { CallLine } from './sip-call-line.ts';
import { localParty } from './sip-call-identity.ts';
import { endOfCancel, readReasons } from './sip-facts.ts';
import { alertInfoOf, callerOf, forwardersOf } from './sip-facts-party.ts';
import { targetUri } from './sip-target.ts';

/** A link that is gone for longer takes the caller with it. */
const LINK_PATIENCE_MS = 5000;
const log = logger('call');

/** What to do with an INVITE before anybody hears of it. */
export type Rejection = { readonly status: number; readonly headers?: readonly string[] };

/** Extensions that an INVITE may require. */
const SUPPORTED = new Set(['gruu', 'outbound', 'replaces', 'timer']);

/** Rejects what could never become a call, before it rings. */
export function rejectionOf(message: Core.IncomingRequestMessage): Rejection | undefined {
  const unsupported = message
    .getHeaders('Require')
    .flatMap((value) => value.toLowerCase().split(/[\s,]+/))
    .filter((tag) => tag !== '' && !SUPPORTED.has(tag));
  // RFC 3261 §8.2.2.3: SIP.js looks at none of them.
  if (unsupported.length > 0) return { status: 420, headers: [`Unsupported: ${unsupported.join(', ')}`] };
  // RFC 4028 §9: too short a session timer.
  return answerTimer(timerRequest(message), MIN_SE) === undefined
    ? { status: 422, headers: [`Min-SE: ${MIN_SE}`] }
    : undefined;
}

/** A call that somebody places to us. */
export class IncomingCall extends SipCall {
  #refusal: Promise<void> | undefined;
  readonly #invitation: Invitation;

  constructor(invitation: Invitation, line: CallLine, services: CallServices) {
    const { request } = invitation;
    const forwarders = forwardersOf(request);
    const forwardedBy = forwarders.at(-1);
    const alertInfo = alertInfoOf(request);
    super(
      newCall({
        id: crypto.randomUUID(),
        guid: uuidv7(services.now()),
        line: line.profile.id,
        direction: 'inbound',
        remote: callerOf(request),
        local: localParty(line.profile),
        createdAt: services.now(),
        ...(forwardedBy && { forwardedBy }),
        ...(forwarders.length > 1 && { forwardedVia: forwarders.slice(0, -1) }),
        ...(alertInfo !== undefined && { alertInfo }),
      }),
      line,
      services,
    );
    this.#invitation = invitation;
  }

  protected get session(): Session {
    return this.#invitation;
  }

  /** Rings: follows the caller's CANCEL, and reads the offer so that the answer is quick. */
  ring(): void {
    const invitation = this.#invitation;
    this.#attend();
    if (!invitation.autoSendAnInitialProvisionalResponse) invitation.progress().catch(ignoreGone);
    this.line.onLost(() => {
      if (this.snapshot.connectedAt !== undefined) return;
      this.line.up(LINK_PATIENCE_MS, this.services.timers, this.abort.signal).catch(() => {
        this.abandon({ kind: 'network-lost' });
      });
    }, this.abort.signal);
    const media = this.openMedia(false);
    this.services.directory.assign(invitation, media);
    if (invitation.body === undefined || invitation.body === '') return;
    media.accept(invitation.body).catch((error: unknown) => {
      if (this.abort.signal.aborted) return;
      log.warn('the offer cannot be answered', error);
      invitation.reject({ statusCode: 488 }).catch(ignoreGone);
      this.end({ kind: 'incompatible', code: 488 });
    });
  }

  /** Ends the call before it ever rang. Shown in the history, heard by nobody. */
  refuse(status: number): void {
    this.#invitation.reject({ statusCode: status }).catch(ignoreGone);
    this.end({ kind: 'refused-busy', code: status });
  }

  /**
   * Takes the place of another call (INVITE with Replaces, RFC 3891): answered without a ring, held and muted where the
   * other was, with its own microphone.
   */
  takeOver(held: boolean, muted: boolean): void {
    this.#attend();
    this.apply({ type: 'answering' });
    this.muteWanted = muted;
    if (muted) this.apply({ type: 'muted', muted });
    const media = this.openMedia(false);
    media.hold = held;
    this.services.directory.assign(this.#invitation, media);
    this.#accept(this.services.media.openMicrophone(this.abort.signal))
      .then(() => {
        if (held) this.apply({ type: 'hold', local: true });
      })
      .catch((error: unknown) => {
        log.warn('the call could not be taken over', error);
      });
  }

  override answer(): Promise<void> {
    return this.command('answer', async () => {
      const { media, timers } = this.services;
      await this.line.up(LINK_PATIENCE_MS, timers, this.abort.signal);
      const access = await media.microphoneAccess();
      // A failure now leaves the call ringing: the person can mend it and answer after all.
      const microphone = await (access === 'granted'
        ? media.openMicrophone(this.abort.signal)
        : this.#askForMicrophone());
      if (this.snapshot.phase !== 'ringing') {
        microphone.close();
        return notPossible('answer');
      }
      this.apply({ type: 'answering' });
      await this.#accept(Promise.resolve(microphone));
    });
  }

  override reject(
    status?: 480 | 486 | 603,
    reason: 'refused-busy' | 'blocked' = 'refused-busy',
  ): Promise<void> {
    return this.#refuse('reject', async () => {
      const end: EndReason = status === undefined ? { kind: 'rejected' } : { kind: reason, code: status };
      await this.#send({ statusCode: status ?? 486 }, end);
    });
  }

  override deflect(target: string): Promise<void> {
    return this.#refuse('deflect', async () => {
      const uri = targetUri(target, this.line.profile.domain);
      if (uri === undefined) throw new AppError<CallErrorCode>('call/invalid-target');
      const headers = [`Contact: <${uri.toString()}>`];
      await this.#send({ statusCode: 302, extraHeaders: headers }, { kind: 'deflected' });
    });
  }

  #attend(): void {
    const invitation = this.#invitation;
    invitation.delegate = {
      onCancel: (cancel) => {
        this.end(endOfCancel(readReasons(cancel.request.getHeaders('Reason'))));
      },
    };
    invitation.stateChange.addListener((state) => {
      if (state === SessionState.Established) this.established(invitation, false);
    });
    this.followSession(invitation, () => ({
      kind: this.snapshot.phase === 'ringing' ? 'missed' : this.#lostKind(),
    }));
  }

  /** SIP.js ended an answered call by itself: no ACK came, or the descriptions did not fit. */
  #lostKind(): EndReason['kind'] {
    return this.snapshot.connectedAt === undefined ? 'media-failed' : 'network-lost';
  }

  async #askForMicrophone(): Promise<MicrophoneTrack> {
    this.apply({ type: 'need', need: 'microphone-permission' });
    try {
      return await this.services.media.openMicrophone(this.abort.signal);
    } finally {
      if (this.snapshot.phase !== 'ended') this.apply({ type: 'need', need: undefined });
    }
  }

  async #accept(opening: Promise<MicrophoneTrack>): Promise<void> {
    const invitation = this.#invitation;
    const timer = answerTimer(timerRequest(invitation.request), this.services.settings().sessionExpires);
    this.joinMicrophone(opening);
    await invitation.accept({ extraHeaders: [...(timer?.headers ?? [])] });
    if (timer !== undefined) this.dialog?.timerAnswered(timer.seconds, timer.refreshes);
  }

  async #send(options: Parameters<Invitation['reject']>[0], reason: EndReason): Promise<void> {
    this.chosenEnd = reason;
    await this.#invitation.reject(options);
    this.end(reason);
  }

  /** A refusal overtakes an answer that waits for the microphone's permission. */
  #refuse(name: 'reject' | 'deflect', task: () => Promise<void>): Promise<void> {
    if (!this.snapshot.can.includes(name)) return notPossible(name);
    // A second click means the same refusal.
    this.#refusal ??= task()
      .catch((error: unknown) => {
        throw this.failed(error);
      })
      .finally(() => {
        this.#refusal = undefined;
      });
    return this.#refusal;
  }
}
