import type { DialTerms } from '../terms/dial.ts';

export const dial: DialTerms = {
  dialArea: 'Dial',
  dialField: 'Search or dial',
  clearField: 'Clear the field',
  redial: 'Redial',
  redialNumber: (number) => `Redial ${number}`,
  dialPad: 'Dial pad',
  dialKeyStar: 'Star',
  dialKeyHash: 'Hash',
  dialKeyZero: '0, hold for plus',
  dialPadForDtmf: 'Keys go to the call',
  callFrom: 'Call from',
  hideMyNumber: 'Hide my number',
  autoDialIn: (seconds) => `Calls in ${seconds} s. Esc stops it.`,
  lineNotConnected: (line) => `${line} (not connected)`,
  favourites: 'Favourites',
  recent: 'Recent',
  callParty: (who) => `Call ${who}`,
  voicemail: 'Voice mail',
  voicemailNew: (count) =>
    count === 0 ? 'New messages' : `${count} new ${count === 1 ? 'message' : 'messages'}`,
  voicemailCall: (line, number) => `Call the voice mail of ${line}: ${number}`,
  voicemailOrigin: (line) => `a voice mail notice to ${line}`,
  voicemailNoNumber: 'No voice mail number is set for this account.',
};
