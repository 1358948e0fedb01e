/** What a gathering of candidates has brought so far (RFC 8445 §5.1.1). */
export interface GatheringFacts {
  readonly host: number;
  /** Server reflexive candidates. */
  readonly reflexive: number;
  readonly relayed: number;
  /** The browser says that no more will come. */
  readonly complete: boolean;
  /** Since gathering began. */
  readonly elapsedMs: number;
  /** A STUN or TURN server is configured and not known to be dead. */
  readonly serverHoped: boolean;
  readonly relayOnly: boolean;
}

/** `wait`: ask again when something changes, at the latest after `ms`. */
export type GatheringVerdict =
  { readonly act: 'send' } | { readonly act: 'give-up' } | { readonly act: 'wait'; readonly ms: number };

/** A server on the same continent answers within this; a slower one is brought later by re-INVITE. */
export const SERVER_GRACE_MS = 20;
/** Even without a single candidate the offer goes out then: the far side may have what it takes. */
const EMPTY_CAP_MS = 500;
const RELAY_CAP_MS = 8000;

/**
 * Whether the description may go out. SIP has no trickle here, so each millisecond is one that the caller waits
 * (SIP.js waits for the last candidate: 5 s with one dead server). The rules, the first that fits:
 *
 * 1. Relay only: the first relayed candidate, or give up after 8 s: an offer without one cannot connect.
 * 2. Complete, or a reflexive or relayed candidate is in: send.
 * 3. A host candidate is in and no server is worth waiting for: send.
 * 4. A server may still answer: it has 20 ms.
 * 5. Nothing is in: up to half a second.
 */
export function gatheringVerdict(facts: GatheringFacts): GatheringVerdict {
  const { elapsedMs } = facts;
  if (facts.relayOnly) {
    if (facts.relayed > 0) return { act: 'send' };
    if (facts.complete || elapsedMs >= RELAY_CAP_MS) return { act: 'give-up' };
    return { act: 'wait', ms: RELAY_CAP_MS - elapsedMs };
  }
  if (facts.complete || facts.reflexive > 0 || facts.relayed > 0) return { act: 'send' };
  const cap = facts.host === 0 ? EMPTY_CAP_MS : facts.serverHoped ? SERVER_GRACE_MS : 0;
  return elapsedMs >= cap ? { act: 'send' } : { act: 'wait', ms: cap - elapsedMs };
}
