import type { Settings } from '../settings/settings.ts';
import { liveCalls } from './call.ts';
import type { CallSnapshot } from './call.ts';

/** What to do with a call that has just begun to ring. */
export type Screening =
  | { readonly act: 'ring' }
  /** A beep in the ear beside the pop-up: another call is open. */
  | { readonly act: 'wait-tone' }
  /** The pop-up alone. */
  | { readonly act: 'show' }
  | { readonly act: 'reject'; readonly status: 480 | 486 | 603 };

type Rules = Pick<Settings, 'doNotDisturb' | 'doNotDisturbAction' | 'callWaiting'>;

const REFUSALS = { '480': 480, '486': 486, '603': 603 } as const;

/** Do not disturb wins over call waiting (decisions §2). `engaged`: another call is open already. */
export function screen(rules: Rules, engaged: boolean): Screening {
  if (rules.doNotDisturb) {
    return rules.doNotDisturbAction === 'silent'
      ? { act: 'show' }
      : { act: 'reject', status: REFUSALS[rules.doNotDisturbAction] };
  }
  if (!engaged) return { act: 'ring' };
  if (rules.callWaiting === 'reject') return { act: 'reject', status: 486 };
  return { act: rules.callWaiting === 'tone' ? 'wait-tone' : 'show' };
}

/**
 * The decision for one of several calls. Calls stand in the order in which they began, so that the answer stays what it
 * was when this one began to ring.
 */
export function screenCall(rules: Rules, calls: readonly CallSnapshot[], call: CallSnapshot): Screening {
  const before = calls.slice(
    0,
    calls.findIndex(({ id }) => id === call.id),
  );
  return screen(rules, liveCalls(before).length > 0);
}
