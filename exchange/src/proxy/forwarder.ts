import { DOMAIN } from '../accounts.ts';
import type { Endpoint } from '../endpoint.ts';
import { readAddress, readCSeq, readTag, readUri, readVia } from '../wire/grammar.ts';
import { respond } from '../wire/respond.ts';
import type { SipRequest, SipResponse } from '../wire/sip-message.ts';
import type { BranchContext, Target } from './branch.ts';
import type { Dialog, Dialogs } from './dialogs.ts';
import { Fork, type ForkEvents } from './fork.ts';

const RECORD_ROUTE = `<sip:${DOMAIN};transport=ws;lr>`;
const CREATES_DIALOG = new Set(['INVITE', 'REFER']);
const MAX_FORKS_PER_USER = 100;
const MAX_DIALOGS = 1000;

/** A request as it came in. */
export interface Origin {
  readonly request: SipRequest;
  readonly from: Endpoint;
}

/** What a request has in common with its CANCEL and its ACK (RFC 3261 §9.1, §17.2.3), the method aside. */
function nameOf(request: SipRequest, method: string): string {
  const via = readVia(request.list('via')[0]);
  const [tag, cseq] = [readTag(request.get('from')), readCSeq(request.get('cseq'))?.number];
  return JSON.stringify([via?.sentBy, via?.branch, request.get('call-id'), tag, cseq, method]);
}

/** By whom a transaction was begun, and its name. */
function keyOf(from: Endpoint, request: SipRequest, method = request.method): string {
  return `${from.user ?? ''} ${nameOf(request, method)}`;
}

/** The copy that leaves: one hop fewer, our own Route entry and our credentials taken off (RFC 3261 §16.6). */
export function outgoingCopy(request: SipRequest): SipRequest {
  const copy = request.clone();
  copy.set('Max-Forwards', String(Number(request.get('max-forwards') ?? '71') - 1));
  copy.remove('proxy-authorization');
  const route = copy.list('route')[0];
  if (route !== undefined && readUri(readAddress(route).uri)?.host === DOMAIN) copy.removeFirstValue('Route');
  return copy;
}

/** Sends requests on and keeps their server transactions. */
export class Forwarder {
  readonly #context: BranchContext;
  readonly #dialogs: Dialogs;
  readonly #forks = new Map<string, Fork>();

  constructor(context: BranchContext, dialogs: Dialogs) {
    this.#context = context;
    this.#dialogs = dialogs;
  }

  /** Whether the request is a repetition; the last answer was then sent again. */
  repeated(origin: Origin): boolean {
    const fork = this.#forks.get(keyOf(origin.from, origin.request));
    fork?.repeat();
    return fork !== undefined;
  }

  /** Whether an ACK ends a transaction of ours (the one to a failed INVITE does, RFC 3261 §17.2.1). */
  ownsAck(origin: Origin): boolean {
    return this.#forks.has(keyOf(origin.from, origin.request, 'INVITE'));
  }

  /** Forwards a request that stands outside any dialog; an INVITE opens one dialog for each target. */
  fork(origin: Origin, targets: readonly Target[]): void {
    const { request, from } = origin;
    if (this.#isFull(from) || this.#dialogs.size >= MAX_DIALOGS) {
      from.send(respond(request, 503, { headers: [['Retry-After', '5']] }));
      return;
    }
    const opensDialog = CREATES_DIALOG.has(request.method);
    const dialogs = new Map<Target, Dialog>();
    for (const target of opensDialog ? targets : []) {
      const caller = { user: from.user ?? '', endpoint: from };
      dialogs.set(
        target,
        this.#dialogs.open(request, caller, { user: target.user, endpoint: target.endpoint }),
      );
    }
    const copies = targets.map((target) => {
      const copy = outgoingCopy(request);
      if (opensDialog) copy.prepend('Record-Route', RECORD_ROUTE);
      return { target, copy };
    });
    this.#start(origin, copies, {
      onResponse: (target, response) => {
        const dialog = dialogs.get(target);
        if (dialog !== undefined && response.status < 300) this.#dialogs.answered(dialog, response);
      },
      onBranchEnded: (target) => {
        const dialog = dialogs.get(target);
        if (dialog !== undefined) this.#dialogs.end(dialog);
      },
    });
  }

  /** Forwards a request inside a dialog to the other side. */
  relay(origin: Origin, target: Target, onResponse: (response: SipResponse) => void): void {
    if (this.#isFull(origin.from)) {
      origin.from.send(respond(origin.request, 503, { headers: [['Retry-After', '5']] }));
      return;
    }
    this.#start(origin, [{ target, copy: outgoingCopy(origin.request) }], {
      onResponse: (_, response) => {
        onResponse(response);
      },
      onBranchEnded: () => undefined,
    });
  }

  /** A CANCEL: 200 and the branches' end, or 481 (RFC 3261 §16.10). */
  cancel(origin: Origin): void {
    const fork = this.#cancelled(origin);
    origin.from.send(respond(origin.request, fork === undefined ? 481 : 200));
    fork?.cancel(origin.request.all('reason'));
  }

  /** A phone came back: it gets the responses it missed. */
  catchUp(): void {
    for (const fork of this.#forks.values()) fork.catchUp();
  }

  /** Gives up what waits for phones that are gone. */
  endAbsent(): void {
    for (const fork of this.#forks.values()) fork.endAbsent();
  }

  /**
   * The call that a CANCEL means. A phone whose connection was lost may cancel before it has registered again, and no
   * CANCEL can be challenged (RFC 3261 §22.1): there the name alone counts, which only caller and callee can know.
   */
  #cancelled({ from, request }: Origin): Fork | undefined {
    if (from.user !== undefined) return this.#forks.get(keyOf(from, request, 'INVITE'));
    const name = nameOf(request, 'INVITE');
    for (const [key, fork] of this.#forks) if (key.slice(key.indexOf(' ') + 1) === name) return fork;
    return undefined;
  }

  #isFull(from: Endpoint): boolean {
    let open = 0;
    for (const fork of this.#forks.values()) if (fork.from.user === from.user && !fork.answered) open++;
    return open >= MAX_FORKS_PER_USER;
  }

  #start(
    origin: Origin,
    copies: readonly { readonly target: Target; readonly copy: SipRequest }[],
    events: Omit<ForkEvents, 'onDone'>,
  ): void {
    const key = keyOf(origin.from, origin.request);
    const fork = new Fork(origin, copies, this.#context, {
      ...events,
      onDone: () => {
        // Kept for repetitions and for the ACK of a refused INVITE (64*T1).
        this.#context.timerSet.after(this.#context.timers.transaction, () => {
          if (this.#forks.get(key) === fork) this.#forks.delete(key);
        });
      },
    });
    this.#forks.set(key, fork);
    fork.start();
  }
}
