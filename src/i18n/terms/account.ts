export interface AccountTerms {}
