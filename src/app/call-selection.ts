import type { CallId } from '../domain/call/call.ts';
import type { ReadonlySignal } from '../lib/signals.ts';

/** Which call tab is controlled. Selecting another one holds the current call and resumes the other (rows #44, #54). */
export interface CallSelection {
  readonly selected: ReadonlySignal<CallId | undefined>;
  /** The call whose answer a person asked for and which still waits, for the hold of another or for the microphone. */
  readonly answering: ReadonlySignal<CallId | undefined>;
  /** Holds the current call, then resumes the other. Rejects as the commands do; the selection then stays.
   * A hold that nobody confirms within 2 s is not waited for. Of two wishes the newer one counts. */
  select(id: CallId): Promise<void>;
  /** Holds the current call, so that a new one can be dialled ("+"): nothing is selected then. */
  selectNone(): Promise<void>;
  /** Answers a ringing call. `hold` keeps the current one, `end` hangs it up, without waiting. Rejects with `call/hold-refused`. */
  answer(id: CallId, current: 'hold' | 'end'): Promise<void>;
}
