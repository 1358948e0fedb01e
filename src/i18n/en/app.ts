import type { AppTerms } from '../terms/app.ts';

export const app: AppTerms = {
  showPassword: 'Show password',
  hidePassword: 'Hide password',
};
