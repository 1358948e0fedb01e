import { Inviter, SessionState } from 'sip.js';
import type { Core, Session, URI } from 'sip.js';
import type { CallSnapshot } from '../../domain/call/call.ts';
import { newCall } from '../../domain/call/transition.ts';
import { logger } from '../../lib/logger.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import type { MicrophoneTrack } from './ports.ts';
import { foreignTarget } from './refer-in.ts';
import { readMinSe, MIN_SE, requestHeaders } from './session-expires.ts';
import { microphoneEnd, phraseOf } from './sip-call-errors.ts';
import { SipCall } from './sip-call.ts';
import type { CallServices } from './sip-call-services.ts';
import type { CallLine } from './sip-call-line.ts';
import { localParty, outgoingIdentity } from './sip-call-identity.ts';
import { endOfRefusal, readReasons } from './sip-facts.ts';

export interface OutgoingOptions {
  /** As it was dialled, for people. */
  readonly number: string;
  readonly target: URI;
  readonly hideNumber: boolean;
  readonly emergency: boolean;
}

type Response = Core.IncomingResponseMessage;
const log = logger('call');

/** A call that a person placed. `begin` sends the INVITE; nothing is opened before. */
export class OutgoingCall extends SipCall {
  readonly #options: OutgoingOptions;
  #inviter: Inviter | undefined;
  #minSe = MIN_SE;
  #early = false;
  #alerted = false;
  #raised = false;

  constructor(options: OutgoingOptions, line: CallLine, services: CallServices) {
    super(firstSnapshot(options, line, services), line, services);
    this.#options = options;
  }

  protected get session(): Session | undefined {
    return this.#inviter;
  }

  /** Never rejects: what goes wrong ends the call with its reason. */
  async begin(): Promise<void> {
    try {
      if (!this.line.linked) {
        this.end({ kind: 'not-registered' });
        return;
      }
      this.line.onLost(() => {
        // Answers to the INVITE went down with the link: ringback would play on to nobody.
        if (this.snapshot.connectedAt === undefined) this.abandon({ kind: 'network-lost' });
      }, this.abort.signal);
      const { media } = this.services;
      const access = await media.microphoneAccess();
      const asked = access === 'granted' ? undefined : await this.#askForMicrophone();
      if (this.abort.signal.aborted) return;
      // No dead or unreadable relay may stop an emergency call, whatever else the person wants to keep to themselves.
      this.openMedia(true, this.#options.emergency ? { relayOnly: false } : {});
      this.joinMicrophone(
        asked === undefined ? media.openMicrophone(this.abort.signal) : Promise.resolve(asked),
      );
      await this.#invite();
    } catch (error) {
      log.error('the call could not be placed', error);
      this.end({ kind: 'media-failed', ...phraseOf(error) });
    }
  }

  /** While the browser still has to ask the person, nobody is called. Undefined when the call ended over it. */
  async #askForMicrophone(): Promise<MicrophoneTrack | undefined> {
    this.apply({ type: 'need', need: 'microphone-permission' });
    try {
      const microphone = await this.services.media.openMicrophone(this.abort.signal);
      if (!this.abort.signal.aborted) this.apply({ type: 'need', need: undefined });
      return microphone;
    } catch (error) {
      this.end(microphoneEnd(error));
      return undefined;
    }
  }

  async #invite(): Promise<void> {
    const { media, line, services } = this;
    if (media === undefined) return;
    const { profile } = line;
    const identity = outgoingIdentity(profile, this.#options.hideNumber);
    const inviter = new Inviter(line.userAgent, this.#options.target, {
      // Early media and forks are handled here: SIP.js would lose a call that another fork answers.
      earlyMedia: false,
      params: identity.params,
      extraHeaders: [...identity.headers, ...requestHeaders(services.settings().sessionExpires, this.#minSe)],
    });
    this.#inviter = inviter;
    services.directory.assign(inviter, media);
    inviter.delegate = {};
    inviter.stateChange.addListener((state) => {
      if (state === SessionState.Established) this.established(inviter, true);
    });
    this.followSession(inviter, () => ({ kind: 'media-failed' }));
    await inviter.invite({
      requestDelegate: {
        onProgress: ({ message }) => {
          this.#onProgress(message);
        },
        onAccept: ({ message }) => {
          this.dialog?.timerAccepted(message);
          this.identify(message);
        },
        onRedirect: ({ message }) => {
          this.#onRedirect(message);
        },
        onReject: ({ message }) => {
          this.#onReject(message);
        },
      },
    });
  }

  #onProgress(message: Response): void {
    const { phase } = this.snapshot;
    if (phase !== 'dialing' && phase !== 'alerting') return;
    this.#alerted = true;
    const sound =
      this.line.profile.earlyMedia && /^application\/sdp/i.test(message.getHeader('Content-Type') ?? '');
    this.identify(message);
    if (!sound || message.body === '') {
      this.apply({ type: 'progress', earlyMedia: false });
      return;
    }
    // The first fork that sends sound is heard; whichever answers is talked to.
    if (!this.#early) this.#hearEarly(message.body);
    this.apply({ type: 'progress', earlyMedia: this.#early });
  }

  #hearEarly(sdp: string): void {
    this.#early = true;
    const { media, services } = this;
    if (media === undefined) return;
    media.accept(sdp, true).then(
      () => {
        const digits = services.settings().dtmf !== 'info' && media.tones !== undefined;
        if (digits && this.snapshot.phase === 'alerting') {
          this.apply({ type: 'progress', earlyMedia: true, digits });
        }
      },
      (error: unknown) => {
        log.warn('early media could not be used', error);
      },
    );
  }

  #onRedirect(message: Response): void {
    const target = foreignTarget(message.getHeader('Contact') ?? '');
    const { displayName, number } = this.snapshot.remote;
    this.end(this.#refusal(message));
    if (target === undefined) return;
    void this.services.propose({ target, origin: 'redirect', from: displayName ?? number });
  }

  #onReject(message: Response): void {
    if (message.statusCode === 422 && !this.#raised) {
      this.#raised = true;
      // RFC 4028 §7.4: again with the interval that the network wants. The session is a new one, the media stay.
      this.#minSe = readMinSe(message.getHeader('Min-SE'));
      this.#again();
      return;
    }
    this.end(this.#refusal(message));
  }

  #again(): void {
    this.#inviter = undefined;
    this.#invite().catch((error: unknown) => {
      log.error('the call could not be placed again', error);
      this.end({ kind: 'media-failed' });
    });
  }

  #refusal(message: Response): ReturnType<typeof endOfRefusal> {
    return endOfRefusal({
      status: message.statusCode ?? 500,
      phrase: message.reasonPhrase ?? '',
      reasons: readReasons(message.getHeaders('Reason')),
      alerted: this.#alerted,
    });
  }
}

function firstSnapshot(
  { number, target, hideNumber }: OutgoingOptions,
  line: CallLine,
  { now }: CallServices,
): CallSnapshot {
  const { profile } = line;
  return newCall({
    id: crypto.randomUUID(),
    guid: uuidv7(now()),
    line: profile.id,
    direction: 'outbound',
    remote: { uri: target.toString(), number, anonymous: false },
    local: localParty(profile, hideNumber),
    createdAt: now(),
  });
}
