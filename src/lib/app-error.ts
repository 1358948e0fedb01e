/**
 * An expected failure with a code from a closed union. The code chooses the words that a person reads
 * (`errorTexts[code]`); `detail` is for the log and the "Details" part of a message.
 */
export class AppError<Code extends string = string> extends Error {
  override readonly name = 'AppError';
  readonly code: Code;
  readonly detail: string | undefined;

  constructor(code: Code, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}

/** What a caught value says of itself, for the log and "Details". */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Somebody gave the work up, or it lost its object: nobody's failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Whether a caught value is an `AppError` (with the given code, when one is given). */
export function isAppError<Code extends string>(value: unknown, code?: Code): value is AppError<Code> {
  return value instanceof AppError && (code === undefined || value.code === code);
}
