import * as v from 'valibot';
import type { EndKind } from '../../domain/call/call.ts';
import { MAX_COMMENT } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { HistoryMessage } from '../../domain/storage/data-messages.ts';

/** A record, so that a kind that is missing here does not compile. */
const END_KINDS: Readonly<Record<EndKind, true>> = {
  'local-hangup': true,
  'remote-hangup': true,
  cancelled: true,
  missed: true,
  'answered-elsewhere': true,
  rejected: true,
  'refused-busy': true,
  blocked: true,
  deflected: true,
  transferred: true,
  busy: true,
  'no-answer': true,
  'not-found': true,
  declined: true,
  unavailable: true,
  redirected: true,
  unreachable: true,
  forbidden: true,
  'wrong-number': true,
  incompatible: true,
  'server-error': true,
  'network-lost': true,
  'media-failed': true,
  'microphone-refused': true,
  'microphone-missing': true,
  'microphone-busy': true,
  'not-registered': true,
  crashed: true,
};

const text = v.pipe(v.string(), v.maxLength(2048));
/** Milliseconds since the epoch, as far as `Date` goes. */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.finite());

const partySchema = v.object({
  uri: text,
  number: text,
  displayName: v.exactOptional(text),
  anonymous: v.boolean(),
});

const qualitySchema = v.object({
  mos: count,
  level: v.picklist(['good', 'fair', 'poor']),
  lossPercent: count,
  jitterMs: count,
  roundTripMs: v.exactOptional(count),
  codec: v.exactOptional(text),
});

const endReasonSchema = v.object({
  kind: v.custom<EndKind>((kind) => typeof kind === 'string' && Object.hasOwn(END_KINDS, kind)),
  code: v.exactOptional(count),
  phrase: v.exactOptional(text),
});

const entrySchema = v.object({
  guid: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  line: text,
  lineLabel: text,
  direction: v.picklist(['inbound', 'outbound']),
  remote: partySchema,
  forwardedBy: v.exactOptional(partySchema),
  forwardedVia: v.exactOptional(v.pipe(v.array(partySchema), v.maxLength(256))),
  startedAt: time,
  connectedAt: v.exactOptional(time),
  endedAt: v.exactOptional(time),
  endReason: v.exactOptional(endReasonSchema),
  comment: v.pipe(v.string(), v.maxLength(MAX_COMMENT)),
  quality: v.exactOptional(qualitySchema),
  unseen: v.boolean(),
});

/** The entries of a stored record that are in order, and whether all were. */
export function readEntries(record: unknown): {
  readonly entries: readonly HistoryEntry[];
  readonly intact: boolean;
} {
  if (!Array.isArray(record)) return { entries: [], intact: record === undefined };
  const entries = record.filter((entry): entry is HistoryEntry => v.is(entrySchema, entry));
  return { entries, intact: entries.length === record.length };
}

/** An entry with nothing in it but what belongs there; undefined for what is none. */
export function readEntry(value: unknown): HistoryEntry | undefined {
  const parsed = v.safeParse(entrySchema, value);
  return parsed.success ? parsed.output : undefined;
}

const guidsSchema = v.array(v.pipe(v.string(), v.maxLength(64)));

export function readGuids(record: unknown): readonly string[] {
  return v.is(guidsSchema, record) ? record : [];
}

export function readTime(record: unknown): number | undefined {
  return v.is(time, record) ? record : undefined;
}

const messageSchema = v.object({
  type: v.literal('history/changed'),
  chunk: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
});

export function parseHistoryMessage(data: unknown): HistoryMessage | undefined {
  const parsed = v.safeParse(messageSchema, data);
  return parsed.success ? parsed.output : undefined;
}
