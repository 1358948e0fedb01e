import type { ExpressionPart } from './expression.ts';

/** What one part of an expression yields of a record. */
export interface PartValues {
  /** One text for each index; an empty one where the record has nothing there. */
  readonly texts: readonly string[];
  /** An array was on the way: each text has an index of its own. */
  readonly indexed: boolean;
}

/** Reads the value of a path part. */
export type PartReader = (record: unknown) => PartValues;

/** More values of one record than anybody means: the rest is not looked at. */
const MOST_VALUES = 10_000;

/** Reads a column of a row, by its place. */
export function columnReader(column: number): PartReader {
  return (record) => ({
    texts: [Array.isArray(record) ? textOf((record as readonly unknown[])[column]) : ''],
    indexed: false,
  });
}

/**
 * Reads an object path that walks arrays at every step; a whole number takes that member of an array, from 0. Only own properties count: `__proto__` and `constructor` are
 * names like any other, found where the file has them and nowhere else.
 */
export function pathReader(steps: readonly string[]): PartReader {
  return (record) => {
    const texts: string[] = [];
    const indexed = collect(record, steps, 0, texts);
    return { texts, indexed };
  };
}

function collect(value: unknown, steps: readonly string[], depth: number, texts: string[]): boolean {
  if (Array.isArray(value)) {
    const place = placeIn(value, steps[depth]);
    if (place !== undefined) return collect(value[place], steps, depth + 1, texts);
    for (const item of value as readonly unknown[]) {
      if (texts.length >= MOST_VALUES) break;
      collect(item, steps, depth, texts);
    }
    return true;
  }
  const step = steps[depth];
  if (step === undefined) {
    texts.push(textOf(value));
    return false;
  }
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, step))
    return collect((value as Readonly<Record<string, unknown>>)[step], steps, depth + 1, texts);
  // The index stays taken, so that two paths of an expression keep step.
  texts.push('');
  return false;
}

/** The member that a step names by its place; undefined where it is a name, also one of digits in the members. */
function placeIn(array: readonly unknown[], step: string | undefined): number | undefined {
  if (step === undefined || !/^\d{1,5}$/.test(step)) return undefined;
  const isName = array.some(
    (item) => typeof item === 'object' && item !== null && !Array.isArray(item) && Object.hasOwn(item, step),
  );
  return isName ? undefined : Number(step);
}

/** A value as text; an object, an array and null are none. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/**
 * Joins the parts of an expression for each index. A value outside of arrays stands beside every index that has one
 * within them. `write` always writes, `writeIfNotEmpty` where a path part is not empty for that index.
 */
export function joinParts(
  parts: readonly ExpressionPart[],
  readers: readonly PartReader[],
  record: unknown,
): PartValues {
  const read = readers.map((reader) => reader(record));
  const arrays = read.filter(({ indexed }) => indexed);
  const deciding = arrays.length > 0 ? arrays : read;
  const count = Math.max(1, ...arrays.map(({ texts }) => texts.length));
  const texts: string[] = [];
  for (let index = 0; index < count; index++) {
    const filled = deciding.some((values) => (values.texts[index] ?? '').trim() !== '');
    texts.push(joinAt(parts, read, index, filled));
  }
  return { texts, indexed: arrays.length > 0 };
}

function joinAt(
  parts: readonly ExpressionPart[],
  read: readonly PartValues[],
  index: number,
  filled: boolean,
): string {
  let text = '';
  let path = 0;
  for (const part of parts) {
    if (part.kind === 'write') {
      if (filled || !part.ifNotEmpty) text += part.text;
      continue;
    }
    const values = read[path++];
    if (filled && values !== undefined) text += values.texts[values.indexed ? index : 0] ?? '';
  }
  return text;
}
