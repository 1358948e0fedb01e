export interface DialTerms {}
