import type { LineProblem } from '../../domain/call/line.ts';
import type { Verdict } from './registration-verdict.ts';

/** A spell without success: how many attempts failed, and since when (milliseconds since the epoch). */
export interface Trouble {
  readonly attempts: number;
  readonly since: number;
}

/**
 * What the line does about its registration.
 *
 * ```
 *          start              link open            accepted
 *   off ──────────▶ connecting ─────────▶ registering ─────────▶ registered ⟲ refresh
 *                    ▲      │ cannot open   │  │ refused, silent   │ link lost, refused, expired
 *          alarm,    │      ▼               ▼  │                   │
 *          retry     └─── waiting ◀────────────┼───────────────────┘
 *                           ▲                  ▼
 *                           └── retry ─────  failed      any ── stop ──▶ off
 * ```
 * `waiting` goes to `registering` when the link is open. A link that goes down means: not registered (RFC 5626 §4.4).
 */
export type Machine =
  | { readonly state: 'off' }
  | { readonly state: 'connecting'; readonly trouble: Trouble }
  | { readonly state: 'registering'; readonly trouble: Trouble; readonly asked: number }
  | {
      readonly state: 'registered';
      readonly trouble: Trouble;
      readonly since: number;
      readonly expiresAt: number;
      readonly refreshAt: number;
      readonly refreshing: boolean;
    }
  | {
      readonly state: 'waiting';
      readonly trouble: Trouble;
      readonly retryAt: number;
      readonly problem: LineProblem;
      readonly detail?: string;
    }
  | { readonly state: 'failed'; readonly problem: LineProblem; readonly detail?: string };

export interface Failure {
  readonly problem: LineProblem;
  readonly detail?: string;
}

export type MachineEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  /** There is no password to register with. */
  | { readonly type: 'no-password' }
  /** A person asked. */
  | { readonly type: 'retry' }
  /** The network came, or the machine woke up. */
  | { readonly type: 'stirred' }
  | { readonly type: 'link-open' }
  | ({ readonly type: 'link-down' } & Failure)
  /** `expires` in seconds. */
  | { readonly type: 'accepted'; readonly expires: number }
  | { readonly type: 'refused'; readonly verdict: Verdict }
  /** Ask again before it is due: another lifetime is wanted, or the link may be dead. */
  | { readonly type: 'refresh' }
  | { readonly type: 'alarm' };

/** What the driver is to do, in this order. At most one alarm is set; a new one replaces it. */
export type Effect =
  | { readonly type: 'connect' }
  /** Closes the link; the next `connect` takes the next address. */
  | { readonly type: 'leave-server' }
  /** `expires` in seconds. */
  | { readonly type: 'register'; readonly expires: number }
  /** Forgets a REGISTER that is under way. */
  | { readonly type: 'abandon' }
  | { readonly type: 'alarm'; readonly at: number }
  | { readonly type: 'no-alarm' };

/** The facts that a move depends on. Times in milliseconds, `expires` in seconds. */
export interface Facts {
  readonly now: number;
  readonly linkOpen: boolean;
  /** Anything was heard on this link. */
  readonly heard: boolean;
  readonly servers: number;
  readonly expires: number;
  readonly timeoutMs: number;
  readonly random: () => number;
}

export interface Move {
  readonly machine: Machine;
  readonly effects: readonly Effect[];
}

export const INITIAL: Machine = Object.freeze({ state: 'off' });
