export interface AppTerms {}
