import type { ImportErrorCode } from '../../domain/import/import-run.ts';
import type { ErrorText } from '../terms/error.ts';

/** Why a run of an import took nothing. */
export const importErrors: Readonly<Record<ImportErrorCode, ErrorText>> = {
  'import/empty': {
    heading: 'Die Datei ist leer.',
    advice: 'Nichts wurde geändert. Prüfen Sie an der Quelle, ob sie die Datei schreibt.',
  },
  'import/too-large': {
    heading: 'Die Datei ist größer als 200 MB.',
    advice:
      'Nichts wurde geändert. Lassen Sie an der Quelle Bilder oder Spalten weg, oder machen Sie mehrere Quellen daraus.',
  },
  'import/too-many-records': {
    heading: 'Die Datei hat mehr als 500.000 Datensätze.',
    advice: 'Nichts wurde geändert. Machen Sie mehrere Quellen daraus, oder filtern Sie an der Quelle.',
  },
  'import/too-many-columns': {
    heading: 'Die Datei hat mehr als 1.000 Spalten.',
    advice: 'Nichts wurde geändert. Prüfen Sie das Trennzeichen der Quelle, oder lassen Sie Spalten weg.',
  },
  'import/record-too-long': {
    heading: 'Ein Datensatz der Datei hat kein Ende.',
    advice:
      'Nichts wurde geändert. Suchen Sie nahe der Stelle unter „Einzelheiten“ ein Anführungszeichen, das nicht geschlossen ist.',
  },
  'import/no-header': {
    heading: 'Die erste Zeile der Datei nennt keine Spalten.',
    advice: 'Nichts wurde geändert. Eine CSV-Datei beginnt mit einer Zeile, die ihre Spalten nennt.',
  },
  'import/not-text': {
    heading: 'Die Datei ist kein lesbarer Text.',
    advice:
      'Nichts wurde geändert. Speichern Sie sie als CSV oder JSON, oder wählen Sie ihre Kodierung; die Einzelheiten nennen die Zeile.',
  },
  'import/not-json': {
    heading: 'Die Datei ist kein gültiges JSON.',
    advice: 'Nichts wurde geändert. Die Einzelheiten nennen Zeile und Spalte, an der das Lesen endete.',
  },
  'import/json-cut-off': {
    heading: 'Die JSON-Datei endet mittendrin.',
    advice: 'Nichts wurde geändert. Holen Sie sie noch einmal, wenn sie ganz geschrieben ist.',
  },
  'import/no-records': {
    heading: 'Unter diesem Pfad steht keine Liste von Datensätzen.',
    advice: 'Nichts wurde geändert. Geben Sie den Pfad einer Liste in eckigen Klammern an.',
  },
  'import/html': {
    heading: 'Die Quelle hat statt Kontakten eine Webseite geschickt.',
    advice: 'Nichts wurde geändert. Öffnen Sie die Adresse in einem Tab: Meist ist es eine Anmeldeseite.',
  },
  'import/bad-mapping': {
    heading: 'Die Zuordnung der Quelle ist nicht brauchbar.',
    advice:
      'Nichts wurde geändert. Bearbeiten Sie die Quelle; die Einzelheiten nennen die Zuordnung und das Zeichen.',
  },
  'import/no-mapping': {
    heading: 'Der Quelle ist nichts zugeordnet.',
    advice:
      'Nichts wurde geändert. Testen Sie die Verbindung und ordnen Sie zu. Findet der Test nichts, steht in der Datei nichts, woraus ein Kontakt werden könnte.',
  },
  'import/nothing-taken': {
    heading: 'Kein Datensatz der Datei ließ sich übernehmen.',
    advice:
      'Nichts wurde geändert. Ordnen Sie die eindeutige ID zu, oder lassen Sie Datensätze ohne sie hinzufügen.',
  },
  'import/running': {
    heading: 'Diese Quelle wird schon importiert.',
    advice: 'Warten Sie, bis der Lauf endet; er kann in einem anderen Fenster laufen.',
  },
};
