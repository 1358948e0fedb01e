import type { ReadonlySignal } from '../../lib/signals.ts';
import type { SourceId } from '../contacts/contact.ts';
import type { ImportReport } from './import-run.ts';
import type { ContactSource } from './source.ts';

/** Why a run failed: the code of the `AppError`, and where. */
export interface SourceFailure {
  readonly code: string;
  readonly detail?: string;
}

/** What became of the runs of a source. */
export interface SourceStatus {
  /** The end of the last run, good or bad. Milliseconds since the epoch. */
  readonly lastRun?: number;
  /** Of the last run; missing when that was good. */
  readonly lastError?: SourceFailure;
  /** Of the last good run. */
  readonly lastReport?: ImportReport;
}

/** What an authorisation server gave (RFC 6749 §5.1). */
export interface OAuthTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Milliseconds since the epoch; missing where the server does not say. */
  readonly expiresAt?: number;
}

/** What is never stored in clear. */
export interface SourceSecret {
  /** Of Basic and Digest; for Bearer it is the token. */
  readonly password?: string;
  readonly tokens?: OAuthTokens;
}

export interface StoredSource {
  readonly source: ContactSource;
  readonly status: SourceStatus;
  /** A password or tokens are kept. */
  readonly hasSecret: boolean;
  /** Of the file that was picked. */
  readonly fileName?: string;
}

/** The file that a source is read from: kept by its handle, or, where the browser has none, as a copy. */
export type SourceFile = FileSystemFileHandle | File;

/** What is saved with a source. Missing: as it is; null: deleted. */
export interface SourceChanges {
  readonly secret?: SourceSecret | null;
  readonly file?: SourceFile | null;
  /** The source was stored before: it is not added anew when another window deleted it (`source/gone`). */
  readonly mustExist?: boolean;
}

/** The sources of contacts of this browser profile. Changes are stored before the promise resolves and reach every window. */
export interface SourceStore {
  /** In the order in which they were added. */
  readonly sources: ReadonlySignal<readonly StoredSource[]>;
  /** Adds a source, or replaces the one with its id. @throws `AppError<StorageErrorCode>`, `source/too-many`, `source/gone` */
  save(source: ContactSource, changes?: SourceChanges): Promise<void>;
  /**
   * Keeps a secret that was renewed while `source` was in use, and nothing else of it. Nothing happens when that was
   * deleted meanwhile, or asks another server now.
   */
  keepSecret(source: ContactSource, secret: SourceSecret): Promise<void>;
  note(id: SourceId, status: SourceStatus): Promise<void>;
  /** Deletes the source with what is kept for it; its contacts are the importer's. */
  remove(id: SourceId): Promise<void>;
  /** Whether it is stored at this moment, whatever window added or deleted it. */
  has(id: SourceId): Promise<boolean>;
  secret(id: SourceId): Promise<SourceSecret | undefined>;
  file(id: SourceId): Promise<SourceFile | undefined>;
}

/** When a source is due again; undefined for one that is imported once, or not at all. */
export function nextRun(
  { enabled, interval }: Pick<ContactSource, 'enabled' | 'interval'>,
  { lastRun }: SourceStatus,
): number | undefined {
  if (!enabled || interval === 0) return undefined;
  return (lastRun ?? 0) + interval * 60_000;
}
