import type { CommonTerms } from '../terms/common.ts';

export const common: CommonTerms = {
  appName: 'Offhook',
  call: 'Call',
  cancel: 'Cancel',
  close: 'Close',
  apply: 'Apply',
  discard: 'Discard',
  save: 'Save',
  remove: 'Remove',
  back: 'Back',
  tryNow: 'Try now',
  details: 'Details',
  unknownCaller: 'Unknown caller',
  anonymous: 'Number withheld',
};
