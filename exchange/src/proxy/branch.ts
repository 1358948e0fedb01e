import type { Endpoint } from '../endpoint.ts';
import { randomBranch } from '../random.ts';
import type { TimerSet, Timers } from '../timers.ts';
import { readCSeq } from '../wire/grammar.ts';
import { respond } from '../wire/respond.ts';
import type { SipRequest, SipResponse } from '../wire/sip-message.ts';
import { viaValue, type ClientTransactions } from './client-transactions.ts';
import { ackFor, cancelFor } from './derived-requests.ts';

/** Where one copy of a request goes. */
export interface Target {
  readonly endpoint: Endpoint;
  readonly user: string;
  /** The Request-URI to put in, or undefined to leave the one that is there (in a dialog). */
  readonly uri?: string;
}

export interface BranchEvents {
  onProvisional(branch: Branch, response: SipResponse): void;
  /** Called once, and again for every further 2xx to an INVITE (retransmissions, RFC 6026 §7.2). */
  onFinal(branch: Branch, response: SipResponse): void;
}

export interface BranchContext {
  readonly clients: ClientTransactions;
  readonly timerSet: TimerSet;
  readonly timers: Timers;
}

/**
 * One client transaction of a fork:
 *
 *     calling ──1xx──▶ proceeding ──final──▶ done
 *        └──────────── final, timer B/F ──────▲
 *
 * A cancelled branch waits for a provisional response before its CANCEL leaves (RFC 3261 §9.1).
 */
export class Branch {
  readonly target: Target;
  readonly #request: SipRequest;
  readonly #context: BranchContext;
  readonly #events: BranchEvents;
  readonly #id = randomBranch();
  #state: 'calling' | 'proceeding' | 'done' = 'calling';
  #cancelReasons: readonly string[] | undefined;
  #cancelSent = false;
  /** The CANCEL found nobody to go to. */
  #cancelUnsent = false;
  #rangTooLong = false;
  #stopTimer: () => void = () => undefined;

  /** @param request a copy that this branch may edit. */
  constructor(request: SipRequest, target: Target, context: BranchContext, events: BranchEvents) {
    this.target = target;
    this.#request = request;
    this.#context = context;
    this.#events = events;
  }

  get done(): boolean {
    return this.#state === 'done';
  }

  start(): void {
    const { clients, timers } = this.#context;
    const request = this.#request;
    if (this.target.uri !== undefined) request.uri = this.target.uri;
    request.prepend('Via', viaValue(this.#id));
    clients.open(this.#id, (response) => {
      this.#receive(response);
    });
    this.#setTimer(timers.transaction, () => {
      this.giveUp(408);
    });
    this.target.endpoint.live()?.send(request);
  }

  /** CANCELs an INVITE that has no final response yet. */
  cancel(reasons: readonly string[]): void {
    if (this.done || this.#cancelReasons !== undefined || this.#request.method !== 'INVITE') return;
    this.#cancelReasons = reasons;
    if (this.#state === 'proceeding') this.#sendCancel();
  }

  /** Phones came back: one that still rings for a call that was cancelled meanwhile hears of it. */
  catchUp(): void {
    if (!this.done && this.#cancelUnsent && this.target.endpoint.live() !== undefined) this.#sendCancel();
  }

  /** Ends the branch as if its target had answered with `status`. */
  giveUp(status: number): void {
    if (this.done) return;
    const own = this.#request.clone();
    own.removeFirstValue('Via');
    this.#finish();
    this.#context.clients.close(this.#id);
    this.#events.onFinal(this, respond(own, status, { tag: this.#id }));
  }

  #receive(response: SipResponse): void {
    // A CANCEL shares the branch of its INVITE; its answer says nothing about the call (RFC 3261 §9.1).
    if (readCSeq(response.get('cseq'))?.method !== this.#request.method) return;
    if (response.status < 200) this.#provisional(response);
    else this.#final(response);
  }

  #provisional(response: SipResponse): void {
    if (this.done) return;
    const first = this.#state === 'calling';
    this.#state = 'proceeding';
    if (this.#request.method === 'INVITE' && !this.#cancelSent && (first || response.status > 100))
      this.#armTimerC();
    if (this.#cancelReasons !== undefined && !this.#cancelSent) this.#sendCancel();
    if (response.status > 100) this.#events.onProvisional(this, response);
  }

  #final(response: SipResponse): void {
    const invite = this.#request.method === 'INVITE';
    const success = response.status < 300;
    if (invite && !success) this.target.endpoint.live()?.send(ackFor(this.#request, response));
    if (this.done) {
      if (invite && success) this.#events.onFinal(this, response);
      return;
    }
    this.#finish();
    // Retransmissions of the answer keep coming until the ACK arrives, at most for 64*T1.
    this.#context.timerSet.after(invite ? this.#context.timers.transaction : 0, () => {
      this.#context.clients.close(this.#id);
    });
    const rang = this.#rangTooLong && response.status === 487;
    this.#events.onFinal(this, rang ? this.#asTimeout(response) : response);
  }

  #finish(): void {
    this.#state = 'done';
    this.#stopTimer();
  }

  #armTimerC(): void {
    this.#setTimer(this.#context.timers.ring, () => {
      this.#rangTooLong = true;
      this.cancel([]);
    });
  }

  #sendCancel(): void {
    this.#cancelSent = true;
    this.#setTimer(this.#context.timers.transaction, () => {
      this.giveUp(this.#rangTooLong ? 408 : 487);
    });
    const endpoint = this.target.endpoint.live();
    this.#cancelUnsent = endpoint === undefined;
    endpoint?.send(cancelFor(this.#request, this.#cancelReasons ?? []));
  }

  /** A caller who did not cancel should hear "no answer", not "request terminated". */
  #asTimeout(response: SipResponse): SipResponse {
    const own = this.#request.clone();
    own.removeFirstValue('Via');
    const timeout = respond(own, 408);
    timeout.set('To', response.get('to') ?? '');
    return timeout;
  }

  #setTimer(delay: number, callback: () => void): void {
    this.#stopTimer();
    this.#stopTimer = this.#context.timerSet.after(delay, callback);
  }
}
