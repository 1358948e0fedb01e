import { Flow } from '../flow.ts';
import { DOMAIN } from '../accounts.ts';
import type { Registrar } from '../registrar/registrar.ts';
import type { Authenticator } from '../registrar/authenticator.ts';
import { checkRequest } from '../wire/check-request.ts';
import { readTag, readUri } from '../wire/grammar.ts';
import { respond, type ResponseOptions } from '../wire/respond.ts';
import type { SipResponse } from '../wire/sip-message.ts';
import type { Forwarder, Origin } from './forwarder.ts';
import { assertIdentity, mayUseFrom } from './identity.ts';
import type { InDialog } from './in-dialog.ts';
import type { Targets } from './targets.ts';

const METHODS =
  'INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, INFO, UPDATE, PRACK, REFER, NOTIFY, SUBSCRIBE, MESSAGE';

/** The part of the exchange that answers SUBSCRIBE itself; undefined means that the dialog is none of its own. */
export type SubscribeHandler = (origin: Origin) => SipResponse | undefined;

export interface ProxyParts {
  readonly registrar: Registrar;
  readonly authenticator: Authenticator;
  readonly targets: Targets;
  readonly forwarder: Forwarder;
  readonly inDialog: InDialog;
  readonly subscribe: SubscribeHandler;
}

function reply(origin: Origin, status: number, options: ResponseOptions = {}): void {
  if (origin.request.method !== 'ACK') origin.from.send(respond(origin.request, status, options));
}

/** Decides what becomes of a request (RFC 3261 §16.3–16.5). */
export class Proxy {
  readonly #parts: ProxyParts;

  constructor(parts: ProxyParts) {
    this.#parts = parts;
  }

  receive(origin: Origin): void {
    const { request } = origin;
    const refusal = checkRequest(request);
    if (refusal !== undefined) {
      reply(origin, refusal.status, { reason: refusal.reason });
      return;
    }
    if (request.method === 'CANCEL') this.#parts.forwarder.cancel(origin);
    else if (request.method === 'ACK') this.#ack(origin);
    else if (!this.#parts.forwarder.repeated(origin)) this.#request(origin);
  }

  #ack(origin: Origin): void {
    if (!this.#parts.forwarder.ownsAck(origin)) this.#parts.inDialog.route(origin);
  }

  #request(origin: Origin): void {
    const { request } = origin;
    const required = request.list('proxy-require');
    if (request.get('max-forwards') === '0') reply(origin, 483);
    else if (required.length > 0) reply(origin, 420, { headers: [['Unsupported', required.join(', ')]] });
    else if (request.method === 'REGISTER') this.#register(origin);
    else if (readTag(request.get('to')) === '') this.#outside(origin);
    else if (request.method !== 'SUBSCRIBE') this.#parts.inDialog.route(origin);
    else if (this.#user(origin) !== undefined) this.#subscribe(origin);
  }

  #register(origin: Origin): void {
    const { request, from } = origin;
    if (!(from instanceof Flow)) return;
    if (readUri(request.uri)?.host !== DOMAIN) reply(origin, 404);
    else from.send(this.#parts.registrar.register(from, request));
  }

  #subscribe(origin: Origin): void {
    const response = this.#parts.subscribe(origin);
    if (response === undefined) reply(origin, 481);
    else origin.from.send(response);
  }

  #outside(origin: Origin): void {
    const { request, from } = origin;
    const { targets, forwarder } = this.#parts;
    const aim = targets.resolve(request.uri, from);
    if (aim.kind === 'exchange' && request.method === 'OPTIONS') {
      reply(origin, 200, {
        headers: [
          ['Allow', METHODS],
          ['Accept', 'application/sdp'],
        ],
        tag: 'exchange',
      });
      return;
    }
    if (!this.#isAllowed(origin)) return;
    if (request.method === 'SUBSCRIBE') this.#subscribe(origin);
    else if (request.method === 'PUBLISH') reply(origin, 489);
    else if (aim.kind === 'refused') reply(origin, aim.status);
    else if (aim.kind === 'exchange') reply(origin, 405, { headers: [['Allow', METHODS]] });
    else {
      assertIdentity(from.user ?? '', request);
      forwarder.fork(origin, aim.targets);
    }
  }

  /** Whether the sender proved who it is and says so in From. The refusal or challenge was sent otherwise. */
  #isAllowed(origin: Origin): boolean {
    const user = this.#user(origin);
    if (user === undefined) return false;
    if (mayUseFrom(user, origin.request)) return true;
    reply(origin, 403, { reason: 'From Is Not Your Account' });
    return false;
  }

  /** Who sends; undefined when a challenge was sent to find out. */
  #user(origin: Origin): string | undefined {
    const { from } = origin;
    if (from.user !== undefined || !(from instanceof Flow)) return from.user;
    const proof = this.#parts.authenticator.authenticate(from, origin.request, 'proxy');
    if ('challenge' in proof) {
      from.send(proof.challenge);
      return undefined;
    }
    from.authenticate(proof.account.user);
    return proof.account.user;
  }
}
