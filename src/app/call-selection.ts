import type { CallId } from '../domain/call/call.ts';
import type { ReadonlySignal } from '../lib/signals.ts';

/** Which call tab is controlled. Selecting another one holds the current call and resumes the other (rows #44, #54). */
export interface CallSelection {
  readonly selected: ReadonlySignal<CallId | undefined>;
  /** Holds the current call, then resumes the other. Rejects as the commands do; the selection then stays. */
  select(id: CallId): Promise<void>;
  /** Holds the current call, so that a new one can be dialled ("+"): nothing is selected then. */
  selectNone(): Promise<void>;
  /** Answers a ringing call. `hold` keeps the current one, `end` hangs it up first. */
  answer(id: CallId, current: 'hold' | 'end'): Promise<void>;
}
