import type { SipResponse } from '../wire/sip-message.ts';

/** 4xx responses that tell the caller how to do better, preferred in this order (RFC 3261 §16.7 step 6). */
const HELPFUL = [401, 407, 415, 420, 484];

function rank(status: number): number {
  if (status >= 600) return 0;
  const helpful = HELPFUL.indexOf(status);
  if (helpful !== -1) return 400 + helpful;
  // A phone that rang and was refused says more than one that could not be reached or was cancelled by us.
  const within = status === 408 || status === 480 || status === 487 ? 60 : 30;
  return Math.floor(status / 100) * 100 + within;
}

/** The final response a fork sends on when nobody answered: 6xx first, else the lowest class (RFC 3261 §16.7 step 6). */
export function bestResponse(responses: readonly SipResponse[]): SipResponse | undefined {
  const sorted = responses.toSorted((left, right) => rank(left.status) - rank(right.status));
  const best = sorted[0];
  if (best === undefined || (best.status !== 401 && best.status !== 407)) return best;
  // Challenges of all branches are collected in the one response that goes back (step 7).
  const collected = best.clone();
  for (const other of sorted.slice(1)) {
    for (const [key, name] of [
      ['www-authenticate', 'WWW-Authenticate'],
      ['proxy-authenticate', 'Proxy-Authenticate'],
    ] as const) {
      for (const value of other.all(key)) collected.append(name, value);
    }
  }
  return collected;
}
