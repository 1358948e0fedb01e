import { Flow } from '../flow.ts';
import type { Authenticator } from '../registrar/authenticator.ts';
import type { Location } from '../registrar/location.ts';
import { randomBranch } from '../random.ts';
import { respond } from '../wire/respond.ts';
import type { SipRequest, SipResponse } from '../wire/sip-message.ts';
import { viaValue } from './client-transactions.ts';
import type { Dialogs, DialogView, Leg } from './dialogs.ts';
import { outgoingCopy, type Forwarder, type Origin } from './forwarder.ts';
import type { HangUp } from './hang-up.ts';

export interface InDialogParts {
  readonly authenticator: Authenticator;
  readonly location: Location;
  readonly dialogs: Dialogs;
  readonly forwarder: Forwarder;
  readonly hangUp: HangUp;
}

/** Statuses of ours for a request that the other phone never answered. */
const UNDELIVERED: ReadonlySet<number> = new Set([408, 480]);

function isSuccess(response: SipResponse): boolean {
  return response.status >= 200 && response.status < 300;
}

function isLast(request: SipRequest): boolean {
  return request.method === 'NOTIFY' && /^terminated\b/i.test(request.get('subscription-state') ?? '');
}

/** Routes requests that carry a To tag to the other side of their dialog, wherever it is connected now. */
export class InDialog {
  readonly #parts: InDialogParts;

  constructor(parts: InDialogParts) {
    this.#parts = parts;
  }

  route(origin: Origin): void {
    const user = this.#sender(origin);
    if (user === undefined) return;
    const view = this.#parts.dialogs.find(origin.request);
    if (view === undefined) this.#stray(origin);
    else if (view.sender.user !== user) this.#reply(origin, 403);
    else this.#known(origin, view);
  }

  /** Who sent it; a phone that came back and did not register yet is asked for its password first. */
  #sender(origin: Origin): string | undefined {
    const { from, request } = origin;
    if (from.user !== undefined) return from.user;
    if (!(from instanceof Flow) || request.method === 'ACK') return undefined;
    const proof = this.#parts.authenticator.authenticate(from, request, 'proxy');
    if ('challenge' in proof) {
      from.send(proof.challenge);
      return undefined;
    }
    from.authenticate(proof.account.user);
    return proof.account.user;
  }

  #known(origin: Origin, view: DialogView): void {
    const { dialogs, hangUp } = this.#parts;
    const { request } = origin;
    view.sender.endpoint = origin.from;
    dialogs.refresh(view.sender, request);
    if (request.method === 'BYE' || (isLast(request) && view.dialog.method !== 'INVITE'))
      dialogs.end(view.dialog);
    if (request.method === 'BYE' && view.receiver.endpoint.live() === undefined) {
      // The other phone learns it when it comes back.
      hangUp.later(view.dialog, view.receiver, request.get('reason'));
      this.#reply(origin, 200);
      return;
    }
    this.#pass(origin, view.receiver, (response) => {
      if (isSuccess(response)) dialogs.refresh(view.receiver, response);
      // A connection can be dead for a while before anybody notices.
      else if (request.method === 'BYE' && UNDELIVERED.has(response.status)) {
        hangUp.later(view.dialog, view.receiver, request.get('reason'));
      }
    });
  }

  #pass(origin: Origin, receiver: Leg, onResponse: (response: SipResponse) => void): void {
    const endpoint = receiver.endpoint.live();
    if (endpoint === undefined) {
      this.#reply(origin, 480);
    } else if (origin.request.method === 'ACK') {
      const ack = outgoingCopy(origin.request);
      ack.prepend('Via', viaValue(randomBranch()));
      endpoint.send(ack);
    } else {
      const target = { endpoint: receiver.endpoint, user: receiver.user };
      this.#parts.forwarder.relay(origin, target, onResponse);
    }
  }

  /** A dialog from before our own start: its Request-URI is the contact of a phone that is registered again. */
  #stray(origin: Origin): void {
    const binding = this.#parts.location.byContact(origin.request.uri);
    if (binding === undefined) {
      this.#reply(origin, 481);
      return;
    }
    const { user, contact, flow } = binding;
    this.#pass(origin, { user, contact, endpoint: flow, header: '', tag: '', cseq: 0 }, () => undefined);
  }

  #reply(origin: Origin, status: number): void {
    if (origin.request.method !== 'ACK') origin.from.send(respond(origin.request, status));
  }
}
