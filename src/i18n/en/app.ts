import type { AppTerms } from '../terms/app.ts';

export const app: AppTerms = {};
