/** The middle one, the lower of two. Infinity without values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Infinity;
}

/** `24 ms (18–41)`: median, least and most. */
export function milliseconds(values: readonly number[]): string {
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)];
  const range = values.length > 1 ? ` (${least.toFixed(0)}–${most.toFixed(0)})` : '';
  return `${middle.toFixed(0)} ms${range}`;
}

/** The value that this share of all values does not exceed. Infinity without values. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Infinity;
}
