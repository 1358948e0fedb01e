import type { ErrorCode } from '../../domain/error-code.ts';

export interface ErrorText {
  /** What happened. */
  readonly heading: string;
  /** What to do. */
  readonly advice: string;
}

export interface ErrorTerms {
  /** Every code has its words. */
  errorTexts: Readonly<Record<ErrorCode, ErrorText>>;
  linkWaits: (number: string) => ErrorText;
  proposalHeading: string;
  proposalFrom: (who: string) => string;
  /** Who asks. */
  proposalLinkOrigin: string;
  proposalWindowOrigin: string;
  proposalConfirm: string;
  proposalDecline: string;
}
