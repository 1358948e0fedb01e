import * as v from 'valibot';
import type { ImportIssueCode, ImportReport } from '../../domain/import/import-run.ts';
import { MAX_INTERVAL } from '../../domain/import/source-draft.ts';
import type { SourceSecret, SourceStatus } from '../../domain/import/source-store.ts';
import { AUTHENTICATIONS, IMPORT_LIMITS, IMPORT_TARGETS, MAX_SOURCES } from '../../domain/import/source.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { Sealed, SourcesMessage } from '../../domain/storage/data-messages.ts';

const text = v.pipe(v.string(), v.maxLength(2048));
const expression = v.pipe(v.string(), v.maxLength(1000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const MAX_ROWS = 500;

const sourceSchema = v.strictObject({
  // The id is the beginning of the ids of its contacts, up to a slash; `own` is that of the own ones.
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/), v.notValue('own')),
  format: v.picklist(['csv', 'json']),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  enabled: v.boolean(),
  skipOnStart: v.boolean(),
  addWithoutId: v.boolean(),
  access: v.picklist(['http', 'file']),
  url: text,
  via: v.picklist(['page', 'helper']),
  authentication: v.picklist(AUTHENTICATIONS),
  user: text,
  oauth: v.exactOptional(v.strictObject({ server: text, clientId: text, scope: text })),
  interval: v.pipe(count, v.maxValue(MAX_INTERVAL)),
  removed: v.picklist(['ask', 'keep', 'mark', 'delete']),
  csv: v.strictObject({
    delimiter: v.picklist(['auto', ',', ';', '\t', '|']),
    encoding: v.picklist(['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  }),
  records: expression,
  mapping: v.pipe(
    v.array(v.strictObject({ from: expression, to: v.picklist(IMPORT_TARGETS) })),
    v.maxLength(MAX_ROWS),
  ),
});

const recordSchema = v.strictObject({ sources: v.array(v.unknown()) });

/** @throws Error for a source that could not be read back after the next start. */
export function assertStorable(source: ContactSource): void {
  const parsed = v.safeParse(sourceSchema, source);
  if (!parsed.success)
    throw new Error(`invalid source: ${parsed.issues.map((issue) => issue.message).join(', ')}`);
}

/** A source with nothing in it but what belongs there; undefined for what is none. */
export function readSource(value: unknown): ContactSource | undefined {
  const parsed = v.safeParse(sourceSchema, value);
  return parsed.success ? parsed.output : undefined;
}

/** The sources of a stored record that are in order, and whether all were. */
export function readSources(record: unknown): {
  readonly sources: readonly ContactSource[];
  readonly intact: boolean;
} {
  if (record === undefined) return { sources: [], intact: true };
  const parsed = v.safeParse(recordSchema, record);
  if (!parsed.success) return { sources: [], intact: false };
  const stored = parsed.output.sources.slice(0, MAX_SOURCES);
  const sources = stored.flatMap((source) => readSource(source) ?? []);
  return { sources, intact: sources.length === parsed.output.sources.length };
}

const issueSchema = v.strictObject({
  // Another version may know more of them; the texts have words for what they do not know.
  code: v.custom<ImportIssueCode>((value) => typeof value === 'string' && /^[a-z-]{1,40}$/.test(value)),
  line: count,
  field: v.exactOptional(text),
  value: v.exactOptional(text),
});

const reportSchema = v.strictObject({
  added: count,
  changed: count,
  unchanged: count,
  skipped: count,
  removed: count,
  removal: v.picklist(['none', 'kept', 'marked', 'deleted', 'asked']),
  issues: v.pipe(v.array(issueSchema), v.maxLength(IMPORT_LIMITS.issues)),
  issueCount: count,
  startedAt: v.number(),
  endedAt: v.number(),
}) satisfies v.GenericSchema<unknown, ImportReport>;

const statusSchema = v.strictObject({
  lastRun: v.exactOptional(v.number()),
  lastError: v.exactOptional(
    v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)), detail: v.exactOptional(text) }),
  ),
  lastReport: v.exactOptional(reportSchema),
});

/** Undefined for a record that is none. */
export function readStatus(record: unknown): SourceStatus | undefined {
  const parsed = v.safeParse(statusSchema, record ?? {});
  return parsed.success ? parsed.output : undefined;
}

const sealedSchema = v.strictObject({
  iv: v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length === 12),
  data: v.custom<ArrayBuffer>((value) => value instanceof ArrayBuffer && value.byteLength <= 65_536),
});

export function readSealed(record: unknown): Sealed | undefined {
  const parsed = v.safeParse(sealedSchema, record);
  return parsed.success ? parsed.output : undefined;
}

const secret = v.pipe(v.string(), v.maxLength(16_384));
const secretSchema = v.strictObject({
  password: v.exactOptional(secret),
  tokens: v.exactOptional(
    v.strictObject({
      accessToken: secret,
      refreshToken: v.exactOptional(secret),
      expiresAt: v.exactOptional(v.number()),
    }),
  ),
});

export function readSecret(json: string): SourceSecret | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), secretSchema), json);
  return parsed.success ? parsed.output : undefined;
}

const messageSchema = v.object({ type: v.literal('sources/changed') });

export function parseSourcesMessage(data: unknown): SourcesMessage | undefined {
  const parsed = v.safeParse(messageSchema, data);
  return parsed.success ? parsed.output : undefined;
}
