import type { PeopleTerms } from '../terms/people.ts';

const contacts = (count: number): string => `${count} ${count === 1 ? 'Kontakt' : 'Kontakte'}`;

export const people: PeopleTerms = {
  addFavourite: 'Favorit hinzufügen',
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
  allCalls: 'Alle Anrufe',
  noRecentCalls: 'Noch keine Anrufe',
  noRecentCallsAdvice: 'Hier stehen die Anrufe, die auf diesem Gerät ein- und ausgingen.',
};
