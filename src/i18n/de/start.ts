import { outcomeOf } from '../../domain/history/history.ts';
import type { StartTerms } from '../terms/start.ts';

export const start: StartTerms = {
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  mainNavigation: 'Hauptnavigation',
  navCall: 'Anrufen',
  navContacts: 'Kontakte',
  navHistory: 'Anrufliste',
  navSettings: 'Einstellungen',
  viewSettings: 'Einstellungen',
  missedCalls: (count) => (count === 1 ? '1 verpasster Anruf' : `${count} verpasste Anrufe`),
  updateAvailable: 'Aktualisierung verfügbar',
  outgoingLine: 'Konto für ausgehende Anrufe',
  doNotDisturb: 'Nicht stören',
  statusRegion: 'Meldungen',
  userMenu: 'Benutzermenü',
  openUserMenu: (who, state, presence) => `${who}, ${state}, ${presence}. Benutzermenü öffnen`,
  noAccountName: 'Kein Konto',
  presenceWords: {
    free: 'frei',
    busy: 'im Gespräch',
    ringing: 'es klingelt',
    dnd: 'nicht stören',
    offline: 'nicht erreichbar',
  },
  registrationWords: {
    off: 'Nicht gestartet',
    connecting: 'Verbindung wird aufgebaut',
    registering: 'Anmeldung läuft',
    registered: 'Verbunden',
    waiting: 'Nicht verbunden',
    failed: 'Nicht verbunden',
  },
  installAction: 'Installieren',
  noWebRtcHeading: 'Dieser Browser kann nicht telefonieren',
  noWebRtcAdvice:
    'Ihm fehlt WebRTC, oder es ist durch eine Einstellung oder Erweiterung abgeschaltet. Verwenden Sie einen aktuellen Chrome oder Edge, oder bitten Sie Ihren Administrator, WebRTC zu erlauben.',
  insecureHeading: 'Diese Seite wurde nicht sicher geöffnet',
  insecureAdvice: 'Browser geben das Mikrofon nur für https-Seiten frei. Öffnen Sie die Adresse mit https.',
  checkMicrophone: 'Mikrofon',
  microphoneWords: {
    unknown: 'Wird geprüft',
    prompt: 'Noch nicht gefragt',
    granted: 'Erlaubt',
    denied: 'Gesperrt',
    absent: 'Keines angeschlossen',
    unavailable: 'Hier nicht verfügbar',
  },
  allow: 'Erlauben',
  checkNotifications: 'Benachrichtigungen',
  notificationWords: {
    granted: 'Erlaubt',
    denied: 'Gesperrt',
    prompt: 'Noch nicht gefragt',
    unavailable: 'Hier nicht verfügbar',
  },
  signInTitle: 'Einrichten',
  unexpectedError: {
    heading: 'Etwas ist schiefgegangen.',
    advice:
      'Versuchen Sie es erneut. Bleibt es so, exportieren Sie unter Einstellungen das Protokoll und senden Sie es Ihrem Administrator.',
  },
  incomingTitle: (who) => `☎ ${who}`,
  missedBadge: (count) => `(${String(count)})`,
  callsHeading: 'Gespräche',
  callsCount: (open, limit) => `${open} von ${limit}`,
  callsFull: (limit) => `${limit} Gespräche sind offen. Beenden Sie eines, um erneut anzurufen.`,
  newCall: 'Neuer Anruf',
  noCallsTitle: 'Gerade kein Gespräch',
  noCallsAdvice: 'Geben Sie eine Nummer ein. Eingehende Anrufe erscheinen in jeder Ansicht.',
  today: 'Heute',
  yesterday: 'Gestern',
  callKind(entry) {
    const outcome = outcomeOf(entry);
    if (outcome === 'missed') return entry.endReason?.kind === 'rejected' ? 'Abgelehnt' : 'Verpasst';
    if (outcome === 'blocked') return 'Gesperrt';
    if (outcome === 'elsewhere') return 'Woanders angenommen';
    return entry.direction === 'inbound' ? 'Eingehend' : 'Ausgehend';
  },
  minutes: (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`),
  runningNow: 'Läuft',
  deviceMenu: 'Audiogeräte',
  volumeMenu: 'Lautstärke',
  mutedValue: 'Stumm',
};
