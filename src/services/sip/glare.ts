/**
 * How long to wait before a re-INVITE is tried again after 491 (RFC 3261 §14.1), in milliseconds: 2.1 to 4 s for the
 * side that made the Call-ID, 0 to 2 s for the other, in steps of 10 ms, so that the two never meet again.
 */
export function glareDelay(ownsCallId: boolean, random: () => number = Math.random): number {
  const [from, steps] = ownsCallId ? [2100, 191] : [0, 201];
  return from + Math.floor(random() * steps) * 10;
}
