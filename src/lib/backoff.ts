/** A number from `min` to `max`. `random` gives 0 ≤ n < 1. */
export function between(min: number, max: number, random: () => number = Math.random): number {
  return min + (max - min) * random();
}

export interface BackoffLimits {
  /** The longest first delay. */
  readonly firstMs: number;
  /** No delay is longer. */
  readonly maxMs: number;
}

/**
 * Exponential backoff with equal jitter: the ceiling doubles with each attempt (0, 1, 2 …) up to `maxMs`, and the
 * delay lies in the upper half below it, so that many clients spread and none retries at once.
 */
export function exponentialBackoff(
  attempt: number,
  { firstMs, maxMs }: BackoffLimits,
  random: () => number = Math.random,
): number {
  // 2^30 is beyond any ceiling; without the bound a phone left alone for weeks would overflow to Infinity.
  const ceiling = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 30));
  return between(ceiling / 2, ceiling, random);
}
