import type { ErrorCode } from '../../domain/error-code.ts';
import { textsOf } from '../../i18n/localize.ts';
import { isAppError } from '../../lib/app-error.ts';

/** Why nothing was dialled, in a sentence for the field; undefined for what nobody foresaw. */
export function dialProblem(error: unknown): string | undefined {
  const { errorTexts } = textsOf('rest');
  if (!isAppError(error) || !(error.code in errorTexts)) return undefined;
  const { heading, advice } = errorTexts[error.code as ErrorCode];
  return `${heading} ${advice}`;
}
