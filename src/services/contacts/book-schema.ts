import * as v from 'valibot';
import type { ContactOrigin } from '../../domain/contacts/contact.ts';
import type { ContactsMessage } from '../../domain/storage/data-messages.ts';
import { isRow } from '../../domain/contacts/packed-contact.ts';
import { PLACE_BITS, rowAt, rowCount } from './chunk.ts';
import type { ChunkIndex, ChunkRecord } from './chunk.ts';
import type { ReadDigests } from './known-contacts.ts';
import type { Postings } from './postings.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const ids = v.array(id);
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(1000));
const ORIGINS = [
  'own',
  'csv',
  'json',
  'ldap',
  'google',
  'outlook',
  'pbx',
] as const satisfies readonly ContactOrigin[];

const manifestSchema = v.object({
  version: whole,
  next: whole,
  sources: v.array(
    v.object({
      source: id,
      origin: v.picklist(ORIGINS),
      name,
      chunks: v.array(v.object({ key: id, count: whole, dead: v.array(whole) })),
    }),
  ),
});
const marksSchema = v.object({
  version: whole,
  groups: v.array(v.object({ id, name, external: v.boolean(), aliases: v.array(name) })),
  members: v.array(v.tuple([id, ids])),
  favourites: ids,
  blocked: ids,
  blockedNumbers: v.array(name),
  shown: v.array(v.tuple([name, id])),
});
const planSchema = v.object({
  country: name,
  callingCode: v.pipe(v.string(), v.regex(/^\d{0,4}$/)),
  internationalPrefix: name,
  nationalPrefix: name,
});

/** The chunks of the contacts of one source, in their order; `dead` are rows that were changed or deleted since. */
export type SourceEntry = v.InferOutput<typeof manifestSchema>['sources'][number];
export type ChunkEntry = SourceEntry['chunks'][number];
/** Which chunks there are. `version` grows with each change, `next` names the next chunk. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
/** What the person made of contacts, kept apart from them, so that it survives an import. */
export type Marks = v.InferOutput<typeof marksSchema>;
export type StoredGroup = Marks['groups'][number];
/** What is known of the numbers of a country, kept so that a start need not look it up. */
export type StoredPlan = v.InferOutput<typeof planSchema>;

export const EMPTY_MANIFEST: Manifest = { version: 0, next: 1, sources: [] };
export const EMPTY_MARKS: Marks = {
  version: 0,
  groups: [],
  members: [],
  favourites: [],
  blocked: [],
  blockedNumbers: [],
  shown: [],
};

export function readManifest(record: unknown): Manifest | undefined {
  return read(manifestSchema, record, EMPTY_MANIFEST);
}

export function readMarks(record: unknown): Marks | undefined {
  return read(marksSchema, record, EMPTY_MARKS);
}

export function readPlan(record: unknown): StoredPlan | undefined {
  return v.is(planSchema, record) ? record : undefined;
}

export function readIds(record: unknown): readonly string[] {
  return v.is(ids, record) ? record : [];
}

export function readDigests(record: unknown): ReadDigests | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const { layout, chunks } = record as Partial<Record<keyof ReadDigests, unknown>>;
  if (typeof layout !== 'string' || !(chunks instanceof Map)) return undefined;
  const fits = [...chunks].every(
    ([key, digests]) => typeof key === 'string' && digests instanceof Uint32Array,
  );
  return fits ? { layout, chunks: chunks as ReadDigests['chunks'] } : undefined;
}

function read<T>(schema: v.GenericSchema<T>, record: unknown, empty: T): T | undefined {
  if (record === undefined) return empty;
  const parsed = v.safeParse(schema, record);
  return parsed.success ? parsed.output : undefined;
}

const messageSchema = v.object({ type: v.literal('contacts/changed') });

export function parseContactsMessage(data: unknown): ContactsMessage | undefined {
  const parsed = v.safeParse(messageSchema, data);
  return parsed.success ? parsed.output : undefined;
}

/** The rows of a record whose index cannot be used, or of which only a part is left. */
export interface Salvage {
  readonly rows: readonly string[];
}

/** A stored chunk: as it is, what is left of it, or undefined for what was none. */
export function readChunk(record: unknown): ChunkRecord | Salvage | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const { rows, starts, index } = record as Partial<Record<keyof ChunkRecord, unknown>>;
  if (typeof rows !== 'string') return undefined;
  if (starts instanceof Uint32Array && startsFit(rows, starts) && isIndex(index, starts.length - 1)) {
    const chunk: ChunkRecord = { rows, starts: starts as Uint32Array<ArrayBuffer>, index };
    return everyRowFits(chunk) ? chunk : { rows: rows.split('\x1e').filter(isRow) };
  }
  return { rows: rows.split('\x1e').filter(isRow) };
}

function startsFit(rows: string, starts: Uint32Array): boolean {
  if (starts.length === 0 || starts[0] !== 0) return false;
  for (let at = 1; at < starts.length; at++) {
    const start = starts[at] ?? 0;
    if (start <= (starts[at - 1] ?? 0)) return false;
    if (at < starts.length - 1 && rows.charCodeAt(start - 1) !== 0x1e) return false;
  }
  return starts.length === 1 ? rows === '' : starts.at(-1) === rows.length + 1;
}

/** The first and the last one: a record is torn at its ends, and a start reads a hundred of them. */
function everyRowFits(chunk: ChunkRecord): boolean {
  const count = rowCount(chunk);
  return count === 0 || (isRow(rowAt(chunk, 0)) && isRow(rowAt(chunk, count - 1)));
}

function isIndex(index: unknown, count: number): index is ChunkIndex {
  if (typeof index !== 'object' || index === null) return false;
  const { plan, words, groups, numbers, numberRows, keys, ids } = index as Partial<
    Record<keyof ChunkIndex, unknown>
  >;
  return (
    typeof plan === 'string' &&
    isPostings(words, count << 1) &&
    isPostings(groups, count) &&
    areNumbers(numbers, numberRows, count) &&
    typeof keys === 'string' &&
    lines(keys) === Math.max(1, count) &&
    ids instanceof Uint32Array &&
    ids.length === count
  );
}

function areNumbers(numbers: unknown, rows: unknown, count: number): boolean {
  if (typeof numbers !== 'string' || !(rows instanceof Uint16Array)) return false;
  const fits = rows.length === 0 ? numbers === '' : lines(numbers) === rows.length;
  return fits && below(rows, count << PLACE_BITS);
}

function isPostings(postings: unknown, limit: number): postings is Postings {
  if (typeof postings !== 'object' || postings === null) return false;
  const { words, ends, posts } = postings as Partial<Record<keyof Postings, unknown>>;
  if (typeof words !== 'string' || !(ends instanceof Uint32Array) || !(posts instanceof Uint16Array))
    return false;
  const fits = ends.length === 0 ? words === '' : lines(words) === ends.length;
  return fits && (ends.at(-1) ?? 0) === posts.length && rising(ends) && below(posts, limit);
}

function rising(ends: Uint32Array): boolean {
  for (let at = 1; at < ends.length; at++) if ((ends[at] ?? 0) < (ends[at - 1] ?? 0)) return false;
  return true;
}

function below(values: Uint16Array, limit: number): boolean {
  for (const value of values) if (value >= limit) return false;
  return true;
}

function lines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
