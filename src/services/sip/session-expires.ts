/** Session timers (RFC 4028): what the headers say and what we answer. Pure. Times in seconds. */

export type Refresher = 'uac' | 'uas';

export interface SessionExpires {
  readonly seconds: number;
  readonly refresher?: Refresher;
}

/** No session timer below this is legal (RFC 4028 §5). */
export const MIN_SE = 90;
const MAX_SE = 86_400 * 7;

/** Reads Session-Expires (short form x); undefined when missing or malformed. */
export function readSessionExpires(value: string | undefined): SessionExpires | undefined {
  const parts = /^\s*(\d{1,9})\s*(;.*)?$/s.exec(value ?? '');
  if (parts === null) return undefined;
  const seconds = Math.min(Number(parts[1]), MAX_SE);
  const refresher = /;\s*refresher\s*=\s*"?(uac|uas)\b/i.exec(parts[2] ?? '')?.[1]?.toLowerCase();
  return refresher === 'uac' || refresher === 'uas' ? { seconds, refresher } : { seconds };
}

/** The Min-SE of a 422; at least what the RFC asks for. */
export function readMinSe(value: string | undefined): number {
  const seconds = Number(/^\s*(\d{1,9})/.exec(value ?? '')?.[1] ?? MIN_SE);
  return Math.min(Math.max(seconds, MIN_SE), MAX_SE);
}

/** Headers of an INVITE or re-INVITE of ours. `role`: who refreshes now, when that is settled already. */
export function requestHeaders(seconds: number, minSe: number, role?: Refresher): string[] {
  const refresher = role === undefined ? '' : `;refresher=${role}`;
  return [
    `Session-Expires: ${Math.max(seconds, minSe)}${refresher}`,
    ...(minSe > MIN_SE ? [`Min-SE: ${minSe}`] : []),
  ];
}

/** What the request of the far side asks for. */
export interface TimerRequest {
  readonly expires?: SessionExpires;
  /** `Supported: timer`. */
  readonly supported: boolean;
  readonly minSe: number;
}

export interface TimerAnswer {
  readonly headers: readonly string[];
  readonly seconds: number;
  /** Whether this side refreshes. */
  readonly refreshes: boolean;
}

/** The answer in our 200 (RFC 4028 §9, table 2); undefined: the interval is too small, 422 is due. */
export function answerTimer(request: TimerRequest, ours: number): TimerAnswer | undefined {
  const { expires, supported, minSe } = request;
  if (expires !== undefined && supported && expires.seconds < MIN_SE) return undefined;
  // Without support on the other side we may still refresh ourselves, and so notice when it is gone.
  const seconds = Math.max(Math.min(expires?.seconds ?? ours, ours), minSe, MIN_SE);
  const refresher: Refresher = supported ? (expires?.refresher ?? 'uac') : 'uas';
  return {
    headers: [
      `Session-Expires: ${seconds};refresher=${refresher}`,
      // RFC 4028 §9: Require is due when the other side has to refresh.
      ...(supported ? ['Require: timer'] : []),
    ],
    seconds,
    refreshes: refresher === 'uas',
  };
}
