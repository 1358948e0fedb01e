import type { SessionDescriptionHandler } from 'sip.js/lib/api/session-description-handler.js';
import type { BodyAndContentType } from 'sip.js/lib/api/session-description-handler.js';
import { SDP } from './call.ts';

/** A session description without media behind it, for tests of signalling between phones. */
export class PlainSdp implements SessionDescriptionHandler {
  close(): void {
    // Nothing is open.
  }

  getDescription(): Promise<BodyAndContentType> {
    return Promise.resolve({ body: SDP, contentType: 'application/sdp' });
  }

  setDescription(): Promise<void> {
    return Promise.resolve();
  }

  hasDescription(contentType: string): boolean {
    return contentType === 'application/sdp';
  }

  sendDtmf(): boolean {
    return false;
  }
}
