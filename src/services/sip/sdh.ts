import type {
  BodyAndContentType,
  Session,
  SessionDescriptionHandler,
  SessionDescriptionHandlerFactory,
} from 'sip.js';
import type { CallMedia } from './sdh-media.ts';

const SDP = 'application/sdp';
/** What a SIP phone sends is a few kilobytes; more is an attack. */
const MAX_SDP = 65_536;

/**
 * What SIP.js asks for descriptions. It does not own the media: `close` leaves the peer connection and its tracks to the
 * call, which may outlive a session (422 and 302 make a new one) and must not lose a microphone that others share.
 */
export class CallDescriptions implements SessionDescriptionHandler {
  readonly #media: CallMedia;

  constructor(media: CallMedia) {
    this.#media = media;
  }

  close(): void {
    // The call closes its media itself, see above.
  }

  hasDescription(contentType: string): boolean {
    return contentType.split(';')[0]?.trim().toLowerCase() === SDP;
  }

  async getDescription(): Promise<BodyAndContentType> {
    const { sdp } = await this.#media.describe();
    return { body: sdp, contentType: SDP };
  }

  async setDescription(sdp: string): Promise<void> {
    if (sdp.length > MAX_SDP) throw new Error('description too large');
    await this.#media.accept(sdp);
  }

  rollbackDescription(): Promise<void> {
    return this.#media.rollback();
  }

  /** Digits go through `DtmfSender`, which queues. */
  sendDtmf(): boolean {
    return false;
  }
}

/** Finds the media of a session when SIP.js asks for its handler. */
export class MediaDirectory {
  readonly #media = new WeakMap<Session, CallMedia>();

  assign(session: Session, media: CallMedia): void {
    this.#media.set(session, media);
  }

  readonly factory: SessionDescriptionHandlerFactory = (session) => {
    const media = this.#media.get(session);
    if (media === undefined) throw new Error('a session without media');
    return new CallDescriptions(media);
  };
}
