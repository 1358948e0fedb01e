/** Digits that a key holds. */
const DIGITS = 12;
const BASE = 12;
const PLUS = 11;

/**
 * The beginning of a canonical number as a number below 2^44, so that numbers are found and compared by halving:
 * numbers with the same beginning stand side by side. NaN for what is no number.
 */
export function numberKey(text: string, start = 0, end = text.length): number {
  let key = 0;
  for (let at = start; at < end; at++) {
    const code = digitCode(text.charCodeAt(at), at - start);
    if (code === 0) return NaN;
    if (at - start < DIGITS) key = key * BASE + code;
  }
  return end - start < DIGITS ? key * BASE ** (DIGITS - end + start) : key;
}

function digitCode(unit: number, at: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x2f;
  return unit === 0x2b && at === 0 ? PLUS : 0;
}

/** From which key up to below which one the numbers begin with these digits, as far as a key tells. */
export function keyRange(prefix: string): readonly [from: number, to: number] {
  const from = numberKey(prefix);
  return [from, from + BASE ** Math.max(0, DIGITS - prefix.length)];
}

/** Whether a key holds all of a prefix, so that what is in its range needs no further look. */
export function isKnownByKey(prefix: string): boolean {
  return prefix.length <= DIGITS;
}

/** FNV-1a, 32 bits: ids are found by it, then compared. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
