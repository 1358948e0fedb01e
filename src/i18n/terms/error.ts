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
  /** For what nobody foresaw. */
  unexpectedError: ErrorText;
  interruptedCall: (who: string) => string;
  interruptedCallAdvice: string;
  redialAction: string;
  incomingFrom: (who: string) => string;
  incomingTitle: (who: string) => string;
  notificationAnswer: string;
  notificationReject: string;
  proposalHeading: string;
  proposalFrom: (who: string) => string;
  proposalLinkOrigin: string;
  proposalConfirm: string;
  proposalDecline: string;
  missedBadge: (count: number) => string;
}
