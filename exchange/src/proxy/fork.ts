import type { Endpoint } from '../endpoint.ts';
import { respond } from '../wire/respond.ts';
import type { SipRequest, SipResponse } from '../wire/sip-message.ts';
import { bestResponse } from './best-response.ts';
import { Branch, type BranchContext, type Target } from './branch.ts';

/** RFC 3326, and what phones look for so as not to note a missed call. */
const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';
const DECLINED = 'SIP;cause=600;text="Busy Everywhere"';

export interface ForkEvents {
  /** A response is about to go back. `target` is where it came from. */
  onResponse(target: Target, response: SipResponse): void;
  /** A branch ended without a 2xx. */
  onBranchEnded(target: Target): void;
  /** The final response was sent. */
  onDone(): void;
}

/** The response context of a forwarded request (RFC 3261 §16.7): copies go out, the best answer comes back. */
export class Fork {
  readonly request: SipRequest;
  readonly from: Endpoint;
  readonly #events: ForkEvents;
  readonly #branches: readonly Branch[];
  readonly #failures: SipResponse[] = [];
  #last: SipResponse | undefined;
  #answered = false;
  /** The last response found nobody to go to. */
  #unsent = false;

  /** @param targets each with the copy that goes there: headers edited, no Via of ours yet. */
  constructor(
    origin: { readonly request: SipRequest; readonly from: Endpoint },
    targets: readonly { readonly target: Target; readonly copy: SipRequest }[],
    context: BranchContext,
    events: ForkEvents,
  ) {
    this.request = origin.request;
    this.from = origin.from;
    this.#events = events;
    const branchEvents = {
      onProvisional: (branch: Branch, response: SipResponse): void => {
        if (!this.#answered) this.#send(branch.target, response);
      },
      onFinal: (branch: Branch, response: SipResponse): void => {
        this.#final(branch, response);
      },
    };
    this.#branches = targets.map(({ target, copy }) => new Branch(copy, target, context, branchEvents));
  }

  /** Whether the final response was sent. */
  get answered(): boolean {
    return this.#answered;
  }

  get isInvite(): boolean {
    return this.request.method === 'INVITE';
  }

  start(): void {
    if (this.isInvite) this.#send(undefined, respond(this.request, 100));
    for (const branch of this.#branches) branch.start();
  }

  /** The caller's CANCEL. Its reasons travel on (RFC 3326 §2). */
  cancel(reasons: readonly string[]): void {
    for (const branch of this.#branches) branch.cancel(reasons);
  }

  /** The request came again: says again what was said last. */
  repeat(): void {
    if (this.#last !== undefined) this.from.live()?.send(this.#last);
  }

  /** Phones came back: a caller who missed the last response gets it now, a callee the CANCEL. */
  catchUp(): void {
    for (const branch of this.#branches) branch.catchUp();
    if (!this.#unsent || this.from.live() === undefined) return;
    this.#unsent = false;
    this.repeat();
  }

  /** Phones that are gone count as unreachable; a caller who is gone gives the call up. */
  endAbsent(): void {
    if (this.isInvite && this.from.live() === undefined) this.cancel([]);
    for (const branch of this.#branches) if (branch.target.endpoint.live() === undefined) branch.giveUp(480);
  }

  #final(branch: Branch, response: SipResponse): void {
    if (response.status < 300) {
      this.#success(branch, response);
      return;
    }
    this.#events.onBranchEnded(branch.target);
    if (this.#answered) return;
    this.#failures.push(response);
    if (response.status >= 600) this.#cancelOthers(branch, DECLINED);
    if (this.#branches.some((each) => !each.done)) return;
    const best = bestResponse(this.#failures);
    if (best !== undefined) this.#complete(branch.target, best);
  }

  #success(branch: Branch, response: SipResponse): void {
    if (this.#answered) {
      // Every 2xx to an INVITE goes back at once (RFC 3261 §16.7 step 5); nothing else is answered twice.
      if (this.isInvite) this.#send(branch.target, response);
      return;
    }
    this.#complete(branch.target, response);
    this.#cancelOthers(branch, ELSEWHERE);
  }

  #cancelOthers(branch: Branch, reason: string): void {
    for (const other of this.#branches) if (other !== branch) other.cancel([reason]);
  }

  #complete(target: Target, response: SipResponse): void {
    this.#answered = true;
    this.#send(target, response);
    this.#events.onDone();
  }

  #send(target: Target | undefined, response: SipResponse): void {
    this.#last = response;
    if (target !== undefined) this.#events.onResponse(target, response);
    const endpoint = this.from.live();
    this.#unsent = endpoint === undefined;
    endpoint?.send(response);
  }
}
