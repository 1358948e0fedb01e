import { DOMAIN } from '../accounts.ts';
import type { Endpoint } from '../endpoint.ts';
import { viaValue } from '../proxy/client-transactions.ts';
import { randomToken } from '../random.ts';
import { readAddress, readTag } from '../wire/grammar.ts';
import { PRODUCT } from '../wire/respond.ts';
import { SipRequest } from '../wire/sip-message.ts';

export type EventPackage = 'dialog' | 'message-summary';

export interface NotifyBody {
  readonly type: string;
  readonly text: string;
}

/** One subscription to one user's state: the notifier's side of its dialog (RFC 6665 §4.2). */
export class Subscription {
  readonly event: EventPackage;
  /** Whose state. */
  readonly entity: string;
  /** Who watches. */
  readonly watcher: string;
  readonly tag = randomToken();
  readonly callId: string;
  readonly remoteTag: string;
  endpoint: Endpoint;
  /** `performance.now()` time. */
  expires = 0;
  /** A change could not be told because the watcher's connection was away. */
  missed = false;
  readonly #eventHeader: string;
  readonly #local: string;
  readonly #remote: string;
  #contact = '';
  #cseq = 0;
  #version = 0;

  constructor(
    request: SipRequest,
    endpoint: Endpoint,
    about: { readonly event: EventPackage; readonly entity: string },
  ) {
    this.event = about.event;
    this.entity = about.entity;
    this.watcher = endpoint.user ?? '';
    this.endpoint = endpoint;
    this.callId = request.get('call-id') ?? '';
    this.#remote = request.get('from') ?? '';
    this.remoteTag = readTag(this.#remote);
    this.#local = `${request.get('to') ?? ''};tag=${this.tag}`;
    this.#eventHeader = request.get('event') ?? about.event;
    this.refresh(request, endpoint);
  }

  /** Version for the next document; one is used up (RFC 4235 §4.1). */
  nextVersion(): number {
    return this.#version++;
  }

  get secondsLeft(): number {
    return Math.max(0, Math.round((this.expires - performance.now()) / 1000));
  }

  /** A SUBSCRIBE of the same dialog: where the watcher is now. */
  refresh(request: SipRequest, endpoint: Endpoint): void {
    this.endpoint = endpoint;
    const contact = request.list('contact')[0];
    if (contact !== undefined) this.#contact = readAddress(contact).uri;
  }

  notify(branch: string, body: NotifyBody): SipRequest {
    const notify = new SipRequest({ method: 'NOTIFY', uri: this.#contact }, []);
    const left = this.secondsLeft;
    notify.append('Via', viaValue(branch));
    notify.append('Max-Forwards', '70');
    notify.append('From', this.#local);
    notify.append('To', this.#remote);
    notify.append('Call-ID', this.callId);
    notify.append('CSeq', `${String(++this.#cseq)} NOTIFY`);
    notify.append('Contact', `<sip:${this.entity}@${DOMAIN};transport=ws>`);
    notify.append('Event', this.#eventHeader);
    notify.append(
      'Subscription-State',
      left > 0 ? `active;expires=${String(left)}` : 'terminated;reason=timeout',
    );
    notify.append('User-Agent', PRODUCT);
    notify.setBody(body.text, body.type);
    return notify;
  }
}
