import type { ErrorTerms } from '../terms/error.ts';
import { importErrors } from './import-errors.ts';
import { sourceErrors } from './source-errors.ts';

export const error: ErrorTerms = {
  errorTexts: {
    'call/not-possible': {
      heading: 'Das geht gerade nicht.',
      advice:
        'Das Gespräch hat sich inzwischen geändert. Sehen Sie seinen Zustand an und versuchen Sie es erneut.',
    },
    'call/refused': {
      heading: 'Die Gegenseite hat abgelehnt.',
      advice: 'Das Gespräch läuft unverändert weiter. Versuchen Sie es gleich noch einmal.',
    },
    'call/timeout': {
      heading: 'Die Telefonanlage hat nicht geantwortet.',
      advice: 'Das Gespräch läuft unverändert weiter. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    },
    'call/hold-refused': {
      heading: 'Das laufende Gespräch lässt sich nicht halten.',
      advice: 'Wählen Sie „Beenden und annehmen“ oder beenden Sie es zuerst.',
    },
    'call/too-many': {
      heading: 'Es sind schon acht Gespräche offen.',
      advice: 'Beenden Sie eines und rufen Sie dann erneut an.',
    },
    'call/no-line': {
      heading: 'Es gibt kein Konto zum Telefonieren.',
      advice: 'Fügen Sie unter Einstellungen, Profil ein Konto hinzu.',
    },
    'call/invalid-target': {
      heading: 'Das kann nicht gewählt werden.',
      advice: 'Prüfen Sie die Nummer oder Adresse.',
    },
    'call/microphone-refused': {
      heading: 'Der Browser sperrt das Mikrofon.',
      advice:
        'Klicken Sie auf das Symbol links neben der Adresse, erlauben Sie das Mikrofon und versuchen Sie es erneut.',
    },
    'call/microphone-missing': {
      heading: 'Es wurde kein Mikrofon gefunden.',
      advice: 'Schließen Sie ein Headset oder Mikrofon an und versuchen Sie es erneut.',
    },
    'call/microphone-busy': {
      heading: 'Das Mikrofon ließ sich nicht öffnen.',
      advice:
        'Schließen Sie andere Programme, die es verwenden, oder wählen Sie ein anderes Gerät; dann versuchen Sie es erneut.',
    },
    ...sourceErrors,
    'contact/read-only': {
      heading: 'Dieser Kontakt kommt aus einer anderen Quelle.',
      advice: 'Ändern Sie ihn dort, wo er geführt wird, oder kopieren Sie ihn und ändern Sie die Kopie.',
    },
    'contact/gone': {
      heading: 'Diesen Kontakt gibt es nicht mehr.',
      advice: 'Er wurde in einem anderen Fenster oder von einem Import gelöscht. Suchen Sie ihn noch einmal.',
    },
    'contact/no-picture': {
      heading: 'Diese Datei taugt nicht als Bild.',
      advice: 'Wählen Sie ein JPEG mit höchstens 40 Megapixeln.',
    },
    'contact/group-exists': {
      heading: 'Eine Gruppe mit diesem Namen gibt es schon.',
      advice: 'Wählen Sie einen anderen Namen. Groß- und Kleinschreibung macht keinen Unterschied.',
    },
    'contact/unavailable': {
      heading: 'Die Kontakte konnten nicht geöffnet werden.',
      advice: 'Telefonieren geht ohne sie. Laden Sie die Seite neu, um es noch einmal zu versuchen.',
    },
    'contact/interrupted': {
      heading: 'Die Kontakte mussten neu geöffnet werden.',
      advice: 'Sehen Sie nach, ob Ihre Änderung da ist, und machen Sie sie sonst noch einmal.',
    },
    ...importErrors,
    'link/unusable': {
      heading: 'Dieser Link ist nicht wählbar.',
      advice:
        'Er nennt keine Nummer oder SIP-Adresse, die dieses Telefon anrufen könnte. Geben Sie die Nummer ein.',
    },
    'link/ignored': {
      heading: 'Diesem Link wurde nicht gefolgt.',
      advice:
        'Nach einer anderen Nummer wird gerade gefragt, oder Links kamen zu schnell. Öffnen Sie ihn gleich noch einmal.',
    },
    'dial/empty': {
      heading: 'Es wurde keine Nummer eingegeben.',
      advice: 'Geben Sie eine Nummer ein und drücken Sie die Eingabetaste.',
    },
    'dial/letters': {
      heading: 'Es werden nur Ziffern gewählt.',
      advice:
        'Entfernen Sie die Buchstaben oder schalten Sie „Nur Ziffern wählen“ unter Einstellungen, Erweitert aus.',
    },
    'dial/invalid-characters': {
      heading: 'Die Nummer enthält Zeichen, die nicht gewählt werden können.',
      advice: 'Entfernen Sie diese und rufen Sie erneut an.',
    },
    'dial/barred': {
      heading: 'Nummern mit dieser Vorwahl sind an diesem Telefon gesperrt.',
      advice:
        'Wählen Sie eine andere oder ändern Sie die gesperrten Vorwahlen unter Einstellungen, Erweitert.',
    },
    'dial/too-long': { heading: 'Die Nummer ist zu lang.', advice: 'Prüfen Sie, was eingefügt wurde.' },
    'dial/not-registered': {
      heading: 'Das Telefon ist nicht verbunden.',
      advice: 'Unter „Bin ich erreichbar?“ steht der Grund. Die Nummer bleibt im Feld.',
    },
    'backup/not-one': {
      heading: 'Diese Datei ist keine Sicherung dieses Telefons.',
      advice: 'Wählen Sie eine Datei, die „Sichern“ angelegt hat. Ihr Name beginnt mit offhook.',
    },
    'backup/newer': {
      heading: 'Eine neuere Version dieses Telefons hat diese Sicherung angelegt.',
      advice: 'Aktualisieren Sie erst dieses Telefon, und stellen Sie sie dann wieder her.',
    },
    'backup/cut-off': {
      heading: 'Das Ende dieser Sicherung fehlt.',
      advice: 'Kopieren Sie die Datei noch einmal von dort, wo sie lag. Es wurde nichts geändert.',
    },
    'backup/damaged': {
      heading: 'Diese Sicherung ist beschädigt.',
      advice:
        'Es wurde nichts geändert. Wählen Sie eine andere; die Einzelheiten sagen, in welcher Zeile der Fehler steht.',
    },
    'backup/too-large': {
      heading: 'Diese Datei ist zu groß für eine Sicherung.',
      advice: 'Wählen Sie eine Datei, die „Sichern“ angelegt hat. Es wurde nichts geändert.',
    },
    'backup/wrong-passphrase': {
      heading: 'Das ist nicht das Kennwort der Sicherung.',
      advice:
        'Geben Sie das ein, mit dem die Sicherung angelegt wurde, oder stellen Sie ohne die Passwörter wieder her.',
    },
    'backup/not-writable': {
      heading: 'Die gespeicherten Daten können nicht geschrieben werden.',
      advice: 'Beachten Sie erst die Meldung auf der Übersichtsseite. Es wurde nichts geändert.',
    },
    'storage/full': {
      heading: 'Der Speicher dieses Browsers ist voll.',
      advice:
        'Die Änderung ist spätestens beim Schließen verloren. Löschen Sie alte Anrufe oder Daten anderer Websites.',
    },
    'storage/unavailable': {
      heading: 'Dieser Browser lässt das Telefon nichts speichern.',
      advice: 'Einstellungen und Anrufliste gehen beim Schließen verloren. Verlassen Sie den privaten Modus.',
    },
    'practice/unreachable': {
      heading: 'Die Übungsanlage antwortet nicht.',
      advice: 'Prüfen Sie, ob sie dort noch läuft, wo die App gestartet wurde.',
    },
    'practice/full': {
      heading: 'Alle Übungskonten sind vergeben.',
      advice:
        'Schließen Sie ein anderes Fenster, das eines benutzt, warten Sie eine Minute und versuchen Sie es erneut.',
    },
    'practice/invalid': {
      heading: 'Die Übungsanlage hat etwas Unerwartetes gesendet.',
      advice: 'Starten Sie sie und die App in derselben Version neu.',
    },
    'provisioning/unreachable': {
      heading: 'Die Einrichtungsdatei konnte nicht geladen werden.',
      advice: 'Prüfen Sie den Link und die Verbindung.',
    },
    'provisioning/not-json': {
      heading: 'Die Einrichtungsdatei ist nicht lesbar.',
      advice: 'Sagen Sie Ihrem Administrator: Sie ist kein gültiges JSON.',
    },
    'provisioning/foreign': {
      heading: 'Das ist keine Einrichtungsdatei von Offhook.',
      advice: 'Prüfen Sie den Link mit Ihrem Administrator.',
    },
    'provisioning/newer-version': {
      heading: 'Die Einrichtungsdatei ist für eine neuere Version.',
      advice: 'Aktualisieren Sie die App und öffnen Sie den Link erneut.',
    },
    'provisioning/invalid': {
      heading: 'Die Einrichtungsdatei enthält einen Fehler.',
      advice: 'Nennen Sie Ihrem Administrator die Stelle unter Einzelheiten.',
    },
    'provisioning/insecure': {
      heading: 'Der Einrichtungslink ist nicht sicher.',
      advice: 'Bitten Sie Ihren Administrator um einen Link, der mit https beginnt.',
    },
    'window/busy': {
      heading: 'Es läuft ein Gespräch.',
      advice: 'Versuchen Sie es erneut, wenn es beendet ist.',
    },
  },
  linkWaits: (number) => ({
    heading: `${number} wird gewählt, sobald Sie angemeldet sind.`,
    advice: 'Vorher werden Sie gefragt.',
  }),
  proposalHeading: 'Diese Nummer anrufen?',
  proposalFrom: (who) => `Gewünscht von: ${who}`,
  proposalLinkOrigin: 'einem Link',
  proposalWindowOrigin: 'einem anderen Fenster dieses Telefons',
  proposalConfirm: 'Anrufen',
  proposalDecline: 'Nicht anrufen',
};
