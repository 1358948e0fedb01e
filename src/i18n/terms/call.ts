export interface CallTerms {}
