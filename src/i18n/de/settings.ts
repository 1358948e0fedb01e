import type { SettingsPage } from '../../domain/settings/pages.ts';
import type { RowKey, SelectKey, SettingGroup } from '../../domain/settings/setting-rows.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { SettingsTerms } from '../terms/settings.ts';
import { backup } from './backup.ts';

const count = (number: number, one: string, many: string): string =>
  `${String(number)} ${number === 1 ? one : many}`;

const PAGES: Readonly<Record<SettingsPage, { readonly title: string; readonly intro: string }>> = {
  overview: {
    title: 'Übersicht und Sicherung',
    intro: 'Was dieses Telefon kann, seine Version und Ihre Daten.',
  },
  system: { title: 'System', intro: 'Sprache, Aussehen und was das Telefon sich merkt.' },
  profile: {
    title: 'Profil',
    intro: 'Die Konten, mit denen Sie telefonieren.',
  },
  media: {
    title: 'Audiogeräte',
    intro: 'Welches Mikrofon und welche Lautsprecher Gespräche benutzen und wie laut.',
  },
  sources: {
    title: 'Kontaktquellen',
    intro: 'Woher Kontakte importiert werden und wie oft.',
  },
  advanced: { title: 'Erweitert', intro: 'Wie Anrufe ankommen und wie Nummern gewählt werden.' },
  network: { title: 'Netzwerk', intro: 'Fristen des Telefonprotokolls und Vorrang der Sprachdaten.' },
  log: { title: 'Protokoll', intro: 'Was das Telefon aufgezeichnet hat, für die Suche nach Fehlern.' },
};

const GROUPS: Readonly<Record<SettingGroup, string>> = {
  appearance: 'Darstellung',
  history: 'Anrufliste',
  notices: 'Benachrichtigungen',
  incoming: 'Eingehende Anrufe',
  dialling: 'Wählen',
  emergency: 'Notrufe',
  sip: 'SIP-Fristen',
  sound: 'Gesprächston',
  log: 'Aufzeichnung',
};

const SETTINGS: Readonly<Record<RowKey, { readonly label: string; readonly hint?: string }>> = {
  language: { label: 'Sprache' },
  theme: { label: 'Farbschema' },
  showToolTips: {
    label: 'Kurzhinweise zeigen',
    hint: 'Name und Tastenkürzel einer Schaltfläche, wenn der Zeiger darauf ruht.',
  },
  notifications: {
    label: 'Eingehende Anrufe melden',
    hint: 'Eine Systemmeldung mit „Annehmen“ und „Ablehnen“, wenn dieses Fenster nicht vorn ist.',
  },
  historyLimit: {
    label: 'Gezeigte Anrufe in der Anrufliste',
    hint: 'Bis zu 100.000 werden gespeichert; eine kleinere Zahl löscht keinen.',
  },
  callWaiting: {
    label: 'Ein zweiter Anruf kommt',
    hint: 'Während Sie telefonieren und „Nicht stören“ aus ist.',
  },
  doNotDisturb: { label: 'Nicht stören' },
  doNotDisturbAction: {
    label: '„Nicht stören“ antwortet mit',
    hint: 'Was dem Anrufer mitgeteilt wird. Der Anruf steht als verpasst in der Anrufliste.',
  },
  dialNumericOnly: {
    label: 'Nur Ziffern wählen',
    hint: 'An: Text mit Buchstaben wird nicht gewählt. Aus: Buchstaben wählen einen SIP-Benutzer.',
  },
  autoDialAfter: {
    label: 'Eingegebene Nummer wählen nach',
    hint: 'Gezählt ab der letzten Taste. 0 = aus.',
  },
  barredPrefixes: {
    label: 'Nie Nummern wählen, die beginnen mit',
    hint: 'Teure oder internationale Vorwahlen, zum Beispiel 0900, 00, +. Notrufe werden immer gewählt.',
  },
  hideNumber: {
    label: 'Eigene Nummer unterdrücken',
    hint: 'Bei jedem Anruf; es lässt sich auch für einen einzelnen wählen.',
  },
  keyTones: {
    label: 'Tastentöne',
    hint: 'Ein Ton in Ihrem Ohr, wenn eine Taste des Wählfelds gedrückt wird.',
  },
  dtmf: {
    label: 'Töne senden (MFV)',
    hint: 'Für Menüs wie „Drücken Sie die 1“. „Automatisch“ passt zu fast jeder Telefonanlage.',
  },
  country: {
    label: 'Land, aus dem Sie anrufen',
    hint: 'Seine Notrufnummern werden immer gewählt, was auch sonst eingestellt ist.',
  },
  registerExpires: {
    label: 'Anmeldung gilt für',
    hint: 'Wird von der Telefonanlage erbeten und rechtzeitig erneuert.',
  },
  sessionExpires: {
    label: 'Sitzung eines Gesprächs gilt für',
    hint: 'Ein Gespräch, dessen Gegenseite verschwunden ist, endet nach dieser Zeit (RFC 4028).',
  },
  transactionTimeout: {
    label: 'Auf eine Antwort der Telefonanlage warten',
    hint: 'Danach gilt eine Anfrage als gescheitert.',
  },
  audioPriority: {
    label: 'Vorrang der Sprachdaten',
    hint: 'Kennzeichnet die Pakete, die dieser Computer sendet, sofern das Netz es beachtet.',
  },
  logLevel: {
    label: 'Protokollstufe',
    hint: 'Passwörter und lange Nummern werden nie aufgezeichnet.',
  },
};

const OPTIONS: { readonly [Key in SelectKey]: Readonly<Record<Settings[Key], string>> } = {
  language: { system: 'Wie der Browser', en: 'English', de: 'Deutsch' },
  theme: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  callWaiting: { tone: 'Ton und Anzeige', visual: 'Nur Anzeige', reject: 'Besetzt für den Anrufer' },
  doNotDisturbAction: {
    '480': 'Zurzeit nicht erreichbar (480)',
    '486': 'Besetzt (486)',
    '603': 'Abgelehnt (603)',
    silent: 'Nichts: Der Anruf wird ohne Klingeln gezeigt',
  },
  dtmf: { auto: 'Automatisch', rfc4733: 'In der Sprache (RFC 4733)', info: 'Als Nachrichten (SIP INFO)' },
  audioPriority: { 'very-low': 'Sehr niedrig', low: 'Niedrig', medium: 'Mittel', high: 'Hoch' },
  logLevel: {
    off: 'Aus',
    error: 'Fehler',
    warn: 'Warnungen',
    info: 'Informationen',
    debug: 'Fehlersuche',
    trace: 'Alles, auch Nachrichten',
  },
};

/** What else a search finds on the pages that are more than rows. */
const ALSO: Readonly<Partial<Record<RowKey, string>>> = {
  language: 'Englisch, English',
  theme: 'Dunkelmodus, Darstellung',
  doNotDisturb: 'DND, nicht stören',
  hideNumber: 'CLIR, anonym, Rufnummer unterdrücken',
  dialNumericOnly: 'Buchstaben, SIP-Adresse',
  barredPrefixes: 'Sperre',
  registerExpires: 'REGISTER, Registrierung',
  sessionExpires: 'Session Timer',
  transactionTimeout: 'Timeout, Zeitüberschreitung',
  audioPriority: 'QoS, DSCP',
  historyLimit: 'Verlauf',
  country: '112, 110, Notruf',
};

const KEYWORDS: Readonly<Partial<Record<SettingsPage, readonly string[]>>> = {
  overview: ['Version', 'Aktualisierung', 'Daten exportieren', 'Abmelden', 'Zurücksetzen'],
  profile: ['Konto', 'Passwort', 'Server', 'STUN und TURN', 'Anrufbeantworter', 'Angezeigte Nummer'],
  media: [
    'Mikrofon',
    'Lautsprecher',
    'Lautstärke',
    'Klingelton',
    'Rauschunterdrückung',
    'Echounterdrückung',
    'Pegelautomatik',
  ],
  sources: ['CSV', 'JSON', 'Kontakte importieren', 'Abgleich', 'OAuth', 'Lokaler Helfer', 'Zuordnung'],
  log: ['Protokoll exportieren'],
};

export const settings: SettingsTerms = {
  settingsPageTitle: (page) => PAGES[page].title,
  settingsPageIntro: (page) => PAGES[page].intro,
  settingsGroup: (group) => GROUPS[group],
  settingLabel: (key) => SETTINGS[key].label,
  settingHint: (key) => SETTINGS[key].hint ?? '',
  settingOption: (key, value) => {
    const labels: Readonly<Record<string, string>> = OPTIONS[key];
    return labels[value] ?? value;
  },
  settingKeywords: (key) => ALSO[key] ?? '',
  settingsKeywords: (page) => (KEYWORDS[page] ?? []).join('\n'),

  settingsNavigation: 'Seiten der Einstellungen',
  searchSettings: 'Einstellungen suchen',
  searchSettingsNothing: (query) => `Nichts heißt „${query}“.`,
  administrator: 'Administrator',
  unitSeconds: 'Sekunden',
  unitCalls: 'Anrufe',
  wholeNumberBetween: (min, max) => `Geben Sie eine ganze Zahl von ${min} bis ${max} ein.`,
  prefixesWanted: 'Vorwahlen wie 0900, 0137, + eingeben: aus Ziffern, *, # und einem + am Anfang.',
  regionOfBrowser: (country) => `Wie der Browser (${country})`,
  notificationsDenied:
    'Der Browser sperrt Benachrichtigungen. Klicken Sie auf das Symbol links neben der Adresse und erlauben Sie sie.',
  notificationsToAllow:
    'Der Browser wurde noch nicht gefragt; „Bin ich erreichbar?“ im Benutzermenü holt das nach.',

  changesAtOnce: 'Änderungen gelten hier sofort.',
  allChangesApplied: 'Alle Änderungen sind übernommen',
  changesNotApplied: (number) => `${count(number, 'Änderung', 'Änderungen')} noch nicht übernommen`,
  valuesToCorrect: (number) => `${count(number, 'Wert ist', 'Werte sind')} zu berichtigen`,
  changesApplied: 'Änderungen übernommen',
  leaveHeading: 'Änderungen übernehmen?',
  leaveText: (number) => `${count(number, 'Änderung ist', 'Änderungen sind')} noch nicht übernommen.`,
  accountNotSaved: 'Das bearbeitete Konto ist nicht gespeichert.',
  accountFormSaves: 'Das tut sein Formular, denn es probiert das Konto vorher aus.',
  sourceNotSaved: 'Die bearbeitete Quelle ist nicht gespeichert.',
  stay: 'Hierbleiben',

  versionIs: (version) => `Offhook ${version}`,
  versionReady: 'Eine neue Version ist bereit',
  versionReadyAdvice: 'Das Fenster wird neu geladen; Einstellungen und Anrufliste bleiben.',
  checkForUpdates: 'Nach Aktualisierungen suchen',
  checkingForUpdates: 'Wird gesucht',
  versionIsNewest: 'Dies ist die neueste Version.',
  featuresHeading: 'Was eingeschaltet ist',
  featureCalls: 'Telefonieren',
  featureAccounts: (connected, enabled) => `${connected} von ${enabled} Konten verbunden`,
  featureMicrophone: 'Mikrofon',
  featureNotifications: 'Meldung eingehender Anrufe',
  featureOffline: 'Startet ohne Netz',
  featureInstalled: 'Als App installiert',
  stateOn: 'An',
  stateOff: 'Aus',
  stateBlocked: 'Vom Browser gesperrt',
  stateNotAsked: 'Noch nicht erlaubt',
  stateNotPossible: 'In diesem Browser nicht möglich',
  stateMissing: 'Keines angeschlossen',
  dataHeading: 'Ihre Daten',
  ...backup,
  signOutHeading: 'Abmelden',
  signOutText: 'Löscht alle Konten und ihre Passwörter aus diesem Browser.',
  resetHeading: 'Von vorn beginnen',
  resetText: 'Löscht Konten, Passwörter, Kontakte, Einstellungen und Anrufliste aus diesem Browser.',

  accountsHeading: 'Konten',
  noAccounts: 'Noch kein Konto',
  noAccountsAdvice: 'Fügen Sie das Konto hinzu, das Sie für Ihre Telefonanlage erhalten haben.',
  editAccountNamed: (label) => `${label} bearbeiten`,
  useAccount: (label) => `${label} benutzen`,
  makeActive: 'Damit anrufen',
  activeAccount: 'Für ausgehende Anrufe',
  accountConnected: 'Verbunden',
  accountConnecting: 'Wird verbunden',
  accountNotConnected: 'Nicht verbunden',
  accountOff: 'Aus',
  accountSaved: (label) => `Konto ${label} gespeichert`,

  logHeading: 'Letzte Zeilen',
  logEmpty: 'Es wurde noch nichts aufgezeichnet.',
  exportLog: 'Protokoll exportieren',
  logPause: 'Anhalten',
  logContinue: 'Fortsetzen',
};
