import type { AreaChanges, BackupAreaName } from '../../domain/maintenance/backup.ts';

/** Backing up, restoring, and the room there is. */
export interface BackupTerms {
  backupHeading: string;
  backupText: string;
  backUp: string;
  backupExplained: string;
  backupPassphrase: string;
  backupPassphraseHint: string;
  passphraseRepeated: string;
  passphraseShort: (characters: number) => string;
  passphrasesDiffer: string;
  backupArea: (area: BackupAreaName) => string;
  restoreHeading: string;
  restoreText: string;
  restoreChoose: string;
  restoreReading: string;
  restoreFrom: (date: string, version: string) => string;
  restoreChanges: (changes: AreaChanges) => string;
  restoreReplace: string;
  restoreReplaceHint: string;
  restorePassphrase: string;
  restorePassphraseHint: string;
  restore: string;
  restored: string;
  restoreFailed: string;
  spaceUsed: (used: string, quota: string) => string;
  spaceKept: string;
  spaceNotKept: string;
  keepSpace: string;
  spaceNearlyFull: string;
  spaceNearlyFullAdvice: string;
}
