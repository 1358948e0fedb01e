import type { UiState } from '../../app/ui-state.ts';
import type { WorkOptions, WorkProgress } from '../../domain/contacts/contact-work.ts';
import type { Localize } from '../../i18n/localize.ts';
import { isAbort } from '../../lib/app-error.ts';

/** Milliseconds until work is worth a word, and between two words: each is read out. */
const QUIET = 800;
const PACE = 2000;
/** So many works were shown: each has a notice of its own. */
let works = 0;

/** Shows how far work on a file of contacts is, with a way to give it up. Undefined: it was given up. */
export async function shownWork<Result>(
  ui: UiState,
  text: Localize,
  run: (work: WorkOptions) => Promise<Result>,
): Promise<Result | undefined> {
  const id = `contacts-work-${++works}`;
  const abort = new AbortController();
  let done = false;
  let next = performance.now() + QUIET;
  const cancel = (): void => {
    abort.abort();
  };
  const progress = ({ contacts, share }: WorkProgress): void => {
    // A report crosses over by itself, and may come after the result.
    if (done || performance.now() < next || abort.signal.aborted) return;
    next = performance.now() + PACE;
    const heading = text.term('contactsWork', contacts, Math.floor(share * 100));
    ui.notify({ id, tone: 'info', heading, action: { label: text.term('cancel'), run: cancel } });
  };
  try {
    return await run({ signal: abort.signal, progress });
  } catch (error) {
    if (abort.signal.aborted && isAbort(error)) return undefined;
    throw error;
  } finally {
    done = true;
    ui.dismiss(id);
  }
}
