export interface HistoryTerms {}
