import { DOMAIN } from '../accounts.ts';
import type { ClientTransactions } from '../proxy/client-transactions.ts';
import type { Origin } from '../proxy/forwarder.ts';
import { randomBranch } from '../random.ts';
import type { TimerSet, Timers } from '../timers.ts';
import { readTag, readUri } from '../wire/grammar.ts';
import { respond } from '../wire/respond.ts';
import type { SipRequest, SipResponse } from '../wire/sip-message.ts';
import { Subscription, type EventPackage, type NotifyBody } from './subscription.ts';

const DEFAULT_EXPIRES = 3600;
const MIN_EXPIRES = 10;
const MAX_PER_WATCHER = 500;
const PACKAGES: readonly EventPackage[] = ['dialog', 'message-summary'];

export interface SubscriptionParts {
  readonly clients: ClientTransactions;
  readonly timerSet: TimerSet;
  readonly timers: Timers;
  isKnown(user: string): boolean;
  body(subscription: Subscription): NotifyBody;
}

function askedSeconds(request: SipRequest): number {
  const text = request.get('expires') ?? '';
  return /^\d{1,10}$/.test(text) ? Math.min(Number(text), DEFAULT_EXPIRES) : DEFAULT_EXPIRES;
}

/** The notifier of the packages dialog (RFC 4235) and message-summary (RFC 3842). */
export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #all = new Set<Subscription>();

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  /** Answers a SUBSCRIBE of an authenticated sender; undefined when its To tag names no subscription of theirs. */
  subscribe(origin: Origin): SipResponse | undefined {
    const { request, from } = origin;
    const tag = readTag(request.get('to'));
    const known = [...this.#all].find(
      (each) =>
        each.tag === tag &&
        each.callId === request.get('call-id') &&
        each.remoteTag === readTag(request.get('from')),
    );
    if (tag !== '' && (known === undefined || known.watcher !== from.user)) return undefined;
    const asked = askedSeconds(request);
    if (asked !== 0 && asked < MIN_EXPIRES) {
      return respond(request, 423, { headers: [['Min-Expires', String(MIN_EXPIRES)]] });
    }
    const subscription = known ?? this.#create(origin);
    if (!(subscription instanceof Subscription)) return subscription;
    subscription.refresh(request, from);
    this.#keep(subscription, asked);
    return respond(request, 200, {
      tag: subscription.tag,
      headers: [
        ['Expires', String(asked)],
        ['Contact', `<sip:${subscription.entity}@${DOMAIN};transport=ws>`],
      ],
    });
  }

  /** The state of a user changed. */
  changed(event: EventPackage, entity: string): void {
    for (const each of this.#all) if (each.event === event && each.entity === entity) this.#notify(each);
  }

  /** Watchers came back: what they missed is told now. */
  flush(): void {
    for (const each of this.#all) if (each.missed) this.#notify(each);
  }

  /** Watchers that did not come back are forgotten. */
  dropAbsent(): void {
    for (const each of this.#all) if (each.endpoint.live() === undefined) this.#all.delete(each);
  }

  /** A new subscription, or why there is none. */
  #create(origin: Origin): Subscription | SipResponse {
    const { request, from } = origin;
    const name = (request.get('event') ?? '').split(';')[0]?.trim().toLowerCase();
    const event = PACKAGES.find((each) => each === name);
    const entity = readUri(request.uri)?.user ?? '';
    if (event === undefined) {
      return respond(request, 489, { headers: [['Allow-Events', PACKAGES.join(', ')]] });
    }
    if (!this.#parts.isKnown(entity)) return respond(request, 404);
    // Who calls whom may be watched by all here; what lies in a mailbox is its owner's business.
    if (event === 'message-summary' && entity !== from.user) return respond(request, 403);
    const own = [...this.#all].filter((each) => each.watcher === from.user);
    if (own.length >= MAX_PER_WATCHER) return respond(request, 503, { headers: [['Retry-After', '60']] });
    const subscription = new Subscription(request, from, { event, entity });
    this.#all.add(subscription);
    return subscription;
  }

  /** Sets the new end and tells the state right after the response (RFC 6665 §4.2.1.2). */
  #keep(subscription: Subscription, seconds: number): void {
    const { timerSet } = this.#parts;
    subscription.expires = performance.now() + seconds * 1000;
    timerSet.after(0, () => {
      this.#notify(subscription);
    });
    if (seconds === 0) return;
    timerSet.after(seconds * 1000, () => {
      if (this.#all.has(subscription) && subscription.secondsLeft === 0) this.#notify(subscription);
    });
  }

  #notify(subscription: Subscription): void {
    const { clients, timerSet, timers } = this.#parts;
    if (subscription.secondsLeft === 0) this.#all.delete(subscription);
    const endpoint = subscription.endpoint.live();
    subscription.missed = endpoint === undefined;
    if (endpoint === undefined) return;
    const branch = randomBranch();
    clients.open(branch, (response) => {
      if (response.status >= 200) clients.close(branch);
      // The watcher knows nothing of it any more (RFC 6665 §4.2.2).
      if (response.status === 481 || response.status === 489) this.#all.delete(subscription);
    });
    timerSet.after(timers.transaction, () => {
      clients.close(branch);
    });
    endpoint.send(subscription.notify(branch, this.#parts.body(subscription)));
  }
}
