import type { Core, Session, URI } from 'sip.js';
import type { CallErrorCode } from '../../domain/call/call-control.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Timers } from './ports.ts';
import { refusedBy } from './sip-call-errors.ts';

/** The target may ring this long; then the call comes back. */
const ANSWER_MS = 60_000;

/** The status of a `message/sipfrag` body (RFC 3420); undefined when it is none. */
export function sipfragStatus(body: string): number | undefined {
  const status = /^SIP\/2\.0 (\d{3})\b/.exec(body.trimStart())?.[1];
  return status === undefined ? undefined : Number(status);
}

/**
 * Blind transfer (RFC 3515, RFC 5589 §6): REFER, then the far side reports how the target answered.
 * Resolves with a 2xx of the target. Some exchanges report nothing and just hang up: then the call ends by itself.
 * @throws AppError `call/refused`, `call/timeout`, `call/not-possible`; the call goes on.
 */
export async function blindTransfer(
  session: Session,
  target: URI,
  { timers, signal }: { readonly timers: Timers; readonly signal: AbortSignal },
): Promise<void> {
  let cancelTimer = (): void => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const refused = ({ message }: Core.IncomingResponse): void => {
        reject(refusedBy(message));
      };
      cancelTimer = timers.after(ANSWER_MS, () => {
        reject(new AppError<CallErrorCode>('call/timeout', 'the target did not answer'));
      });
      signal.addEventListener('abort', () => {
        reject(new AppError<CallErrorCode>('call/not-possible', 'the call ended'));
      });
      session
        .refer(target, {
          onNotify: (notification) => {
            notification.accept().catch(reject);
            const status = sipfragStatus(notification.request.body);
            if (status === undefined || status < 200) return;
            if (status < 300) resolve();
            else reject(new AppError<CallErrorCode>('call/refused', `the target: ${status}`));
          },
          requestDelegate: { onReject: refused, onRedirect: refused },
        })
        .catch(reject);
    });
  } finally {
    cancelTimer();
  }
}
