import type { LineProblem } from '../../domain/call/line.ts';
import { challengeKind } from './digest-challenges.ts';

/** The parts of a final response to REGISTER that decide what follows. */
export interface RegisterRefusal {
  readonly status: number;
  readonly phrase: string;
  /** The REGISTER carried Authorization or Proxy-Authorization. */
  readonly credentialsSent: boolean;
  /** Values of WWW-Authenticate and Proxy-Authenticate. */
  readonly challenges: readonly string[];
  readonly retryAfter?: string;
  readonly minExpires?: string;
}

/** `fail`: a person must change something · `wait`: try again · `raise`: the same again with a longer lifetime (423). */
export type Verdict =
  | { readonly type: 'fail'; readonly problem: LineProblem; readonly detail: string }
  | {
      readonly type: 'wait';
      readonly problem: LineProblem;
      readonly detail: string;
      readonly retryAfterMs?: number;
      /** Another server may do better. */
      readonly tryElsewhere: boolean;
    }
  | { readonly type: 'raise'; readonly minExpires: number; readonly detail: string };

/** Responses that may carry Retry-After (RFC 3261 §20.33). */
const MAY_SAY_WHEN: readonly number[] = [404, 413, 480, 486, 500, 503, 600, 603];
/** A lifetime beyond a week is no minimum but a mistake. */
const MAX_MIN_EXPIRES = 604_800;

/** Seconds of a Retry-After such as `120 (I'm in a meeting);duration=3600`, in milliseconds. */
function retryAfterMs({ status, retryAfter }: RegisterRefusal): number | undefined {
  const seconds = /^\s*(\d{1,9})/.exec(retryAfter ?? '')?.[1];
  return seconds === undefined || !MAY_SAY_WHEN.includes(status) ? undefined : Number(seconds) * 1000;
}

/** A refused password is said once and never tried again by itself: repeating it locks accounts. */
function unauthorized({ status, credentialsSent, challenges }: RegisterRefusal): LineProblem {
  if (credentialsSent) return 'wrong-password';
  if (status === 403) return 'forbidden';
  const kind = challengeKind(challenges);
  if (kind === 'unsupported') return 'unsupported-digest';
  return kind === 'supported' ? 'wrong-password' : 'forbidden';
}

function raised({ minExpires }: RegisterRefusal, detail: string): Verdict {
  const seconds = Number(minExpires);
  if (!Number.isInteger(seconds) || seconds <= 0 || seconds > MAX_MIN_EXPIRES) {
    return { type: 'wait', problem: 'server-error', detail, tryElsewhere: false };
  }
  return { type: 'raise', minExpires: seconds, detail };
}

/** What a final response other than 2xx to REGISTER means. Pure; table-tested. */
export function verdictOn(refusal: RegisterRefusal): Verdict {
  const { status, phrase } = refusal;
  const detail = `${String(status)} ${phrase}`.trim();
  const when = retryAfterMs(refusal);
  const wait = (problem: LineProblem, tryElsewhere = false): Verdict => ({
    type: 'wait',
    problem,
    detail,
    tryElsewhere,
    ...(when !== undefined && { retryAfterMs: when }),
  });
  switch (status) {
    case 401:
    case 403:
    case 407:
      return { type: 'fail', problem: unauthorized(refusal), detail };
    case 404:
    case 604:
      return when === undefined
        ? { type: 'fail', problem: 'unknown-account', detail }
        : wait('unknown-account');
    case 408:
    case 504:
      return wait('timeout', true);
    case 423:
      return raised(refusal, detail);
    // Flow Failed and First Hop Lacks Outbound Support (RFC 5626 §11.5, §11.6) concern this way only.
    case 430:
    case 439:
    case 503:
      return wait('server-error', true);
    default:
      return wait('server-error', status >= 500 && status < 600);
  }
}
