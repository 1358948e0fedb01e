export interface DialTerms {
  dialArea: string;
  dialField: string;
  clearField: string;
  redial: string;
  redialNumber: (number: string) => string;
  dialPad: string;
  dialKeyStar: string;
  dialKeyHash: string;
  dialKeyZero: string;
  dialPadForDtmf: string;
  callFrom: string;
  hideMyNumber: string;
  autoDialIn: (seconds: number) => string;
  lineNotConnected: (line: string) => string;
  favourites: string;
  recent: string;
  callParty: (who: string) => string;
  voicemail: string;
  voicemailNew: (count: number) => string;
  voicemailCall: (line: string, number: string) => string;
  voicemailOrigin: (line: string) => string;
  voicemailNoNumber: string;
}
