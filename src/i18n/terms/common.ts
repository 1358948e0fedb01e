/** Words that more than one area uses. */
export interface CommonTerms {
  appName: string;
  call: string;
  cancel: string;
  close: string;
  apply: string;
  discard: string;
  save: string;
  remove: string;
  back: string;
  tryNow: string;
  details: string;
  unknownCaller: string;
  anonymous: string;
}
