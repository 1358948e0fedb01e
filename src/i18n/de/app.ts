import type { AppTerms } from '../terms/app.ts';

export const app: AppTerms = {
  doNotDisturbOn: '„Nicht stören“ ist eingeschaltet',
  accountSwitchedOff: 'Ausgeschaltet',
  problemTexts: {
    offline: { heading: 'Dieser Computer ist offline.', advice: 'Prüfen Sie die Netzwerkverbindung.' },
    'server-unreachable': {
      heading: 'Der Server ist nicht erreichbar.',
      advice:
        'Der Browser nennt den Grund nicht. Wahrscheinlich ist die Adresse falsch, der Server aus, seinem Zertifikat wird hier nicht vertraut, oder eine Firewall steht dazwischen.',
    },
    'server-silent': {
      heading: 'Der Server nimmt die Verbindung an und antwortet nicht.',
      advice: 'Prüfen Sie Pfad und Port der WebSocket-Adresse oder fragen Sie Ihren Administrator.',
    },
    'connection-lost': {
      heading: 'Die Verbindung ist abgebrochen.',
      advice: 'Das Telefon verbindet sich von selbst neu.',
    },
    'wrong-password': {
      heading: 'Der Server hat das Passwort nicht angenommen.',
      advice:
        'Prüfen Sie Benutzername und Passwort. Das Telefon versucht es nicht von selbst erneut, damit das Konto nicht gesperrt wird.',
    },
    'password-needed': {
      heading: 'Das Passwort wird gebraucht.',
      advice:
        'Es wird in diesem Browser nicht aufbewahrt. Bis Sie es eingeben, sind Sie hier nicht erreichbar.',
    },
    'unsupported-digest': {
      heading: 'Der Server verlangt eine Anmeldung, die dieses Telefon nicht kennt.',
      advice: 'Bitten Sie Ihren Administrator, für dieses Konto neben SHA-256 auch MD5 anzubieten.',
    },
    forbidden: {
      heading: 'Der Server lässt dieses Konto nicht zu.',
      advice: 'Fragen Sie Ihren Administrator, ob es im Browser benutzt werden darf.',
    },
    'unknown-account': {
      heading: 'Der Server kennt diesen Benutzernamen nicht.',
      advice: 'Prüfen Sie Benutzername und Domain.',
    },
    'server-error': {
      heading: 'Der Server meldet einen eigenen Fehler.',
      advice: 'Das Telefon versucht es von selbst erneut. Bleibt es so, sagen Sie es Ihrem Administrator.',
    },
    timeout: {
      heading: 'Der Server hat nicht rechtzeitig geantwortet.',
      advice: 'Das Telefon versucht es von selbst erneut. Bleibt es so, prüfen Sie die Verbindung.',
    },
    'insecure-address': {
      heading: 'Eine mit https geöffnete Seite kann keine ws:-Adresse benutzen.',
      advice: 'Verwenden Sie eine Adresse, die mit wss: beginnt.',
    },
    'invalid-address': {
      heading: 'Die WebSocket-Adresse ist ungültig.',
      advice: 'Sie sieht so aus: wss://pbx.example.com/ws.',
    },
  },
  menuAccounts: 'Anrufen mit',
  menuTheme: 'Darstellung',
  themeSystem: 'Wie das System',
  themeLight: 'Hell',
  themeDark: 'Dunkel',
  addAccount: 'Konto hinzufügen',
  canIBeCalled: 'Bin ich erreichbar?',
  signOut: 'Abmelden',
  signOutOf: (account) => `Von ${account} abmelden`,
  signOutQuestion: (account) => `Von ${account ?? 'allen Konten'} abmelden?`,
  signOutExplained: (account) =>
    account === undefined
      ? 'Alle Konten und ihre Passwörter werden aus diesem Browser gelöscht.'
      : 'Konto und Passwort werden aus diesem Browser gelöscht.',
  signOutHistory: 'Auch die Anrufliste löschen',
  notDuringCall: 'Nicht während eines Gesprächs',
  notConnected: 'Nicht mit der Telefonanlage verbunden',
  tryingAgainIn: (seconds) => `Nächster Versuch in ${seconds} s.`,
  tryingNow: 'Es wird gerade erneut versucht.',
  stillWorks: 'Kontakte, Anrufliste und Einstellungen bleiben nutzbar.',
  enterPassword: 'Passwort eingeben',
  editAccount: 'Konto bearbeiten',
  offlineHeading: 'Dieser Computer ist offline',
  offlineAdvice:
    'Sie sind gerade nicht erreichbar. Das Telefon verbindet sich von selbst, sobald das Netz wieder da ist. Kontakte, Anrufliste und Einstellungen bleiben nutzbar.',
  soundLockedHeading: 'Der Browser hält diese Seite stumm',
  soundLockedAdvice: 'Sie würden es nicht klingeln hören, weil hier noch niemand geklickt hat.',
  switchSoundOn: 'Ton einschalten',
  updateHeading: 'Eine neue Version ist bereit',
  updateAdvice: 'Das dauert wenige Sekunden, Ihre Einstellungen bleiben erhalten.',
  updateAfterCall: 'Sie kann installiert werden, sobald kein Gespräch mehr läuft.',
  updateNow: 'Jetzt aktualisieren',
  dataProblem: (kind) =>
    ({
      damaged: 'Gespeicherte Daten konnten nicht gelesen werden',
      newer: 'Die gespeicherten Daten stammen von einer neueren Version',
      unavailable: 'Dieser Browser lässt das Telefon nichts speichern',
    })[kind],
  dataProblemAdvice: (kind, areas) =>
    ({
      damaged: `Betroffen: ${areas}. Die Daten wurden beiseitegelegt und sind im Export enthalten; alles andere funktioniert.`,
      newer: `Betroffen: ${areas}. Sie bleiben unverändert. Was Sie jetzt einrichten oder tun, geht beim Schließen des Fensters verloren: Exportieren Sie es vorher, oder aktualisieren Sie zuerst die App.`,
      unavailable:
        'Konten, Einstellungen und Anrufliste gehen beim Schließen verloren. Verlassen Sie den privaten Modus oder erlauben Sie Websitedaten.',
    })[kind],
  dataArea: (area) =>
    ({
      settings: 'Einstellungen',
      accounts: 'Konten',
      history: 'Anrufliste',
      sources: 'Kontaktquellen',
      schema: 'Versionsangabe',
    })[area] ?? area,
  exportData: 'Daten exportieren',
  resetData: 'Alles löschen',
  resetQuestion: 'Alles Gespeicherte löschen?',
  resetExplained:
    'Konten, Kontakte, Einstellungen und Anrufe dieses Browsers werden gelöscht, auch beschädigte Daten. Exportieren Sie sie vorher, wenn Sie sie noch brauchen könnten.',
  installHeading: 'Offhook als App installieren',
  installAdvice:
    'Eigenes Fenster, eigenes Symbol – und es klingelt auch, wenn der Browser in den Hintergrund tritt.',
  guestHeading: 'Ein anderes Fenster ist das Telefon',
  guestAdvice:
    'Anrufe klingeln und laufen dort. Kontakte, Anrufliste und Einstellungen lassen sich auch hier verwenden.',
  guestTakeOver: 'Dieses Fenster als Telefon verwenden',
  guestBusy: 'Im anderen Fenster läuft ein Gespräch. Sie können übernehmen, wenn es beendet ist.',
  phoneElsewhere: 'In einem anderen Fenster',
  openUserMenuElsewhere: (who) => `${who}, das Telefon ist in einem anderen Fenster. Benutzermenü öffnen`,
  takingOver: 'Wird übernommen',
  readinessReady: 'Sie sind erreichbar.',
  readinessLimited: 'Sie sind erreichbar, mit Einschränkungen.',
  readinessNot: 'Sie sind gerade nicht erreichbar.',
  checkLink: 'Verbindung zum Server',
  linkOpen: (ago) => `Seit ${ago} offen`,
  linkOpening: 'Wird aufgebaut',
  linkClosed: 'Getrennt',
  linkHeard: (ago) => `Zuletzt gehört vor ${ago}`,
  checkRegistration: 'Anmeldung',
  registeredFor: (ago) => `Seit ${ago} angemeldet`,
  microphoneDeniedAdvice: 'Klicken Sie auf das Symbol links neben der Adresse und erlauben Sie das Mikrofon.',
  microphoneAbsentAdvice: 'Schließen Sie ein Headset oder Mikrofon an.',
  askAgain: 'Erneut prüfen',
  stillBlocked: 'Noch immer gesperrt',
  stillAbsent: 'Noch immer keines angeschlossen',
  checkSound: 'Klingeln',
  soundUnlocked: 'Die Seite darf Töne abspielen',
  soundLocked: 'Stumm, bis Sie klicken',
  checkRingDevice: 'Klingelgerät',
  ringSystemDefault: 'Lautsprecher des Systems',
  ringFallback: (device) => `${device}, anstelle des gewählten`,
  ringMuted: 'In den Einstellungen stummgeschaltet',
  chooseDevice: 'Auswählen',
  testRing: 'Klingeln lassen',
  notificationsOff: 'In den Einstellungen ausgeschaltet',
  notificationsDeniedAdvice:
    'Klicken Sie auf das Symbol links neben der Adresse und erlauben Sie Benachrichtigungen.',
  switchOn: 'Einschalten',
  switchOff: 'Ausschalten',
  checkSleep: 'Letzter Ruhezustand dieses Computers',
  sleepNone: 'Keiner, seit dieses Fenster offen ist',
  wokeAgo: (ago) => `Vor ${ago} aufgewacht`,
  wokeConnected: 'Das Telefon hat sich seitdem neu angemeldet.',
  wokeNotYet: 'Die Anmeldung wurde seitdem nicht bestätigt.',
  reconnect: 'Neu verbinden',
  stateOk: 'In Ordnung',
  stateLimited: 'Eingeschränkt',
  stateBad: 'Handlungsbedarf',
};
