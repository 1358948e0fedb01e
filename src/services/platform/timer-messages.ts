/** Between the page and the timer worker (`timer.worker.ts`). */

/** Sent from the page to the worker, when a timer begins or is no longer wanted. */
export type TimerRequest =
  | { readonly type: 'timer/set'; readonly id: number; readonly ms: number; readonly repeat: boolean }
  | { readonly type: 'timer/clear'; readonly id: number };

/** Sent from the worker to the page, when a timer is due. */
export interface TimerDue {
  readonly type: 'timer/due';
  readonly id: number;
}
