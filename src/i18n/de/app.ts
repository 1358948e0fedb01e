import type { AppTerms } from '../terms/app.ts';

export const app: AppTerms = {
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
};
