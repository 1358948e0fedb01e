import { Invitation, Inviter, SessionState } from 'sip.js';
import type { Session } from 'sip.js';
import { logger } from '../../lib/logger.ts';
import { within } from '../../lib/within.ts';
import type { Timers } from './ports.ts';
import type { CallLine } from './sip-call-line.ts';

export interface HangUpOptions {
  readonly line: CallLine;
  readonly timers: Timers;
}

/** The far side may be dead; the person who hung up is not kept waiting for it. */
const PATIENCE_MS = 2000;
/** After this the far side has noticed by itself, and a BYE would only puzzle it. */
const REMEMBER_MS = 120_000;
const log = logger('sip');

/**
 * Ends a session by BYE, CANCEL or a refusal, whichever its state asks for. Resolves when the far side confirmed, after
 * 2 s without an answer, or at once when the link is down; then the request goes out when the link is back. Never rejects.
 */
export async function hangUpSession(session: Session | undefined, options: HangUpOptions): Promise<void> {
  if (session === undefined || session.state === SessionState.Terminated) return;
  if (options.line.linked) {
    await within(options.timers, PATIENCE_MS, request(session));
    return;
  }
  const waiting = new AbortController();
  options.timers.after(REMEMBER_MS, () => {
    waiting.abort();
  });
  options.line.onRestored(() => {
    waiting.abort();
    void request(session);
  }, waiting.signal);
}

/** Never rejects. */
async function request(session: Session): Promise<void> {
  try {
    if (session.state === SessionState.Established) await bye(session);
    else if (session instanceof Inviter) await cancel(session);
    else if (session instanceof Invitation) await session.reject({ statusCode: 486 });
  } catch (error) {
    // The far side was quicker: CANCEL or BYE came between our look and our word.
    log.debug('the session was gone already', error);
  }
}

function bye(session: Session): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      resolve();
    };
    session.bye({ requestDelegate: { onAccept: done, onReject: done, onRedirect: done } }).catch(reject);
  });
}

async function cancel(inviter: Inviter): Promise<void> {
  const terminated = new Promise<void>((resolve) => {
    inviter.stateChange.addListener((state) => {
      if (state === SessionState.Terminated) resolve();
    });
  });
  await inviter.cancel();
  await terminated;
}

/** Calls back when SIP.js has let go of the session, after its delegates, which know the reason, were called. */
export function whenTerminated(session: Session, act: () => void): void {
  session.stateChange.addListener((state) => {
    if (state === SessionState.Terminated) queueMicrotask(act);
  });
}
