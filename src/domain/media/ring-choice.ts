import type { RingTone } from '../settings/settings.ts';

/**
 * The ring that the caller's side asks for: URNs of RFC 7462, and the two spellings that telephone systems used before
 * it (`info=alert-internal`, Bellcore's distinctive rings in an URL). Only the name is read; nothing is ever fetched.
 */
const ASKED: readonly (readonly [pattern: RegExp, tone: RingTone])[] = [
  [/\burn:alert:priority:(?:high|emergency)\b/i, 'pulse'],
  [/\burn:alert:priority:low\b/i, 'soft'],
  [/\burn:alert:source:(?:internal|friend|family)\b/i, 'marimba'],
  [/\burn:alert:source:external\b/i, 'classic'],
  [/\binfo=\s*"?alert-internal\b/i, 'marimba'],
  [/\binfo=\s*"?alert-external\b/i, 'classic'],
  [/\bbellcore-dr1\b/i, 'classic'],
  [/\bbellcore-dr2\b/i, 'marimba'],
  [/\bbellcore-dr3\b/i, 'pulse'],
  [/\bbellcore-dr4\b/i, 'soft'],
];

/** The chosen tone, unless Alert-Info (RFC 3261 §20.4) names one that we know; the first match in our order wins. */
export function chooseRing(alertInfo: string | undefined, chosen: RingTone): RingTone {
  if (alertInfo === undefined) return chosen;
  return ASKED.find(([pattern]) => pattern.test(alertInfo))?.[1] ?? chosen;
}
