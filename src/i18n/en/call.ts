import type { CallCommand, CallPhase, CallQuality } from '../../domain/call/call.ts';
import type { CallTerms } from '../terms/call.ts';

const PHASES: Readonly<Record<CallPhase, string>> = {
  dialing: 'Calling',
  alerting: 'Ringing',
  ringing: 'Ringing',
  connecting: 'Connecting',
  connected: 'Connected',
  ending: 'Ending',
  ended: 'Ended',
};

const PENDING: Readonly<Record<CallCommand, string>> = {
  answer: 'Answering',
  reject: 'Rejecting',
  deflect: 'Forwarding',
  hangup: 'Ending',
  hold: 'Holding',
  resume: 'Resuming',
  mute: 'Muting',
  unmute: 'Unmuting',
  dtmf: 'Sending digits',
  transfer: 'Transferring',
};

const QUALITY: Readonly<Record<CallQuality['level'], string>> = {
  good: 'Good sound',
  fair: 'Fair sound',
  poor: 'Poor sound',
};

function elapsed(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const parts = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  return parts
    .filter(([count, unit]) => count > 0 || (unit === 'second' && seconds === 0))
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

export const call: CallTerms = {
  callWith: (who, state) => `Call with ${who}, ${state}`,
  callPhase: (phase) => PHASES[phase],
  callPending: (command) => PENDING[command],
  stillWaiting: 'Still waiting for the phone system',
  callControls: 'Call controls',
  whenConnected: 'possible when the call is connected',
  hold: 'Hold',
  resume: 'Resume',
  mute: 'Mute',
  muted: 'Muted',
  endCall: 'End',
  holdCallWith: (who) => `Hold the call with ${who}`,
  resumeCallWith: (who) => `Resume the call with ${who}`,
  endCallWith: (who) => `End the call with ${who}`,
  callAgain: 'Call again',
  callAgainWith: (who) => `Call ${who} again`,
  closeCallWith: (who) => `Close the call with ${who}`,
  onHold: 'On hold',
  heldByOtherSide: 'The other side put you on hold',
  noSoundArrives: 'No sound is arriving.',
  noSoundAdvice:
    'Ask whether you are heard. If not, call again; if it stays, a firewall may block the sound.',
  callNeedsMicrophone: 'Allow the microphone.',
  callNeedsMicrophoneAdvice:
    'The browser asks at the top of the window. The call goes on as soon as you allow it.',
  fieldIsFor: 'The field is for',
  comment: 'Comment',
  commentPlaceholder: 'Saved with the call',
  dtmf: 'DTMF',
  dtmfDigits: 'DTMF digits',
  dtmfPlaceholder: 'Digits are sent as you type',
  elapsed,
  soundQuality: (level) => QUALITY[level],
  qualityDetails: ({ mos, lossPercent, jitterMs, roundTripMs, codec }) =>
    [
      `MOS ${mos.toFixed(1)}`,
      `${lossPercent.toFixed(1)} % lost`,
      `jitter ${Math.round(jitterMs)} ms`,
      ...(roundTripMs === undefined ? [] : [`round trip ${Math.round(roundTripMs)} ms`]),
      ...(codec === undefined ? [] : [codec]),
    ].join(', '),
  viaLine: (line) => `via ${line}`,
  incomingCallFor: (line) => `Incoming call for ${line}`,
  incomingCall: 'Incoming call',
  waitingCall: 'Waiting',
  incomingCallFrom: (who) => `Incoming call from ${who}`,
  waitingCallFrom: (who) => `Waiting call from ${who}`,
  answer: 'Answer',
  reject: 'Reject',
  answerCallFrom: (who) => `Answer the call from ${who}`,
  rejectCallFrom: (who) => `Reject the call from ${who}`,
  holdAndAnswer: 'Hold and answer',
  endAndAnswer: 'End and answer',
  silence: 'Silence',
  silenced: 'Silenced',
  forwardedBy: 'Forwarded by',
  numberOfSeveral: (others) =>
    others === 1 ? 'One further contact has this number' : `${others} further contacts have this number`,
  lastNote: 'Last note',
  interruptedCall: (who) => `The call with ${who} was interrupted.`,
  interruptedCallAdvice: 'The browser or the window closed while the call was live.',
  redialAction: 'Call again',
  incomingFrom: (who) => `Incoming call from ${who}`,
  notificationAnswer: 'Answer',
  notificationReject: 'Decline',
};
