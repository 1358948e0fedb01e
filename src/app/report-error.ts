import type { ErrorCode } from '../domain/error-code.ts';
import { loadTexts, texts, textsIfLoaded, textsOf } from '../i18n/localize.ts';
import type { ErrorText } from '../i18n/terms/error.ts';
import { isAbort, isAppError, messageOf } from '../lib/app-error.ts';
import { logger } from '../lib/logger.ts';
import type { UiState } from './ui-state.ts';

const log = logger('app');

/** Failures of a call, which nobody needs to read about any more when it is over. */
const PASSING = /^(?:call|dial)\//;

function wordsFor(error: unknown): ErrorText {
  const { errorTexts, unexpectedError } = textsOf('rest');
  return isAppError(error) && error.code in errorTexts
    ? errorTexts[error.code as ErrorCode]
    : unexpectedError;
}

function show(ui: UiState, error: unknown, { heading, advice }: ErrorText): void {
  const passing = isAppError(error) && PASSING.test(error.code);
  // The same words replace each other; those of a known failure can be taken away by what mends it.
  const id = `error:${isAppError(error) ? error.code : heading}`;
  ui.notify({ id, tone: 'error', heading, advice, detail: messageOf(error), passing });
}

/** The one place that turns a failure into a notice and a log line. An abort is nobody's failure. */
export function reportError(ui: UiState, error: unknown): void {
  if (isAbort(error)) return;
  log.error('shown to the person', error);
  if (textsIfLoaded('rest') !== undefined) {
    show(ui, error, wordsFor(error));
    return;
  }
  loadTexts('rest').then(
    () => {
      show(ui, error, wordsFor(error));
    },
    (missing: unknown) => {
      log.warn('the words for errors did not load', missing);
      show(ui, error, texts().unexpectedError);
    },
  );
}

/**
 * Shows what nobody caught. What is foreseen, or given up on purpose, is no fault of the program, and the browser's own
 * log need not tell of it. `ResizeObserver` loops are harmless notices of the browser (CSSWG drafts #9587).
 */
export function installErrorHooks(ui: UiState, page: Pick<Window, 'addEventListener'> = window): void {
  page.addEventListener('error', (event) => {
    if (!event.message.startsWith('ResizeObserver')) reportError(ui, event.error ?? event.message);
  });
  page.addEventListener('unhandledrejection', (event) => {
    const { reason } = event as { readonly reason: unknown };
    if (isAppError(reason) || isAbort(reason)) event.preventDefault();
    reportError(ui, reason);
  });
}
