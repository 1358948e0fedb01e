import type { SessionDescriptionHandler } from 'sip.js/lib/api/session-description-handler.js';
import type { BodyAndContentType } from 'sip.js/lib/api/session-description-handler.js';

const BODY: BodyAndContentType = {
  body: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n',
  contentType: 'application/sdp',
};

/** A session description without media behind it, for tests of signalling between phones. */
export class PlainSdp implements SessionDescriptionHandler {
  close(): void {
    this.offered = undefined;
  }

  offered: string | undefined;

  getDescription(): Promise<BodyAndContentType> {
    return Promise.resolve(BODY);
  }

  setDescription(sdp: string): Promise<void> {
    this.offered = sdp;
    return Promise.resolve();
  }

  hasDescription(contentType: string): boolean {
    return contentType === 'application/sdp';
  }

  holdModifier(): never {
    throw new Error('not used');
  }

  sendDtmf(): boolean {
    return false;
  }
}
