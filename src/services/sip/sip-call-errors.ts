import type { CallErrorCode } from '../../domain/call/call-control.ts';
import type { CallCommand, CallPhase, EndReason } from '../../domain/call/call.ts';
import { AppError, isAppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import type { MicrophoneTrack } from './ports.ts';
import type { CallMedia } from './sdh-media.ts';

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
  return {
    kind: isAppError(error, 'call/microphone-missing') ? 'microphone-missing' : 'microphone-refused',
    ...(error instanceof Error && { phrase: error.message.slice(0, 200) }),
  };
}

/** The far side cancelled or the link went down between our look and our answer: nothing is left to do. */
export function ignoreGone(error: unknown): void {
  log.debug('the session was gone already', error);
}

/** Puts the microphone into the call when it is open; lets go of it when the call was quicker to end. */
export async function joinMicrophone(
  opening: Promise<MicrophoneTrack>,
  call: { readonly media: () => CallMedia | undefined; readonly signal: AbortSignal },
): Promise<void> {
  const microphone = await opening;
  const media = call.media();
  if (media === undefined || call.signal.aborted) microphone.close();
  else await media.attach(microphone);
}
