import { between, exponentialBackoff } from '../../lib/backoff.ts';

/** What is known when an attempt to be registered has failed. Times in milliseconds. */
export interface Setback {
  /** `link`: the WebSocket was lost or could not be opened · `refusal`: the server answered, and not with 200. */
  readonly cause: 'link' | 'refusal';
  /** Attempts that failed in this spell of trouble. A link that was just lost counts none. */
  readonly attempts: number;
  /** Since the trouble began. */
  readonly lastedMs: number;
  /** How many addresses there are to try. */
  readonly servers: number;
  /** Retry-After of the refusal (RFC 3261 §20.33). */
  readonly retryAfterMs?: number;
}

const SWIFT_MS = 300;
const STEADY_MS = { min: 500, max: 1500 };
const STEADY_FOR_MS = 60_000;
const MAX_MS = 30_000;
/** A server may ask for patience, not for a phone that is dead for the rest of the day. */
const RETRY_AFTER_LIMIT_MS = 3_600_000;

/**
 * All clients lose a server in the same instant, and an even spread of each delay would still heap them up where the ends
 * of one turn meet the beginnings of the next: 13 % of them in 100 ms. With later turns drawn towards their end it is 11 %.
 */
function steadyDelay(firstTurn: boolean, random: () => number): number {
  const share = firstTurn ? random() : Math.sqrt(random());
  return STEADY_MS.min + (STEADY_MS.max - STEADY_MS.min) * share;
}

/**
 * When to try again: the delay in milliseconds. The rules, the first that fits:
 *
 * 1. The server named a time. It holds, plus up to a tenth (one second at least) so that its clients do not all come
 *    back in the same instant.
 * 2. The server refused: exponential to 30 s with jitter from the start, since it is there and busy.
 * 3. At once, random 0–300 ms: the link was lost, or there is an address that was not tried yet.
 * 4. Steady: for the first 60 s every random 0.5–1.5 s. A server that restarts finds its clients spread over a second.
 * 5. Exponential to 30 s with jitter.
 */
export function retryDelay(setback: Setback, random: () => number = Math.random): number {
  const { cause, attempts, lastedMs, servers, retryAfterMs } = setback;
  if (retryAfterMs !== undefined) {
    const asked = Math.min(retryAfterMs, RETRY_AFTER_LIMIT_MS);
    return asked + between(0, Math.max(1000, asked / 10), random);
  }
  if (cause === 'refusal') {
    return exponentialBackoff(Math.max(0, attempts - 1), { firstMs: 2000, maxMs: MAX_MS }, random);
  }
  if (attempts < servers) return between(0, SWIFT_MS, random);
  if (lastedMs < STEADY_FOR_MS) return steadyDelay(attempts === servers, random);
  // Doubles with each half minute of trouble, whatever the number of addresses: 2 s, 4 s … 30 s.
  const step = Math.floor((lastedMs - STEADY_FOR_MS) / MAX_MS);
  return exponentialBackoff(step, { firstMs: 4000, maxMs: MAX_MS }, random);
}
