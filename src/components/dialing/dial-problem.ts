import type { ErrorCode } from '../../domain/error-code.ts';
import { texts } from '../../i18n/localize.ts';
import { isAppError } from '../../lib/app-error.ts';

/** Why nothing was dialled, in a sentence for the field; undefined for what nobody foresaw. */
export function dialProblem(error: unknown): string | undefined {
  const { errorTexts } = texts();
  if (!isAppError(error) || !(error.code in errorTexts)) return undefined;
  const { heading, advice } = errorTexts[error.code as ErrorCode];
  return `${heading} ${advice}`;
}
