import type { SourcesTerms } from '../terms/sources.ts';
import { AUTHENTICATIONS, FIELDS, ISSUES, KINDS, MAPPING, TARGETS, mappingWords } from './source-words.ts';

const counted = (count: number): string => count.toLocaleString('de');

export const sources: SourcesTerms = {
  sourcesHeading: 'Quellen',
  noSources: 'Noch keine Quelle',
  noSourcesAdvice:
    'Eine Quelle bringt Kontakte aus einer CSV- oder JSON-Datei oder von einer Adresse im Netz.',
  addCsvSource: 'CSV-Quelle hinzufügen',
  addJsonSource: 'JSON-Quelle hinzufügen',
  editSourceNamed: (name) => `${name} bearbeiten`,
  useSource: (name) => `${name} verwenden`,
  importNamed: (name) => `${name} jetzt importieren`,
  deleteSourceNamed: (name) => `${name} löschen`,
  moreOfSource: (name) => `Letzter Bericht von ${name}`,
  cancelImport: 'Import abbrechen',
  sourceOff: 'Aus',
  sourceNeverRun: 'Noch nicht importiert',
  sourceLastRun: (when) => `Letzter Lauf ${when}`,
  sourceNextRun: (when) => `nächster ${when}`,
  sourceRunsOnce: 'ohne Wiederholung',
  sourceOk: 'Importiert',
  sourceFailed: 'Fehlgeschlagen',
  sourceImporting: 'Import läuft',
  sourceSaved: (name) => `Quelle ${name} gespeichert`,
  sourceDeleted: (name) => `Quelle ${name} gelöscht`,
  importDone: (name) => `${name} importiert`,
  importCancelled: (name) => `Import von ${name} abgebrochen`,

  progressFetching: (size) => `Wird abgerufen, ${size}`,
  progressReading: (records) => `Wird gelesen, ${records} Datensätze`,
  progressStoring: 'Wird gespeichert',

  reportOf: (name) => `Letzter Import von ${name}`,
  reportAdded: 'Neu',
  reportChanged: 'Geändert',
  reportUnchanged: 'Unverändert',
  reportSkipped: 'Ausgelassen',
  reportRemoved: 'An der Quelle weggefallen',
  removalDone: (removal) =>
    ({ none: 'keine', kept: 'behalten', marked: 'markiert', deleted: 'gelöscht', asked: 'zu entscheiden' })[
      removal
    ],
  reportTook: (seconds) => `Dauer ${seconds} s`,
  reportIssues: (count) => `${counted(count)} ${count === 1 ? 'Hinweis' : 'Hinweise'}`,
  reportIssuesShown: (shown, all) =>
    `${counted(shown)} von ${counted(all)} werden gezeigt; der gespeicherte Bericht hat mehr.`,
  issueLine: (line) => `Zeile ${line}`,
  issueRecord: (record) => `Datensatz ${record}`,
  issueValue: (value) => `„${value}“`,
  issueField: (field) => FIELDS[field] ?? field,
  importIssue: (code) => ISSUES[code],
  saveReport: 'Bericht speichern',

  removedQuestion: (count, shown) =>
    count === 1
      ? 'Die Quelle nennt einen ihrer Kontakte nicht mehr. Was soll mit ihm geschehen?'
      : `Die Quelle nennt ${shown} ihrer Kontakte nicht mehr. Was soll mit ihnen geschehen?`,
  removedKeep: 'Behalten',
  removedMark: 'Markieren',
  removedDelete: 'Löschen',

  deleteSourceQuestion: (name) => `Quelle ${name} löschen?`,
  deleteSourceExplained: (count, shown) =>
    count === 1
      ? 'Sie hat 1 Kontakt gebracht. Er kann mit ihr gehen oder als eigener Kontakt bleiben.'
      : `Sie hat ${shown} Kontakte gebracht. Diese können mit ihr gehen oder als eigene Kontakte bleiben.`,
  deleteWithContacts: 'Mit ihren Kontakten löschen',
  deleteKeepContacts: 'Als eigene Kontakte behalten',

  fieldEnabled: 'Aktiviert',
  fieldSkipOnStart: 'Automatischen Import beim Start abschalten',
  fieldSkipOnStartHint: 'Sonst wird die Quelle bei jedem Start der App importiert.',
  fieldAddWithoutId: 'Datensätze ohne eindeutige Kontakt-ID hinzufügen',
  fieldAddWithoutIdHint: 'Jeder Import fügt sie erneut hinzu. Aus: sie werden ausgelassen und gemeldet.',
  fieldDirectoryName: 'Verzeichnisname',
  fieldAccess: 'API-Schnittstelle',
  accessName: (access) => (access === 'http' ? 'Adresse (HTTP GET)' : 'Datei dieses Geräts'),
  fieldVia: 'Abgerufen durch',
  viaName: (via) => (via === 'page' ? 'Diese App' : 'Den lokalen Helfer'),
  fieldUrl: 'URL',
  fieldFilePath: 'Pfad der Datei',
  fieldFilePathHint: 'Zum Beispiel file:///d:/json-csv/data.csv, in einem Ordner, den der Helfer lesen darf.',
  fieldAuthentication: 'Art der Anmeldung',
  authenticationName: (authentication) => AUTHENTICATIONS[authentication],
  digestHint: 'Ohne den Helfer geht es nur, wo der Server diese App seine Aufforderung lesen lässt.',
  fieldSourceUser: 'Benutzername',
  fieldSourcePassword: 'Passwort',
  fieldToken: 'Token',
  secretKept: 'Versiegelt gespeichert. Leer lassen, um es zu behalten.',
  fieldOauthServer: 'Autorisierungsserver',
  fieldOauthClient: 'Client-ID',
  fieldOauthScope: 'Scope',
  fieldOauthScopeHint: 'Wie der Server ihn verlangt; mehrere durch Leerzeichen getrennt.',
  redirectAddress: (address) => `Umleitungsadresse zum Eintragen beim Server: ${address}`,
  signInAtServer: 'Anmelden',
  signingInAtServer: 'Wartet auf die Anmeldung im anderen Fenster',
  signedInAtServer: 'Angemeldet',
  fieldInterval: 'Wiederholen alle',
  fieldIntervalHint: '0 = einmal. Wiederholt wird, solange die App offen ist.',
  unitMinutes: 'Minuten',
  fieldRemoved: 'Kontakte, die die Quelle nicht mehr nennt',
  removedName: (removed) =>
    ({ ask: 'Nachfragen', keep: 'Behalten', mark: 'Markieren', delete: 'Löschen' })[removed],
  fieldDelimiter: 'Trennzeichen',
  delimiterName: (delimiter) =>
    ({ auto: 'Automatisch', ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator', '|': 'Senkrechter Strich' })[
      delimiter
    ],
  fieldEncoding: 'Zeichencodierung',
  encodingName: (encoding) =>
    ({
      auto: 'Automatisch',
      'utf-8': 'UTF-8',
      'utf-16le': 'UTF-16 LE',
      'utf-16be': 'UTF-16 BE',
      'windows-1252': 'Windows-1252',
    })[encoding],
  fieldRecords: 'Pfad der Datensätze',
  sourceLists: 'Das Dokument hat mehrere Listen.',
  sourceListsAdvice: 'Wählen Sie die mit den Kontakten.',
  fieldRecordsHint:
    'Wo das Array der Kontakte steht, etwa data/contacts. Leer: das Dokument selbst, oder ein Objekt je Zeile. Ein Test findet sie.',
  chooseFile: 'Datei wählen',
  chosenFile: (name) => `Gewählt: ${name}`,
  fileCopyHint: 'Dieser Browser behält eine Kopie: Wählen Sie die Datei neu, wenn sie sich geändert hat.',
  sourceIssues: {
    'name-missing': 'Geben Sie der Quelle einen Namen.',
    'url-missing': 'Geben Sie die Adresse ein.',
    'url-unreadable': 'Das ist keine Adresse. Sie beginnt mit https://.',
    'url-scheme': 'Nur https:// und http:// lassen sich abrufen.',
    'url-password': 'Benutzername und Passwort gehören in ihre eigenen Felder, nicht in die Adresse.',
    'url-plain':
      'Eine Seite darf http:// nur von diesem Gerät abrufen. Nehmen Sie https:// oder den lokalen Helfer.',
    'url-file-page':
      'Eine Seite kann file:/// nicht öffnen. Wählen Sie oben „Datei dieses Geräts“ und die Datei, oder nehmen Sie den Helfer.',
    'url-not-file': 'Der Pfad beginnt mit file:///.',
    'file-missing': 'Wählen Sie die Datei.',
    'user-missing': 'Geben Sie den Benutzernamen ein.',
    'server-missing': 'Geben Sie die https://-Adresse des Autorisierungsservers ein.',
    'client-missing': 'Geben Sie die Client-ID ein, die der Server für diese App vergeben hat.',
    'interval-range': 'Geben Sie ganze Minuten von 0 bis 43.200 ein.',
  },
  testSource: 'Verbindung testen',
  testingSource: 'Wird getestet',
  sourceTested: (count) =>
    `Die Quelle ist lesbar; ${counted(count)} ${count === 1 ? 'Datensatz steht' : 'Datensätze stehen'} unten.`,
  sourceTestedEmpty: 'Die Quelle ist lesbar, aber es steht nichts darin, woraus ein Kontakt werden könnte.',
  sourceTestedAdvice: (delimiter, encoding) => `Trennzeichen: ${delimiter}. Zeichencodierung: ${encoding}.`,
  openInTab: 'Adresse in einem Tab öffnen',
  fetchByHelper: 'Durch den Helfer abrufen',
  saveAndImport: 'Speichern und importieren',
  sectionWhere: 'Wo die Kontakte stehen',
  sectionWhen: 'Wann und wie',

  mappingHeading: 'Zuordnung',
  mappingNoSample: 'Noch keine Probe',
  mappingNoSampleAdvice:
    'Testen Sie die Verbindung: Dann erscheinen hier die Spalten oder Pfade der Datei mit einer Vorschau.',
  mappingFields: (count) => `In der Datei (${count})`,
  mappingTargets: 'Im Kontakt',
  mappingTargetsHint:
    'Ziehen Sie ein Feld hierher, wählen Sie aus der Liste oder schreiben Sie: Pfade wie numbers/0/value, verbunden durch |, mit write("…") und writeIfNotEmpty("…").',
  assignField: (field) => `${field} zuordnen`,
  assignFieldTo: (field) => `${field} zuordnen zu`,
  assigned: (field, target) => `${field} ist ${target} zugeordnet`,
  proposeMapping: 'Neu vorschlagen',
  targetName: (target) => TARGETS[target],
  mappingIssue: (code, position) => `${MAPPING[code]} Zeichen ${position}.`,
  mappingFailure: (field, expression, position, code) =>
    `${FIELDS[field] ?? field}: „${expression}“, Zeichen ${position}. ${mappingWords(code)}`,
  placeInFile: (line, column) => `Zeile ${line}, Zeichen ${column}`,
  mappingEmpty: 'Noch ist nichts zugeordnet, also lässt sich nichts importieren.',
  previewHeading: 'Vorschau',
  previewOf: (shown) => `Erste Datensätze als Kontakte: ${shown}`,
  previewNothing: 'Nichts in diesem Datensatz ist zugeordnet.',
  previewId: (id) => `ID ${id}`,
  previewNoId: 'Keine eindeutige ID',
  previewLeftOut:
    'Bleibt weg: Ordnen Sie eine eindeutige ID zu, oder schalten Sie „Datensätze ohne eindeutige Kontakt-ID hinzufügen“ ein.',
  previewGroups: (groups) => `Gruppen: ${groups}`,
  previewPicture: 'Mit Bild',
  previewKind: (kind) => KINDS[kind],

  helperHeading: 'Lokaler Helfer',
  helperExplained:
    'Ein kleines Programm auf diesem Rechner. Es ruft ab, was eine Seite nicht darf: Adressen ohne CORS, http:// und Dateien erlaubter Ordner.',
  helperState: (state) =>
    ({
      unknown: 'Wird gesucht',
      ask: 'Noch nicht gesucht',
      blocked: 'Vom Browser gesperrt',
      absent: 'Läuft nicht',
      unpaired: 'Nicht gekoppelt',
      paired: 'Gekoppelt',
    })[state],
  helperAskFirst:
    'Ihr Browser wird fragen, ob diese Seite Programme auf diesem Rechner erreichen darf; erlauben Sie es, denn der Helfer ist ein solches Programm und sonst nicht zu finden.',
  helperLook: 'Helfer suchen',
  helperBlocked: 'Der Browser lässt diese Seite nicht zum Helfer.',
  helperBlockedAdvice:
    'Klicken Sie auf das Symbol links der Adresse, erlauben Sie den Zugriff auf Apps auf diesem Gerät (in manchen Versionen: lokales Netzwerk) und suchen Sie dann erneut.',
  helperAbsentAdvice: 'Starten Sie ihn mit npm start auf diesem Rechner und suchen Sie dann erneut.',
  helperLookAgain: 'Erneut suchen',
  helperAskCode: 'Mit dem Helfer koppeln',
  helperCodeShown:
    'Der Helfer zeigt einen Code in dem Fenster, in dem er gestartet wurde. Geben Sie ihn hier ein.',
  helperCode: 'Code des Helfers',
  helperPair: 'Koppeln',
  helperUnpair: 'Kopplung beenden',
};
