import { TaskStatus } from '@lit/task';
import type { Task } from '@lit/task';
import type { ErrorCode } from '../../domain/error-code.ts';
import { filePlaceOf, mappingPlaceOf } from '../../domain/import/failure-place.ts';
import type { SourceFailure } from '../../domain/import/source-store.ts';
import { textsOf } from '../../i18n/localize.ts';
import type { Localize } from '../../i18n/localize.ts';
import type { ErrorText } from '../../i18n/terms/error.ts';
import { isAbort, isAppError, messageOf } from '../../lib/app-error.ts';

/** The words for a failure. Another version may have noted codes that this one does not know. */
export function failureWords({ code }: SourceFailure): ErrorText {
  const { errorTexts, unexpectedError } = textsOf('rest');
  return code in errorTexts ? errorTexts[code as ErrorCode] : unexpectedError;
}

/** What else is known of a failure, in words where it is one of an import. */
export function failureDetail({ code, detail }: SourceFailure, t: Localize): string | undefined {
  if (detail === undefined) return undefined;
  if (code === 'import/bad-mapping') {
    const at = mappingPlaceOf(detail);
    if (at !== undefined)
      return t.term('mappingFailure', at.field, at.expression, t.number(at.position), at.code);
  }
  const place = code.startsWith('import/') ? filePlaceOf(detail) : undefined;
  if (place === undefined) return detail;
  const line = t.number(place.line);
  return place.column === undefined
    ? t.term('issueLine', line)
    : t.term('placeInFile', line, t.number(place.column));
}

export function failureOf(error: unknown): SourceFailure {
  if (!isAppError(error)) return { code: 'unexpected', detail: messageOf(error) };
  const { code, detail } = error;
  return { code, ...(detail !== undefined && { detail }) };
}

/** Why a task failed; undefined where it did not, or was given up. */
export function taskFailure({ status, error }: Pick<Task, 'status' | 'error'>): SourceFailure | undefined {
  return status === TaskStatus.ERROR && !isAbort(error) ? failureOf(error) : undefined;
}

/** Failures that a look at the address, or another way to it, may explain or mend. */
export function mayNeedHelper({ code }: SourceFailure): boolean {
  return /^source\/(?:(?:helper-)?unreachable|certificate-.+|redirect-loop|unauthorized|timeout)$/.test(code);
}
