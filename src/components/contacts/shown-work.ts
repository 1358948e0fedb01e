import type { UiState } from '../../app/ui-state.ts';
import type { WorkOptions, WorkProgress } from '../../domain/contacts/contact-work.ts';
import type { Localize } from '../../i18n/localize.ts';
import { isAbort } from '../../lib/app-error.ts';

const ID = 'contacts-work';
/** Milliseconds until work is worth a word, and between two words: each is read out. */
const QUIET = 800;
const PACE = 2000;

/** Shows how far work on a file of contacts is, with a way to give it up. Undefined: it was given up. */
export async function shownWork<Result>(
  ui: UiState,
  text: Localize,
  run: (work: WorkOptions) => Promise<Result>,
): Promise<Result | undefined> {
  const abort = new AbortController();
  let next = performance.now() + QUIET;
  const cancel = (): void => {
    abort.abort();
  };
  const progress = ({ contacts, share }: WorkProgress): void => {
    if (performance.now() < next || abort.signal.aborted) return;
    next = performance.now() + PACE;
    const heading = text.term('contactsWork', contacts, Math.floor(share * 100));
    ui.notify({ id: ID, tone: 'info', heading, action: { label: text.term('cancel'), run: cancel } });
  };
  try {
    return await run({ signal: abort.signal, progress });
  } catch (error) {
    if (abort.signal.aborted && isAbort(error)) return undefined;
    throw error;
  } finally {
    ui.dismiss(ID);
  }
}
