import type { PeopleTerms } from '../terms/people.ts';

const ORIGINS = {
  own: 'Eigener Kontakt',
  csv: 'CSV-Datei',
  json: 'JSON-Quelle',
  ldap: 'LDAP-Verzeichnis',
  google: 'Google',
  outlook: 'Outlook',
  pbx: 'Telefonanlage',
} as const;

const KINDS = {
  work: 'Büro',
  mobile: 'mobil',
  home: 'privat',
  extension: 'Nebenstelle',
  fax: 'Fax',
  other: 'andere',
} as const;

const contacts = (count: number): string => `${count} ${count === 1 ? 'Kontakt' : 'Kontakte'}`;

export const people: PeopleTerms = {
  addFavourite: 'Favorit hinzufügen',
  noFavourites: 'Noch keine Favoriten',
  noFavouritesAdvice: 'Ein Kontakt mit Stern ist hier mit einem Klick angerufen.',
  moreFavourites: (count) => `+${count} Favoriten`,
  openContact: 'Kontaktdaten öffnen',
  matchesFor: (text) => `Treffer für „${text}“`,
  matchesTab: (count) => `Treffer (${count})`,
  matchCount: (shown, total) => (shown < total ? `${shown} von ${contacts(total)}` : contacts(total)),
  noMatches: 'Kein Kontakt passt',
  noMatchesAdvice: 'Was im Feld steht, lässt sich wählen oder als neuer Kontakt behalten.',
  addContact: 'Kontakt anlegen',
  callKindOf: (who, kind) => `${who} anrufen, ${kind}`,
  callPrimary: (who) => `${who} anrufen, Hauptnummer`,
  originName: (origin) => ORIGINS[origin],
  originLabel: (name) => `Herkunft: ${name}`,
  numberKind: (kind) => KINDS[kind],
  allCalls: 'Alle Anrufe',
  noRecentCalls: 'Noch keine Anrufe',
  noRecentCallsAdvice: 'Hier stehen die Anrufe, die auf diesem Gerät ein- und ausgingen.',
};
