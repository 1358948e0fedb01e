import type { CallTerms } from '../terms/call.ts';

export const call: CallTerms = {};
