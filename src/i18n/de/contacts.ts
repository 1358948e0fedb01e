import { CONTACT_LIMITS } from '../../domain/contacts/contact.ts';
import type { ContactOrigin, NumberKind, TextField } from '../../domain/contacts/contact.ts';
import type { VCardIssueCode } from '../../domain/contacts/vcard-card.ts';
import type { ContactsTerms } from '../terms/contacts.ts';

const ORIGINS: Readonly<Record<ContactOrigin, string>> = {
  own: 'Eigener Kontakt',
  csv: 'CSV-Import',
  json: 'JSON-Import',
  ldap: 'LDAP-Verzeichnis',
  google: 'Google',
  outlook: 'Outlook',
  pbx: 'Telefonanlage',
};

const KINDS: Readonly<Record<NumberKind, string>> = {
  work: 'Büro',
  mobile: 'Mobil',
  home: 'Privat',
  extension: 'Durchwahl',
  fax: 'Fax',
  other: 'Andere',
};

const FIELDS: Readonly<Record<TextField, string>> = {
  firstName: 'Vorname',
  lastName: 'Nachname',
  displayName: 'Anzeigename',
  title: 'Funktion',
  company: 'Firma',
  department: 'Abteilung',
  mail: 'E-Mail',
  mail2: 'Zweite E-Mail',
  web: 'Webseite',
  street: 'Straße',
  postalCode: 'Postleitzahl',
  postOfficeBox: 'Postfach',
  city: 'Ort',
  state: 'Bundesland',
  country: 'Land',
  birthday: 'Geburtstag',
  notes: 'Notizen',
  assignedSIPAccountID: 'Konto',
};

const ORDERS = { 'last-name': 'Nachname', 'first-name': 'Vorname', company: 'Firma' } as const;

const TABS = {
  general: 'Allgemein',
  numbers: 'Nummern',
  address: 'Adresse',
  groups: 'Gruppen',
  notes: 'Notizen',
} as const;

const ISSUES: Readonly<Record<VCardIssueCode, string>> = {
  'not-a-card': 'das ist keine vCard',
  'unclosed-card': 'die Karte hat kein Ende',
  'bad-line': 'diese Zeile ist nicht zu verstehen',
  'line-too-long': 'diese Zeile ist zu lang',
  'empty-card': 'die Karte ist leer',
  'too-many-cards': 'es sind zu viele Karten, der Rest wurde weggelassen',
  'too-many-numbers': 'es sind zu viele Nummern, der Rest wurde weggelassen',
  'too-many-properties': 'die Karte hat zu viele Zeilen, der Rest wurde weggelassen',
  'value-left-out': 'für diesen Wert ist kein Feld mehr frei',
  'text-cut': 'der Text war zu lang und wurde gekürzt',
  'picture-elsewhere': 'das Bild steht nicht in der Datei',
  'bad-picture': 'das Bild ist nicht zu lesen',
};

const counted = (count: number): string => count.toLocaleString('de');
const contactsWord = (count: number): string => (count === 1 ? '1 Kontakt' : `${counted(count)} Kontakte`);

export const contacts: ContactsTerms = {
  contactList: 'Liste der Kontakte',
  contactLoading: 'Wird geladen',
  contactNameless: 'Ohne Namen',
  contactBlocked: 'Gesperrt',
  contactInformation: 'Angaben zum Kontakt',
  informationOf: (who) => `Angaben zu ${who}`,
  originName: (origin) => ORIGINS[origin],
  originLabel: (name) => `Herkunft: ${name}`,
  originFilter: 'Herkunft',
  allOrigins: 'Alle Quellen',
  readOnly: (name) => `${name}, hier nicht änderbar`,
  searchContacts: 'Kontakte durchsuchen',
  searchContactsIn: (total) =>
    total === 1 ? '1 Kontakt durchsuchen' : `${counted(total)} Kontakte durchsuchen`,
  contactGoneAdvice:
    'Er wurde inzwischen gelöscht. Mit „Übernehmen“ bleibt, was hier steht, als neuer Kontakt erhalten.',
  contactOrder: 'Reihenfolge',
  orderName: (order) => ORDERS[order],
  jumpToLetter: 'Zu einem Buchstaben springen',
  jumpTo: (letter) => `Zu ${letter} springen`,

  newContact: 'Neuer Kontakt',
  editContact: 'Bearbeiten',
  markedActions: 'Markierte Kontakte',
  markFirst: 'Markieren Sie zuerst einen Kontakt',
  markOne: 'Markieren Sie nur einen Kontakt',
  noNumber: 'Dieser Kontakt hat keine Nummer',
  notEditable: 'Dieser Kontakt kommt von anderswo und ist hier nicht änderbar',
  callMarked: 'Anrufen',
  callContact: (who) => `${who} anrufen`,
  callNumber: (number) => `${number} anrufen`,
  callingThere: 'Der Anruf läuft im Fenster, das das Telefon ist.',
  writeMail: 'E-Mail',
  starContact: (who) => `${who} zu den Favoriten hinzufügen`,
  unstarContact: (who) => `${who} aus den Favoriten entfernen`,
  star: () => 'Zu den Favoriten hinzufügen',
  unstar: () => 'Aus den Favoriten entfernen',
  block: 'Sperren',
  blockHint: 'Anrufe von allen Nummern werden abgewiesen',
  unblock: 'Entsperren',
  blockedAdvice: 'Gesperrt: Anrufe dieses Kontakts werden abgewiesen.',
  moreForContact: (who) => `Mehr zu ${who}`,
  deleteContacts: (count) => (count > 1 ? `${counted(count)} Kontakte löschen` : 'Löschen'),
  contactsMore: 'Importieren und speichern',
  popOutContacts: 'In eigenem Fenster öffnen',

  contactsMarked: (count) => `${counted(count)} markiert`,
  contactsCounted: contactsWord,
  contactsDragged: contactsWord,
  contactsDeleted: (who, count) => (count === 1 ? `${who} wurde gelöscht.` : `${who} wurden gelöscht.`),
  contactsNotDeletable: (count) =>
    count === 1
      ? '1 Kontakt kommt aus einer Quelle und ist hier nicht zu löschen.'
      : `${counted(count)} Kontakte kommen aus Quellen und sind hier nicht zu löschen.`,
  contactsStarred: (who) => `${who} ist jetzt Favorit`,
  contactsUnstarred: (who) => `${who} ist kein Favorit mehr`,
  contactsBlocked: (who) => `Gesperrt: ${who}. Anrufe werden abgewiesen.`,
  contactsUnblocked: (who) => `Nicht mehr gesperrt: ${who}.`,
  contactsGrouped: (who, group) => `Zu ${group} hinzugefügt: ${who}.`,
  contactsUngrouped: (who, group) => `Aus ${group} entfernt: ${who}.`,

  contactNumbers: 'Nummern',
  numberKind: (kind) => KINDS[kind],
  primaryKind: (kind) => `${kind}, Hauptnummer`,
  fieldName: (field) => FIELDS[field],
  address: 'Adresse',
  contactNotes: 'Notizen',
  lastCalls: 'Letzte Anrufe',
  sharedNumber: (number) => `Mehrere Kontakte haben ${number}`,
  sharedAdvice: 'Ein Anruf mit dieser Nummer zeigt den Namen, der hier gewählt ist.',
  showContact: (who) => `${who} zeigen`,

  noContacts: 'Noch keine Kontakte',
  noContactsAdvice:
    'Legen Sie an, wen Sie anrufen, oder importieren Sie vCard-Dateien. Verzeichnisse richten Sie in den Einstellungen ein.',
  noContactFound: 'Kein Kontakt passt',
  noContactFoundAdvice: 'Ändern Sie die Wörter oder zeigen Sie wieder alle Kontakte.',
  showAllContacts: 'Alle Kontakte zeigen',
  noFavourites: 'Noch keine Favoriten',
  noFavouritesAdvice: 'Der Stern neben einem Kontakt bringt ihn hierher und auf das Wählfeld.',
  noneBlocked: 'Niemand ist gesperrt',
  noneBlockedAdvice: 'Das Menü eines Kontakts sperrt ihn: Seine Anrufe werden dann abgewiesen.',
  emptyGroup: 'Niemand steht in dieser Liste',
  emptyGroupAdvice:
    'Ziehen Sie Kontakte auf die Gruppe oder wählen Sie im Menü eines Kontakts „Zu einer Gruppe hinzufügen“.',
  nothingChosen: 'Kein Kontakt ist geöffnet',
  nothingChosenAdvice:
    'Wählen Sie einen in der Liste: Hier stehen dann seine Nummern und die letzten Anrufe.',

  groups: 'Gruppen',
  group: 'Gruppe',
  groupsMenu: 'Mehr zu Gruppen',
  groupMenu: (name) => `Mehr zur Gruppe ${name}`,
  allContacts: 'Alle Kontakte',
  favouriteContacts: 'Favoriten',
  blockedContacts: 'Gesperrt',
  dropToAdd: 'Hinzufügen',
  dropToStar: 'Als Favorit',
  dropToBlock: 'Sperren',
  newGroup: 'Neue Gruppe',
  renameGroup: (name) => `${name} umbenennen`,
  deleteGroup: (name) => `${name} löschen`,
  groupDeleted: (name) => `Die Gruppe ${name} wurde gelöscht. Ihre Kontakte bleiben.`,
  groupName: 'Name der Gruppe',
  groupNameWanted: (limit) => `Geben Sie einen Namen mit 1 bis ${limit} Zeichen ein.`,
  groupExists: 'Eine Gruppe mit diesem Namen gibt es schon. Wählen Sie einen anderen Namen.',
  createGroup: 'Anlegen',
  addToGroup: 'Zu einer Gruppe hinzufügen …',
  takeFromGroup: (name) => `Aus ${name} entfernen`,
  groupChoice: (who) => `${who} zu einer Gruppe hinzufügen`,
  noGroups: 'Es gibt noch keine Gruppen.',

  editHeading: (who) => `${who} bearbeiten`,
  formTabs: 'Teile des Kontakts',
  formTab: (tab) => TABS[tab],
  saving: 'Wird gespeichert',
  contactEmpty: 'Nichts ist ausgefüllt.',
  contactEmptyAdvice: 'Geben Sie einen Namen, eine Firma, eine E-Mail-Adresse oder eine Nummer ein.',
  contactProblem: (problem, place) => {
    if (problem === 'mail') return 'Eine E-Mail-Adresse sieht aus wie name@example.com.';
    if (problem === 'too-many') return `Ein Kontakt hat höchstens ${CONTACT_LIMITS.numbers} Nummern.`;
    if (place === 'numbers') return `Eine Nummer hat höchstens ${CONTACT_LIMITS.number} Zeichen.`;
    const limit = place === 'notes' ? CONTACT_LIMITS.notes : CONTACT_LIMITS.text;
    return `Hier ist Platz für ${limit} Zeichen.`;
  },
  contactLeave: 'Ohne Speichern verlassen?',
  contactLeaveAdvice: 'Was Sie an diesem Kontakt geändert haben, ist nicht gespeichert.',
  contactStay: 'Weiter bearbeiten',
  duplicateHint: 'Eine Nummer oder E-Mail-Adresse steht schon bei einem anderen Kontakt:',
  groupsAdvice: 'Eine Gruppe, die der Kontakt aus seiner Quelle hat, bleibt.',
  addPhoto: 'Foto hinzufügen',
  replacePhoto: 'Foto ersetzen',
  removePhoto: 'Foto entfernen',
  photoChosen: (name) => `${name} wird mit „Übernehmen“ zum Foto.`,
  photoFailed: (name) =>
    `${name === '' ? 'Diese Datei' : name} ist kein verwendbares Bild. Wählen Sie ein JPEG mit höchstens 40 Megapixeln.`,

  primaryNumber: 'Hauptnummer',
  furtherNumbers: (count) => `${count} weitere unter „${TABS.numbers}“`,
  numbersAdvice: 'Die oberste Nummer ist die Hauptnummer: Der blaue Hörer ruft sie an.',
  primary: 'Haupt',
  addNumber: 'Nummer hinzufügen',
  numberAt: (place) => `Nummer ${place}`,
  kindOf: (number) => `Art von ${number}`,
  moveNumber: (number) => `${number} verschieben: Leertaste hebt auf, Pfeiltasten verschieben`,
  moveUp: (number) => `${number} nach oben`,
  moveDown: (number) => `${number} nach unten`,
  removeNumber: (number) => `${number} entfernen`,
  gripKeys: 'Tastatur: am Griff aufheben, verschieben, ablegen mit',
  keySpace: 'Leertaste',
  numberLifted: (number, place, count) =>
    `${number} aufgehoben, Platz ${place} von ${count}. Pfeiltasten verschieben, Leertaste legt ab, Escape legt zurück.`,
  numberMoved: (number, place, count) => `${number}: Platz ${place} von ${count}`,
  numberDropped: (place) => `Auf Platz ${place} abgelegt`,
  numberPutBack: 'Zurückgelegt',

  saveVCard: 'Als vCard speichern',
  importVCards: 'vCard-Dateien importieren',
  importVCardsHint: 'Versionen 2.1, 3.0 und 4.0, auch mehrere Kontakte in einer Datei',
  saveAs: (format) => `Als ${format} speichern`,
  saveShownAs: (format) => `Alle angezeigten als ${format} speichern`,
  contactsWork: (count, percent) => `Bisher ${contactsWord(count)}, ${percent} %`,
  contactsSaved: (count) => `${contactsWord(count)} gespeichert`,
  vCardsAdded: (count) =>
    count === 0 ? 'Es kam kein Kontakt hinzu.' : `Hinzugekommen: ${contactsWord(count)}.`,
  vCardsStopped: (file) => `Angehalten bei ${file}; hinzugekommen ist, was in den Dateien davor steht.`,
  vCardRemarks: (count) =>
    count === 1
      ? 'Eine Angabe wurde nicht so übernommen, wie sie dasteht.'
      : `${counted(count)} Angaben wurden nicht so übernommen, wie sie dastehen.`,
  vCardTooLarge: (file, megabytes) => `${file}: größer als ${megabytes} MB, nicht gelesen`,
  vCardPhoto: (file, name) => `${file}: Foto von ${name} weggelassen; nur JPEG ist verwendbar`,
  vCardListName: (file, group) =>
    `${file}: keine Gruppe „${group}“ angelegt; so heißt eine Liste des Telefons`,
  vCardIssue: (file, line, issue) => `${file}, Zeile ${line}: ${ISSUES[issue]}`,
};
