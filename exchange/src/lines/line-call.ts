import { DOMAIN } from '../accounts.ts';
import { randomBranch, randomToken } from '../random.ts';
import { viaValue } from '../proxy/client-transactions.ts';
import { readAddress, readTag } from '../wire/grammar.ts';
import { respond, type ResponseOptions } from '../wire/respond.ts';
import { SipRequest, type SipResponse } from '../wire/sip-message.ts';
import type { LineMedia } from './line-media.ts';

/** A call as a line sees it: the far side of the dialog that an INVITE opened (RFC 3261 §12.1.1). */
export class LineCall {
  readonly invite: SipRequest;
  readonly tag = randomToken();
  readonly media: LineMedia | undefined;
  readonly #line: string;
  state: 'ringing' | 'answered' | 'ended' = 'ringing';
  #cseq = 0;

  constructor(line: string, invite: SipRequest, media: LineMedia | undefined) {
    this.#line = line;
    this.invite = invite;
    this.media = media;
  }

  get remoteTag(): string {
    return readTag(this.invite.get('from'));
  }

  get callId(): string {
    return this.invite.get('call-id') ?? '';
  }

  /** A response to a request of this dialog, with what a dialog needs in it. */
  respond(request: SipRequest, status: number, options: ResponseOptions = {}): SipResponse {
    const response = respond(request, status, { ...options, tag: this.tag });
    if (request.method !== 'INVITE' || status >= 300) return response;
    for (const route of request.all('record-route')) response.append('Record-Route', route);
    response.append('Contact', `<sip:${this.#line}@${DOMAIN};transport=ws>`);
    response.append('Allow', 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE');
    response.append('Supported', 'replaces');
    return response;
  }

  bye(): SipRequest {
    const contact = this.invite.list('contact')[0];
    const bye = new SipRequest(
      { method: 'BYE', uri: contact === undefined ? '' : readAddress(contact).uri },
      [],
    );
    bye.append('Via', viaValue(randomBranch()));
    bye.append('Max-Forwards', '70');
    bye.append('From', `${this.invite.get('to') ?? ''};tag=${this.tag}`);
    bye.append('To', this.invite.get('from') ?? '');
    bye.append('Call-ID', this.callId);
    bye.append('CSeq', `${String(++this.#cseq)} BYE`);
    bye.setBody('');
    return bye;
  }
}
