import type { HelperErrorCode } from '../../domain/import/helper-link.ts';
import type { SourceErrorCode } from '../../domain/import/import-run.ts';
import { MAX_SOURCES } from '../../domain/import/source.ts';
import type { ErrorText } from '../terms/error.ts';

/** Why a source could not be read or stored, and what the local helper says. */
export const sourceErrors: Readonly<Record<SourceErrorCode | HelperErrorCode, ErrorText>> = {
  'source/unauthorized': {
    heading: 'Die Quelle hat die Anmeldung abgelehnt.',
    advice:
      'Prüfen Sie Benutzername, Passwort oder Token und die Art der Anmeldung. Digest braucht oft den lokalen Helfer.',
  },
  'source/forbidden': {
    heading: 'Die Quelle lässt dieses Konto nicht zu.',
    advice: 'Bitten Sie den Betreiber, dem Konto Zugang zu dieser Adresse zu geben.',
  },
  'source/not-found': {
    heading: 'Unter dieser Adresse der Quelle steht nichts.',
    advice: 'Prüfen Sie die Adresse auf Tippfehler oder ob die Datei verschoben wurde.',
  },
  'source/server-error': {
    heading: 'Der Server der Quelle hat eine Störung.',
    advice:
      'Versuchen Sie es später erneut. Bleibt es so, findet der Betreiber den Grund in seinem Protokoll.',
  },
  'source/status': {
    heading: 'Die Quelle hat unerwartet geantwortet.',
    advice: 'Öffnen Sie die Adresse in einem Tab, um zu sehen, was sie meldet.',
  },
  'source/redirect-loop': {
    heading: 'Die Quelle leitet dorthin weiter, wohin man nicht folgen kann.',
    advice:
      'Ihre Adresse führt im Kreis oder zu einem Server, den keine Seite lesen darf. Geben Sie die endgültige Adresse ein, oder rufen Sie durch den lokalen Helfer ab.',
  },
  'source/timeout': {
    heading: 'Die Quelle hat nicht rechtzeitig geantwortet.',
    advice:
      'Prüfen Sie das Netz und versuchen Sie es erneut. Ein langsamer Server lässt sich zu ruhigerer Zeit abrufen.',
  },
  'source/unreachable': {
    heading: 'Die Quelle ist nicht erreichbar.',
    advice:
      'Der Browser sagt nicht, warum. Wahrscheinlich: kein Netz, ein falscher Rechnername, ein Zertifikat ohne Vertrauen oder ein Server, den keine Seite lesen darf (CORS). Öffnen Sie die Adresse in einem Tab; zeigt er sie, rufen Sie durch den lokalen Helfer ab.',
  },
  'source/no-file': {
    heading: 'Die Datei der Quelle ist nicht da.',
    advice:
      'Sie wurde verschoben, umbenannt oder nie behalten. Bearbeiten Sie die Quelle und wählen Sie die Datei neu.',
  },
  'source/file-refused': {
    heading: 'Der Browser lässt diese App die Datei nicht lesen.',
    advice: 'Drücken Sie „Jetzt importieren“ und erlauben Sie es, oder wählen Sie die Datei neu.',
  },
  'source/no-helper': {
    heading: 'Der lokale Helfer läuft nicht oder ist nicht gekoppelt.',
    advice: 'Starten Sie ihn auf diesem Rechner und koppeln Sie ihn unter Einstellungen, Kontaktquellen.',
  },
  'source/helper-refused': {
    heading: 'Der lokale Helfer hat die Quelle nicht gelesen.',
    advice: 'Er ruft nur gespeicherte Quellen ab und Dateien nur aus Ordnern, mit denen er gestartet wurde.',
  },
  'source/sign-in-needed': {
    heading: 'Die Quelle verlangt eine neue Anmeldung.',
    advice: 'Bearbeiten Sie die Quelle und drücken Sie „Anmelden“.',
  },
  'source/sign-in-failed': {
    heading: 'Die Anmeldung am Autorisierungsserver ist gescheitert.',
    advice:
      'Prüfen Sie Adresse, Client-ID und Umleitungsadresse und melden Sie sich erneut an. Die Einzelheiten sagen, was der Server geantwortet hat.',
  },
  'helper/absent': {
    heading: 'Der lokale Helfer antwortet nicht.',
    advice: 'Starten Sie ihn auf diesem Rechner und suchen Sie dann erneut.',
  },
  'helper/wrong-code': {
    heading: 'Der Code ist falsch oder zu alt.',
    advice: 'Fordern Sie einen neuen Code an und geben Sie den zuletzt gezeigten ein.',
  },
  'helper/locked': {
    heading: 'Zu viele falsche Versuche.',
    advice:
      'Der Helfer nimmt eine Weile keinen Code an: erst eine halbe Minute, nach weiteren bis zu 15 Minuten. Warten Sie und fordern Sie dann einen neuen an.',
  },
  'source/helper-unreachable': {
    heading: 'Der lokale Helfer erreicht die Quelle nicht.',
    advice:
      'Wahrscheinlich: kein Netz, ein falscher Rechnername oder ein ausgeschalteter Server. Die Einzelheiten nennen, was dieser Rechner gesagt hat.',
  },
  'source/certificate-self-signed': {
    heading: 'Das Zertifikat der Quelle ist selbst signiert und nicht vertrauenswürdig.',
    advice:
      'Jeder könnte es gemacht haben, darum wurde nichts gesendet. Geben Sie dem Server ein Zertifikat, dem dieser Rechner vertraut, oder lassen Sie ihn dem Aussteller vertrauen.',
  },
  'source/certificate-untrusted': {
    heading: 'Das Zertifikat der Quelle kommt von einem Aussteller, dem dieser Rechner nicht vertraut.',
    advice:
      'Nichts wurde gesendet. Meist fehlt am Server ein Zertifikat der Kette oder auf diesem Rechner die Zertifizierungsstelle des Büros.',
  },
  'source/certificate-expired': {
    heading: 'Das Zertifikat der Quelle gilt zu dieser Zeit nicht.',
    advice:
      'Es ist abgelaufen oder gilt noch nicht; nichts wurde gesendet. Prüfen Sie die Uhr dieses Rechners, oder lassen Sie das Zertifikat erneuern.',
  },
  'source/certificate-name': {
    heading: 'Das Zertifikat der Quelle gilt für einen anderen Namen.',
    advice:
      'Nichts wurde gesendet. Geben Sie die Adresse mit einem Namen an, der im Zertifikat steht; die Einzelheiten nennen sie.',
  },
  'source/helper-blocked': {
    heading: 'Der Browser lässt diese Seite nicht zum lokalen Helfer.',
    advice: 'Suchen Sie den Helfer unter Einstellungen, Kontaktquellen: Dort steht, was zu erlauben ist.',
  },
  'helper/too-soon': {
    heading: 'Der Helfer hat eben erst einen Code gezeigt.',
    advice: 'Geben Sie diesen ein, oder warten Sie zwei Sekunden und fordern Sie einen anderen an.',
  },
  'source/gone': {
    heading: 'Diese Quelle wurde in einem anderen Fenster gelöscht.',
    advice:
      'Mit nochmaligem Speichern bleibt, was in ihrem Formular steht, als neue Quelle erhalten; „Abbrechen“ verwirft es.',
  },
  'source/too-many': {
    heading: `Es gibt schon ${MAX_SOURCES} Quellen.`,
    advice:
      'Mehr können nicht gespeichert werden. Löschen Sie eine, die nicht mehr gebraucht wird, und speichern Sie diese dann.',
  },
};
