import type { BackupAreaName } from '../../domain/maintenance/backup.ts';
import type { BackupTerms } from '../terms/backup.ts';

const AREAS: Readonly<Record<BackupAreaName, string>> = {
  contacts: 'Kontakte, Gruppen, Favoriten und Sperren',
  history: 'Anrufliste',
  sources: 'Quellen von Kontakten',
  accounts: 'Konten',
  settings: 'Einstellungen',
};

function counted(parts: readonly (readonly [count: number, what: string])[]): string {
  const some = parts.filter(([count]) => count > 0);
  return some.map(([count, what]) => `${count} ${what}`).join(' · ');
}

export const backup: BackupTerms = {
  backupHeading: 'Alles sichern',
  backupText: 'Kontakte, Gruppen, Anrufliste, Konten und Einstellungen als eine Datei.',
  backUp: 'Sichern',
  backupExplained:
    'Eine Datei mit Kontakten, Gruppen, Favoriten, Sperren, der ganzen Anrufliste, Konten und Einstellungen, für dieses Gerät oder ein anderes. Passwörter kommen nur unter einem Kennwort hinein.',
  backupPassphrase: 'Kennwort für die Passwörter',
  backupPassphraseHint:
    'Lassen Sie es leer für eine Datei ohne Passwörter. Ein verlorenes Kennwort kann niemand wiederherstellen.',
  passphraseRepeated: 'Dasselbe Kennwort noch einmal',
  passphraseShort: (characters) => `Mindestens ${characters} Zeichen, etwa vier Wörter.`,
  passphrasesDiffer: 'Die beiden Kennwörter sind nicht gleich.',
  backupArea: (area) => AREAS[area],
  restoreHeading: 'Sicherung wiederherstellen',
  restoreText: 'Sie sehen, was sie ändern würde, bevor etwas geändert wird.',
  restoreChoose: 'Sicherung wählen',
  restoreReading: 'Die Sicherung wird gelesen und geprüft',
  restoreFrom: (date, version) => `Angelegt am ${date} mit Version ${version}.`,
  restoreChanges: ({ added, changed, unchanged, missing, unusable }) =>
    counted([
      [added, 'neu'],
      [changed, 'geändert'],
      [unchanged, 'gleich'],
      [missing, 'nur auf diesem Gerät'],
      [unusable, 'für diese Version nicht brauchbar'],
    ]) || 'Nichts in der Sicherung und nichts hier',
  restoreReplace: 'Löschen, was nicht in der Sicherung ist',
  restoreReplaceHint: 'Von den oben gewählten Bereichen geht, was nur auf diesem Gerät ist. Sonst bleibt es.',
  restorePassphrase: 'Kennwort der Sicherung',
  restorePassphraseHint: 'Lassen Sie es leer, um die Passwörter dieses Geräts zu behalten.',
  restore: 'Wiederherstellen',
  restored: 'Wiederhergestellt',
  restoreFailed: 'Nichts wurde wiederhergestellt; alles ist, wie es war.',
  spaceUsed: (used, quota) => `${used} von ${quota} belegt`,
  spaceKept: 'Der Browser behält es, bis Sie es löschen.',
  spaceNotKept: 'Der Browser darf es löschen, wenn die Platte voll wird.',
  keepSpace: 'Dauerhaft behalten',
  spaceNearlyFull: 'Für Ihre Daten ist nur noch wenig Platz.',
  spaceNearlyFullAdvice:
    'Schaffen Sie Platz auf der Platte, oder sichern Sie und löschen Sie, was Sie nicht mehr brauchen.',
};
