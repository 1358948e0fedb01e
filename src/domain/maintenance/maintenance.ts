import type { ReadonlySignal } from '../../lib/signals.ts';
import type { LogThreshold } from '../settings/settings.ts';
import type { OpenedBackup } from './backup.ts';

/** What was wrong with the stored data at the start. `newer`: written by a newer version of the app. */
export interface StoredDataProblem {
  readonly kind: 'damaged' | 'newer' | 'unavailable';
  /** The areas concerned, such as `settings` or `history`. */
  readonly areas: readonly string[];
}

/** A record of the log, secrets and digits redacted. */
export interface LogEntry {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly level: Exclude<LogThreshold, 'off'>;
  readonly area: string;
  readonly text: string;
}

/** How much the browser keeps for the app. */
export interface StorageSpace {
  /** The browser does not clear it to make room for others. */
  readonly persistent: boolean;
  /** Bytes, as far as the browser tells. */
  readonly used: number;
  readonly quota: number;
}

/** Backup, reset and logs. */
export interface Maintenance {
  readonly problem: ReadonlySignal<StoredDataProblem | undefined>;
  readonly version: string;
  /** Whether a call is live in any window; nothing that it needs may go then. */
  readonly callLive: ReadonlySignal<boolean>;
  /** The newest log records, oldest first, brought up to date a few times a second. */
  readonly recentLog: ReadonlySignal<readonly LogEntry[]>;
  /** Undefined until the browser has told. */
  readonly space: ReadonlySignal<StorageSpace | undefined>;
  /** Asks the browser how much is stored now. */
  measureSpace(): Promise<void>;
  /** Asks the browser not to clear it; some ask the person. */
  keepSpace(): Promise<void>;
  /**
   * Everything stored as one file, of JSON text; damaged records are in it as they are. Passwords are in it only under a
   * passphrase; with an empty one they stay out.
   */
  createBackup(passphrase: string): Promise<Blob>;
  /** Reads a backup as a whole; nothing is changed yet. Rejects with `AppError<BackupErrorCode>`. */
  openBackup(file: Blob): Promise<OpenedBackup>;
  /** Deletes everything that this browser profile stores for the app, and reloads. Rejects with `window/busy` in a call. */
  reset(): Promise<void>;
  /** Deletes an account and, when asked, its history. Rejects with `window/busy` in a call. */
  signOut(profileId: string, deleteHistory: boolean): Promise<void>;
  /** The log as text, secrets and digits redacted. */
  exportLog(): string;
}
