import type { BackupAreaName } from '../../domain/maintenance/backup.ts';
import type { BackupTerms } from '../terms/backup.ts';

const AREAS: Readonly<Record<BackupAreaName, string>> = {
  contacts: 'Contacts, groups, favourites and blocks',
  history: 'History',
  sources: 'Sources of contacts',
  accounts: 'Accounts',
  settings: 'Settings',
};

function counted(parts: readonly (readonly [count: number, what: string])[]): string {
  const some = parts.filter(([count]) => count > 0);
  return some.map(([count, what]) => `${count} ${what}`).join(' · ');
}

export const backup: BackupTerms = {
  backupHeading: 'Back up everything',
  backupText: 'Contacts, groups, history, accounts and settings as one file.',
  backUp: 'Back up',
  backupExplained:
    'One file with contacts, groups, favourites, blocks, the whole history, accounts and settings, for this device or another. Passwords go into it only under a passphrase.',
  backupPassphrase: 'Passphrase for the passwords',
  backupPassphraseHint:
    'Leave it empty for a file without passwords. Nobody can recover a passphrase that is lost.',
  passphraseRepeated: 'The same passphrase again',
  passphraseShort: (characters) => `Use at least ${characters} characters, such as four words.`,
  passphrasesDiffer: 'The two passphrases are not the same.',
  backupArea: (area) => AREAS[area],
  restoreHeading: 'Restore a backup',
  restoreText: 'You see what it would change before anything is changed.',
  restoreChoose: 'Choose backup',
  restoreReading: 'Reading and checking the backup',
  restoreFrom: (date, version) => `Made on ${date} with version ${version}.`,
  restoreChanges: ({ added, changed, unchanged, missing, unusable }) =>
    counted([
      [added, 'new'],
      [changed, 'changed'],
      [unchanged, 'the same'],
      [missing, 'only on this device'],
      [unusable, 'that this version cannot use'],
    ]) || 'Nothing in the backup and nothing here',
  restoreReplace: 'Delete what is not in the backup',
  restoreReplaceHint: 'Of the areas chosen above, what is only on this device goes. Otherwise it stays.',
  restorePassphrase: 'Passphrase of the backup',
  restorePassphraseHint: 'Leave it empty to keep the passwords that this device has.',
  restore: 'Restore',
  restored: 'Restored',
  restoreFailed: 'Nothing was restored; everything is as it was.',
  spaceUsed: (used, quota) => `${used} of ${quota} used`,
  spaceKept: 'The browser keeps it until you delete it.',
  spaceNotKept: 'The browser may clear it when the disk gets full.',
  keepSpace: 'Keep it for good',
  spaceNearlyFull: 'Little room is left for your data.',
  spaceNearlyFullAdvice: 'Free space on the disk, or back up and delete what you no longer need.',
};
