import type { HistoryTerms } from '../terms/history.ts';

export const history: HistoryTerms = {};
