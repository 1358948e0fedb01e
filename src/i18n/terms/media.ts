export interface MediaTerms {}
