import { SORT_LETTERS, sortNumber } from '../../domain/contacts/sort-key.ts';

/** Slots in an order, and beside each the beginning of its key as a number (`sortNumber`). */
export interface Order {
  readonly slots: Uint32Array;
  readonly numbers: Float64Array;
}

/** Halves of a BigUint64 in a Uint32Array over the same bytes. */
const LITTLE = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
const HIGH = LITTLE ? 1 : 0;
const LOW = LITTLE ? 0 : 1;

/** Each value with its index below it, sorted: the sort of numbers is native and needs no comparing function. */
export function sortedPairs(values: Uint32Array): BigUint64Array {
  const pairs = new BigUint64Array(values.length);
  const halves = new Uint32Array(pairs.buffer);
  for (let index = 0; index < values.length; index++) {
    halves[index * 2 + HIGH] = values[index] ?? 0;
    halves[index * 2 + LOW] = index;
  }
  return pairs.sort();
}

/** Indices below which a value of 2^45 still fits into 64 bits. */
const INDEX_BITS = 19;
const INDEX_LIMIT = 2 ** INDEX_BITS;
const UPPER = 2 ** (32 - INDEX_BITS);

/** The indices of whole numbers below 2^45, in their order. */
export function sortedIndices(values: Float64Array): Uint32Array {
  if (values.length > INDEX_LIMIT) return slowlySorted(values);
  const pairs = new BigUint64Array(values.length);
  const halves = new Uint32Array(pairs.buffer);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    const high = Math.floor(value / UPPER);
    halves[index * 2 + HIGH] = high;
    halves[index * 2 + LOW] = (value - high * UPPER) * INDEX_LIMIT + index;
  }
  pairs.sort();
  const indices = new Uint32Array(values.length);
  for (let at = 0; at < indices.length; at++) indices[at] = (halves[at * 2 + LOW] ?? 0) % INDEX_LIMIT;
  return indices;
}

function slowlySorted(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}

/**
 * Sorts keys: by the numbers that their first letters are, then by those that the next ones are, and by their texts
 * where that leaves it open. Nearly all names are decided by numbers, whose sort is native.
 */
export function orderOf(keys: readonly string[]): Order {
  const count = keys.length;
  const heads = new Float64Array(count);
  const tails = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const key = keys[index] ?? '';
    heads[index] = sortNumber(key);
    tails[index] = sortNumber(key, SORT_LETTERS);
  }
  const byTail = sortedIndices(tails);
  const byHead = sortedIndices(picked(heads, byTail));
  const slots = new Uint32Array(count);
  for (let place = 0; place < count; place++) slots[place] = byTail[byHead[place] ?? 0] ?? 0;
  const order = { slots, numbers: picked(heads, slots) };
  decideTies(keys, order, picked(tails, slots));
  return order;
}

function picked(values: Float64Array, indices: Uint32Array): Float64Array {
  const result = new Float64Array(indices.length);
  for (let place = 0; place < indices.length; place++) result[place] = values[indices[place] ?? 0] ?? 0;
  return result;
}

/** Sorts by their texts what the numbers leave open. */
function decideTies(keys: readonly string[], { slots, numbers }: Order, tails: Float64Array): void {
  for (let from = 0; from < slots.length;) {
    let end = from + 1;
    if (numbers[end] !== numbers[from]) {
      from = end;
      continue;
    }
    const first = keys[slots[from] ?? 0] ?? '';
    // Where the first letters are not all in the number, what follows must not decide before them.
    const exact = isExact(first.slice(0, SORT_LETTERS));
    while (end < slots.length && numbers[end] === numbers[from] && (!exact || tails[end] === tails[from]))
      end++;
    if (end - from > 1 && !(exact && isDecided(first)))
      slots.subarray(from, end).sort((a, b) => compareKeys(keys[a] ?? '', keys[b] ?? '') || a - b);
    from = end;
  }
}

/** Whether all of a key is in its two numbers: keys with the same ones are the same. */
function isDecided(key: string): boolean {
  return key.length < 2 * SORT_LETTERS && isExact(key);
}

function isExact(letters: string): boolean {
  return /^[a-z ]*$/.test(letters);
}

export function compareKeys(a: string, b: string): number {
  if (a < b) return -1;
  return a === b ? 0 : 1;
}

/** Where each value of a permutation stands in it. */
export function rankOf(permutation: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(permutation.length);
  for (let at = 0; at < permutation.length; at++) ranks[permutation[at] ?? 0] = at;
  return ranks;
}
