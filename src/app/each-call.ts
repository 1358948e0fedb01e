import type { CallControl } from '../domain/call/call-control.ts';
import type { CallId, CallSnapshot } from '../domain/call/call.ts';
import { effect, untracked } from '../lib/signals.ts';

/** Follows one call: `changed` runs for its first and each later snapshot, `gone` when it left the list. */
export interface CallFollower {
  changed(call: CallSnapshot, before: CallSnapshot | undefined): void;
  gone?(last: CallSnapshot): void;
}

/** Runs a follower for each call of a control, in the order of the list. */
export function eachCall(control: Pick<CallControl, 'calls'>, follower: CallFollower): void {
  const known = new Map<CallId, CallSnapshot>();
  effect(() => {
    const calls = control.calls.value;
    untracked(() => {
      for (const call of calls) {
        const before = known.get(call.id);
        if (before === call) continue;
        known.set(call.id, call);
        follower.changed(call, before);
      }
      const present = new Set(calls.map((call) => call.id));
      for (const [id, last] of known) {
        if (present.has(id)) continue;
        known.delete(id);
        follower.gone?.(last);
      }
    });
  });
}
