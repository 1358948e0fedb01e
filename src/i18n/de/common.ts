import type { CommonTerms } from '../terms/common.ts';

export const common: CommonTerms = {
  appName: 'Offhook',
  call: 'Anrufen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  apply: 'Übernehmen',
  discard: 'Verwerfen',
  save: 'Speichern',
  remove: 'Entfernen',
  back: 'Zurück',
  tryNow: 'Jetzt versuchen',
  details: 'Einzelheiten',
  unknownCaller: 'Unbekannter Anrufer',
  anonymous: 'Nummer unterdrückt',
};
