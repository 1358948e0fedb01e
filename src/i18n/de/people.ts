import type { PeopleTerms } from '../terms/people.ts';

const counted = (count: number): string => count.toLocaleString('de');
const contacts = (count: number): string => `${counted(count)} ${count === 1 ? 'Kontakt' : 'Kontakte'}`;

export const people: PeopleTerms = {
  addFavourite: 'Favorit hinzufügen',
  moreFavourites: (count) => `+${count} Favoriten`,
  openContact: 'Kontaktdaten öffnen',
  matchesFor: (text) => `Treffer für „${text}“`,
  matchesTab: (count) => `Treffer (${counted(count)})`,
  matchCount: (shown, total) =>
    shown < total ? `${counted(shown)} von ${counted(total)} Kontakten` : contacts(total),
  noMatches: 'Kein Kontakt passt',
  noMatchesAdvice: 'Was im Feld steht, lässt sich wählen oder als neuer Kontakt behalten.',
  addContact: 'Kontakt anlegen',
  callKindOf: (who, kind) => `${who} anrufen, ${kind}`,
  callPrimary: (who) => `${who} anrufen, Hauptnummer`,
  allCalls: 'Alle Anrufe',
  noRecentCalls: 'Noch keine Anrufe',
  noRecentCallsAdvice: 'Hier stehen die Anrufe, die auf diesem Gerät ein- und ausgingen.',
  callsWith: (who) => `Anrufe mit ${who}`,
  blockNumber: 'Diese Nummer sperren',
  unblockNumber: 'Diese Nummer entsperren',
  numberBlocked: (who) => `Anrufe von ${who} werden ab jetzt abgewiesen.`,
  numberUnblocked: (who) => `Anrufe von ${who} klingeln wieder.`,
  notesOn: (who) => `Notizen zu ${who}`,
  moreForNote: (when) => `Notiz vom ${when} ändern oder löschen`,
  changeNote: 'Notiz ändern',
  noteDeleted: 'Die Notiz ist gelöscht.',
  notesWith: (count, who) => `${count} weitere ${count === 1 ? 'Notiz' : 'Notizen'} zu ${who}`,
  networkName: (name) => `Im Netz heißt der Anschluss: ${name}`,
  showAllPartners: 'Anrufe mit allen zeigen',
  forwardedVia: (who) => `Weitergeleitet von ${who}`,
};
