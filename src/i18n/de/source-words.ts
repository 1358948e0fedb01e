import type { NumberKind } from '../../domain/contacts/contact.ts';
import type { ImportIssueCode } from '../../domain/import/import-run.ts';
import type { MappingIssueCode } from '../../domain/import/mapping.ts';
import type { Authentication, ImportTarget } from '../../domain/import/source.ts';

export const AUTHENTICATIONS: Readonly<Record<Authentication, string>> = {
  none: 'Keine',
  basic: 'Basic (Benutzername und Passwort)',
  digest: 'Digest (Benutzername und Passwort)',
  bearer: 'Bearer (Token)',
  oauth: 'OAuth 2.0 (Anmeldung)',
};

export const TARGETS: Readonly<Record<ImportTarget, string>> = {
  id: 'Eindeutige Kontakt-ID',
  firstName: 'Vorname',
  lastName: 'Nachname',
  displayName: 'Anzeigename',
  title: 'Funktion',
  company: 'Firma',
  department: 'Abteilung',
  mail: 'E-Mail',
  mail2: 'E-Mail 2',
  web: 'Webseite',
  street: 'Straße',
  postalCode: 'Postleitzahl',
  postOfficeBox: 'Postfach',
  city: 'Ort',
  state: 'Bundesland',
  country: 'Land',
  extension: 'Nebenstelle',
  phone1: 'Telefon 1',
  phone2: 'Telefon 2',
  mobile1: 'Mobil 1',
  mobile2: 'Mobil 2',
  home1: 'Privat 1',
  home2: 'Privat 2',
  fax: 'Fax',
  phoneOther: 'Weitere Nummer',
  numbers: 'Nummern mit ihrer Art',
  birthday: 'Geburtstag',
  notes: 'Notizen',
  jpegPhoto: 'Bild (JPEG, Base64)',
  groups: 'Zuordnung zu Kontaktgruppe',
  phoneUseBLF: 'Leitung beobachten (BLF)',
  phoneUsePresence: 'Anwesenheit beobachten',
  assignedSIPAccountID: 'Zugeordnetes SIP-Konto',
};

export const KINDS: Readonly<Record<NumberKind, string>> = {
  work: 'Arbeit',
  mobile: 'Mobil',
  home: 'Privat',
  extension: 'Nebenstelle',
  fax: 'Fax',
  other: 'Andere',
};

/** What a report names: fields of the mapping, and kinds of numbers. */
export const FIELDS: Readonly<Record<string, string>> = { ...KINDS, ...TARGETS };

export const ISSUES: Readonly<Record<ImportIssueCode, string>> = {
  'no-id': 'Der Datensatz hat keine eindeutige ID und wurde ausgelassen.',
  'duplicate-id': 'Ein früherer Datensatz hat dieselbe ID; dieser trat an seine Stelle.',
  'nothing-mapped': 'Nichts im Datensatz benennt oder erreicht jemanden; er wurde ausgelassen.',
  'too-few-columns': 'Die Zeile hat weniger Spalten als die Kopfzeile.',
  'too-many-columns': 'Die Zeile hat mehr Spalten als die Kopfzeile.',
  'unclosed-quote': 'Ein Anführungszeichen ist geöffnet und nicht geschlossen.',
  'bad-quote': 'Ein Anführungszeichen steht mitten in einem Feld.',
  'too-many-numbers': 'Der Kontakt hat mehr Nummern, als Platz ist; der Rest wurde ausgelassen.',
  'number-too-long': 'Die Nummer ist zu lang und wurde ausgelassen.',
  'too-many-values': 'Es gibt mehr Werte als Felder; der Rest wurde ausgelassen.',
  'list-name': 'Eine Liste des Telefons heißt wie diese Gruppe; der Kontakt wurde ohne sie übernommen.',
  'text-cut': 'Der Text ist zu lang und wurde gekürzt.',
  'bad-picture': 'Das Bild ist kein brauchbares JPEG.',
  'not-an-object': 'Der Datensatz ist kein Objekt und wurde ausgelassen.',
};

export const MAPPING: Readonly<Record<MappingIssueCode, string>> = {
  empty: 'Hier steht nichts.',
  'empty-part': 'Zwischen den senkrechten Strichen steht nichts.',
  'empty-step': 'Ein Teil des Pfads ist leer.',
  'unclosed-quote': 'Das Anführungszeichen ist nicht geschlossen.',
  'bad-escape': 'Nach einem Rückstrich muss ein Anführungszeichen, ein Rückstrich, n oder t folgen.',
  'unknown-function': 'Bekannt sind nur write("…") und writeIfNotEmpty("…").',
  'text-after-call': 'Nach der Klammer fehlt ein senkrechter Strich.',
  'unknown-column': 'Die Datei hat keine Spalte dieses Namens.',
  'unknown-target': 'Der Kontakt hat kein solches Feld.',
  'no-rows': 'Es ist nichts zugeordnet.',
};

/** The sentence for an issue of a mapping; the code where another version noted one that this one does not know. */
export function mappingWords(code: string): string {
  return code in MAPPING ? MAPPING[code as MappingIssueCode] : code;
}
