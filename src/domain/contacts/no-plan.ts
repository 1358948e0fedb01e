import type { NumberPlan } from './number-plan.ts';

/** Where nothing is known of how numbers are written. Apart, for the first load needs no more of it. */
export const NO_PLAN: NumberPlan = Object.freeze({
  country: '',
  callingCode: '',
  internationalPrefix: '',
  nationalPrefix: '',
  exchanges: Object.freeze([]),
});
