import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls } from '../../domain/call/call.ts';
import { effect, untracked } from '../../lib/signals.ts';
import type { Notice, UiState } from '../ui-state.ts';

/** A message about a call stays this long, time enough to read it and to look behind "Details". */
export const NOTICE_STAYS_MS = 20_000;
/** When a call ends, what was said about it is past; still, nobody's sentence is taken away unread. */
export const NOTICE_STAYS_AFTER_CALL_MS = 5000;

/** Takes messages about calls away by themselves: after a while, and sooner when a call has ended. */
export function passingNotices(
  ui: UiState,
  control: CallControl,
  after: (ms: number, run: () => void) => unknown,
): void {
  let timed: readonly Notice[] = [];
  let live = 0;
  const leaveAfter = (notice: Notice, ms: number): void => {
    after(ms, () => {
      if (ui.notices.value.includes(notice)) ui.dismiss(notice.id);
    });
  };
  const passing = (): readonly Notice[] => ui.notices.value.filter((notice) => notice.passing === true);
  effect(() => {
    const now = passing();
    for (const notice of now) if (!timed.includes(notice)) leaveAfter(notice, NOTICE_STAYS_MS);
    timed = now;
  });
  effect(() => {
    const before = live;
    live = liveCalls(control.calls.value).length;
    if (live >= before) return;
    for (const notice of untracked(passing)) leaveAfter(notice, NOTICE_STAYS_AFTER_CALL_MS);
  });
}
