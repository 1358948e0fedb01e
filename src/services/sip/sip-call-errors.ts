import type { Core } from 'sip.js';
import type { CallErrorCode } from '../../domain/call/call-control.ts';
import type { CallCommand, CallPhase, EndReason } from '../../domain/call/call.ts';
import { AppError, isAppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';

type Refusal = Pick<Core.IncomingResponseMessage, 'statusCode' | 'reasonPhrase'>;
const log = logger('call');

/** @returns a rejection, for commands that the phase does not allow. */
export function notPossible(command: CallCommand): Promise<never> {
  return Promise.reject(new AppError<CallErrorCode>('call/not-possible', command));
}

/** Why a call ends that this side gave up in the phase. */
export function localEnd(phase: CallPhase): EndReason {
  if (phase === 'ringing') return { kind: 'rejected' };
  return { kind: phase === 'dialing' || phase === 'alerting' ? 'cancelled' : 'local-hangup' };
}

/** Why a call ended whose microphone did not open. */
export function microphoneEnd(error: unknown): EndReason {
  const kind = (['microphone-missing', 'microphone-busy'] as const).find((each) =>
    isAppError(error, `call/${each}`),
  );
  return { kind: kind ?? 'microphone-refused', ...phraseOf(error) };
}

/** What the browser says, for "Details". */
export function phraseOf(error: unknown): Pick<EndReason, 'phrase'> {
  return error instanceof Error ? { phrase: error.message.slice(0, 200) } : {};
}

/** What a command rejects with, whatever went wrong below. */
export function asCallError(error: unknown): AppError {
  return isAppError(error)
    ? error
    : new AppError<CallErrorCode>('call/refused', String(error), { cause: error });
}

/** A request within a call was answered, and not with a 2xx. */
export function refusedBy({ statusCode = 0, reasonPhrase = '' }: Refusal): AppError {
  // The phone system did not reach the far side (408), or takes no password of ours now (401, 407): it refused nothing.
  const code: CallErrorCode = [401, 407, 408].includes(statusCode) ? 'call/timeout' : 'call/refused';
  return new AppError(code, `${statusCode} ${reasonPhrase}`);
}

/** The far side cancelled or the link went down between our look and our answer: nothing is left to do. */
export function ignoreGone(error: unknown): void {
  log.debug('the session was gone already', error);
}
