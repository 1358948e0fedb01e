import type { DialTerms } from '../terms/dial.ts';

export const dial: DialTerms = {
  dialArea: 'Wählen',
  dialField: 'Suchen oder wählen',
  clearField: 'Feld leeren',
  redial: 'Wahlwiederholung',
  redialNumber: (number) => `${number} erneut wählen`,
  dialPad: 'Wähltasten',
  dialKeyStar: 'Stern',
  dialKeyHash: 'Raute',
  dialKeyZero: '0, gedrückt halten für Plus',
  dialPadForDtmf: 'Tasten gehen in das Gespräch',
  callFrom: 'Anrufen mit',
  hideMyNumber: 'Nummer unterdrücken',
  autoDialIn: (seconds) => `Wählt in ${seconds} s. Esc bricht ab.`,
  lineNotConnected: (line) => `${line} (nicht verbunden)`,
  favourites: 'Favoriten',
  recent: 'Zuletzt',
  callParty: (who) => `${who} anrufen`,
  voicemail: 'Mailbox',
  voicemailNew: (count) =>
    count === 0 ? 'Neue Nachrichten' : `${count} neue ${count === 1 ? 'Nachricht' : 'Nachrichten'}`,
  voicemailCall: (line, number) => `Mailbox von ${line} anrufen: ${number}`,
  voicemailOrigin: (line) => `einer Mailbox-Meldung an ${line}`,
  voicemailNoNumber: 'Für dieses Konto ist keine Mailbox-Nummer eingestellt.',
};
