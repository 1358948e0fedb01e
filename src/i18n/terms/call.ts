import type { CallCommand, CallPhase, CallQuality } from '../../domain/call/call.ts';

export interface CallTerms {
  /** Name of a call tab for screen readers. */
  callWith: (who: string, state: string) => string;
  callPhase: (phase: CallPhase) => string;
  callPending: (command: CallCommand) => string;
  stillWaiting: string;
  callControls: string;
  /** Why a control cannot be used yet. */
  whenConnected: string;
  hold: string;
  resume: string;
  mute: string;
  muted: string;
  endCall: string;
  holdCallWith: (who: string) => string;
  resumeCallWith: (who: string) => string;
  endCallWith: (who: string) => string;
  callAgain: string;
  callAgainWith: (who: string) => string;
  closeCallWith: (who: string) => string;
  onHold: string;
  heldByOtherSide: string;
  noSoundArrives: string;
  noSoundAdvice: string;
  callNeedsMicrophone: string;
  callNeedsMicrophoneAdvice: string;
  fieldIsFor: string;
  comment: string;
  commentPlaceholder: string;
  dtmf: string;
  dtmfDigits: string;
  dtmfPlaceholder: string;
  /** Elapsed time, read out. */
  elapsed: (seconds: number) => string;
  soundQuality: (level: CallQuality['level']) => string;
  qualityDetails: (quality: CallQuality) => string;
  viaLine: (line: string) => string;
  incomingCallFor: (line: string) => string;
  incomingCall: string;
  waitingCall: string;
  incomingCallFrom: (who: string) => string;
  waitingCallFrom: (who: string) => string;
  answer: string;
  reject: string;
  answerCallFrom: (who: string) => string;
  rejectCallFrom: (who: string) => string;
  holdAndAnswer: string;
  endAndAnswer: string;
  silence: string;
  silenced: string;
  forwardedBy: string;
  numberOfSeveral: (others: number) => string;
  lastNote: string;
  interruptedCall: (who: string) => string;
  interruptedCallAdvice: string;
  redialAction: string;
  incomingFrom: (who: string) => string;
  notificationAnswer: string;
  notificationReject: string;
}
