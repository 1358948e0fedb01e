import { AppError } from '../../lib/app-error.ts';
import { BACKUP_AREAS } from './backup.ts';
import type { BackupAreaName, BackupErrorCode, BackupRecord } from './backup.ts';

/**
 * A backup is one JSON document whose records stand on a line each, so that a large one is written and read piece by
 * piece: `{"offhook":1,"backup":1,…,"records":[` and then lines `["area","key",value],`, the last one `["end",count]`, with
 * how many records came before it. Passwords stand in `["secrets",sealed]`. What only a person can make use of stands in
 * `["raw",key,value]` (damaged records, and such of a newer version) and `["unstored",key,value]` (what holds until the
 * window closes).
 */
export const BACKUP_VERSION = 1;

export const BACKUP_LIMITS = Object.freeze({
  bytes: 1024 * 1024 * 1024,
  /** Characters of a line: a picture, or what a damaged record was. */
  line: 16_000_000,
  records: 1_000_000,
});

export interface BackupHead {
  /** Version of the app. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** What it holds, even where there is no record of it: then there was none. */
  readonly areas: readonly BackupAreaName[];
}

/** Ciphertext of the secrets of all areas (AES-256-GCM), under a key from a passphrase (PBKDF2, RFC 8018 §5.2). */
export interface SealedSecrets {
  readonly kdf: 'PBKDF2-SHA-256';
  readonly iterations: number;
  /** Base64, as `iv` and `data`. */
  readonly salt: string;
  readonly iv: string;
  readonly data: string;
}

export type BackupLine =
  | { readonly type: 'record'; readonly area: BackupAreaName; readonly record: BackupRecord }
  | { readonly type: 'secrets'; readonly sealed: SealedSecrets }
  | { readonly type: 'end'; readonly count: number }
  /** Nothing that can be restored: for people, or of an area that this version does not have. */
  | { readonly type: 'other' };

export function headLine({ version, createdAt, areas }: BackupHead): string {
  const time = new Date(createdAt).toISOString();
  const head = { offhook: 1, backup: BACKUP_VERSION, version, createdAt: time, areas, records: [] };
  return `${JSON.stringify(head).slice(0, -2)}\n`;
}

export function recordLine(area: BackupAreaName, { key, value }: BackupRecord): string {
  return `${JSON.stringify([area, key, value])},\n`;
}

export function secretsLine(sealed: SealedSecrets): string {
  return `${JSON.stringify(['secrets', sealed])},\n`;
}

export function endLine(count: number): string {
  return `${JSON.stringify(['end', count])}]}\n`;
}

function failure(code: BackupErrorCode, detail?: string): AppError<BackupErrorCode> {
  return new AppError<BackupErrorCode>(code, detail);
}

/** JSON in which no name reaches into the prototype of an object. */
function parse(text: string): unknown {
  return JSON.parse(text, (name, value: unknown) => (name === '__proto__' ? undefined : value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws AppError `backup/not-one`, `backup/newer` */
export function readHead(line: string): BackupHead {
  let head: unknown;
  try {
    head = parse(`${line}]}`);
  } catch {
    throw failure('backup/not-one');
  }
  if (!isObject(head) || head.offhook !== 1 || !Array.isArray(head.records)) throw failure('backup/not-one');
  if (typeof head.backup !== 'number') throw failure('backup/not-one');
  if (head.backup > BACKUP_VERSION) throw failure('backup/newer', String(head.version).slice(0, 40));
  const createdAt = typeof head.createdAt === 'string' ? Date.parse(head.createdAt) : Number.NaN;
  if (typeof head.version !== 'string' || Number.isNaN(createdAt)) throw failure('backup/not-one');
  const named: readonly unknown[] = Array.isArray(head.areas) ? head.areas : [];
  return {
    version: head.version.slice(0, 40),
    createdAt,
    areas: BACKUP_AREAS.filter((area) => named.includes(area)),
  };
}

/** @param number of the line, for the error. @throws AppError `backup/damaged` */
export function readLine(text: string, number: number): BackupLine {
  const ends = text.endsWith(']}');
  let parts: unknown;
  try {
    // A hostile line may be deeper than the reviver can follow: that throws too.
    parts = parse(ends ? text.slice(0, -2) : text.replace(/,$/, ''));
  } catch {
    throw failure('backup/damaged', String(number));
  }
  const line = Array.isArray(parts) ? lineOf(parts) : undefined;
  if (line === undefined || ends !== (line.type === 'end')) throw failure('backup/damaged', String(number));
  return line;
}

function lineOf([type, second, third]: readonly unknown[]): BackupLine | undefined {
  if (type === 'end') return typeof second === 'number' ? { type, count: second } : undefined;
  if (type === 'secrets') return isSealed(second) ? { type, sealed: second } : undefined;
  const area = BACKUP_AREAS.find((name) => name === type);
  if (area === undefined) return typeof type === 'string' ? { type: 'other' } : undefined;
  if (typeof second !== 'string' || second === '__proto__') return undefined;
  return { type: 'record', area, record: { key: second, value: third } };
}

/** The bounds of the work: what a hostile file may make this machine reckon. */
const MAX_ITERATIONS = 10_000_000;

function isSealed(value: unknown): value is SealedSecrets {
  if (!isObject(value) || value.kdf !== 'PBKDF2-SHA-256') return false;
  const { iterations, salt, iv, data } = value;
  const texts = [salt, iv, data].every((text) => typeof text === 'string' && /^[\w+/]*={0,2}$/.test(text));
  return (
    texts && Number.isInteger(iterations) && Number(iterations) > 0 && Number(iterations) <= MAX_ITERATIONS
  );
}
