import type { AccountTerms } from '../terms/account.ts';

export const account: AccountTerms = {};
