import type { DialTerms } from '../terms/dial.ts';

export const dial: DialTerms = {};
