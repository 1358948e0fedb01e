/** What a call is, as everybody but its owner sees it: frozen, structured-cloneable facts. */

/** Identifies a call within one run of the app. */
export type CallId = string;
/** Identifies a line, which is the profile it registers: `Profile.id`. */
export type LineId = string;

export type CallDirection = 'inbound' | 'outbound';

/** One axis. Hold, mute, transfer and conference are facts beside it, never phases. See `transition.ts`. */
export type CallPhase = 'dialing' | 'alerting' | 'ringing' | 'connecting' | 'connected' | 'ending' | 'ended';

/** The far side. Text from the network: validated and bounded, shown as text only. */
export interface Party {
  /** `sip:user@host` or `tel:number`, without parameters; empty when withheld. */
  readonly uri: string;
  /** What a person dials to reach the party: the user part, percent-decoded; empty when withheld. */
  readonly number: string;
  readonly displayName?: string;
  /** The number is withheld (RFC 3323, RFC 3325 §7, `anonymous.invalid`). */
  readonly anonymous: boolean;
}

/** Hold by this side and by the far side, as confirmed in SDP (RFC 3264 §8.4). */
export interface Hold {
  readonly local: boolean;
  readonly remote: boolean;
}

export type CallCommand =
  'answer' | 'reject' | 'deflect' | 'hangup' | 'hold' | 'resume' | 'mute' | 'unmute' | 'dtmf' | 'transfer';

/** Why a call ended, as a code that the texts turn into a sentence (`endReason(kind)`). */
export type EndKind =
  | 'local-hangup'
  | 'remote-hangup'
  /** We gave up an outgoing call that was not answered. */
  | 'cancelled'
  /** The caller gave up an incoming call: a missed call. */
  | 'missed'
  | 'answered-elsewhere'
  | 'rejected'
  /** Refused by do not disturb, call waiting "reject" or the eight-call limit: stands in the history as missed. */
  | 'refused-busy'
  /** Refused because the number, or the contact whose it is, is blocked. */
  | 'blocked'
  | 'deflected'
  | 'transferred'
  | 'busy'
  | 'no-answer'
  | 'not-found'
  | 'declined'
  | 'unavailable'
  /** The far side named another number to call (3xx). */
  | 'redirected'
  | 'unreachable'
  | 'forbidden'
  | 'wrong-number'
  | 'incompatible'
  | 'server-error'
  | 'network-lost'
  | 'media-failed'
  | 'microphone-refused'
  | 'microphone-missing'
  | 'microphone-busy'
  | 'not-registered'
  | 'crashed';

export interface EndReason {
  readonly kind: EndKind;
  /** SIP status code or Q.850 cause, for "Details" only. */
  readonly code?: number;
  readonly phrase?: string;
}

/** How a call sounds, measured over the last window (5 s) or, when kept with an ended call, over all of it. */
export interface CallQuality {
  /** Estimated by the E-model (ITU-T G.107, short form), 1 to 4.5. */
  readonly mos: number;
  readonly level: 'good' | 'fair' | 'poor';
  readonly lossPercent: number;
  readonly jitterMs: number;
  readonly roundTripMs?: number;
  readonly codec?: string;
}

/** Sound from the far side. `missing`: connected, not held, and no packet came for 4 s. */
export type AudioFlow = 'none' | 'flowing' | 'missing';

/** What the call still waits for from the person. */
export type CallNeed = 'microphone-permission';

export interface CallSnapshot {
  readonly id: CallId;
  /** UUIDv7, one for the life of the call, kept in the history. */
  readonly guid: string;
  readonly line: LineId;
  readonly direction: CallDirection;
  readonly phase: CallPhase;
  readonly hold: Hold;
  readonly muted: boolean;
  readonly remote: Party;
  readonly local: Party;
  /** Who sent the call on to us (Diversion, RFC 5806, or History-Info, RFC 7044). */
  readonly forwardedBy?: Party;
  /** Who had sent it on before, first to last. */
  readonly forwardedVia?: readonly Party[];
  /** The ring that the caller's side asks for (Alert-Info, RFC 3261 §20.4, RFC 7462). */
  readonly alertInfo?: string;
  /** The far side sends sound before it answers, so no ringback is to be made here. */
  readonly earlyMedia: boolean;
  /** Digits can be sent to it, before it answers. */
  readonly earlyDigits?: boolean;
  readonly audio: AudioFlow;
  readonly quality?: CallQuality;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly endReason?: EndReason;
  readonly need?: CallNeed;
  /** Sent and not yet confirmed by the network. */
  readonly pending?: CallCommand;
  /** What can be asked of the call now. The interface reads this and nothing else. */
  readonly can: readonly CallCommand[];
}

/** Calls that take a tab: all that have not ended. */
export function liveCalls(calls: readonly CallSnapshot[]): readonly CallSnapshot[] {
  return calls.filter((call) => call.phase !== 'ended');
}

/** An incoming call that waits for an answer. */
export function isRinging(call: CallSnapshot): boolean {
  return call.direction === 'inbound' && call.phase === 'ringing';
}

/** A call whose two sides hear each other, as far as this side decides. */
export function isTalking(call: CallSnapshot): boolean {
  return call.phase === 'connected' && !call.hold.local;
}

/** A call that takes the ear: it is talked in, or was dialled, or is being answered. */
export function isInEar(call: CallSnapshot): boolean {
  return !isRinging(call) && call.phase !== 'ending' && call.phase !== 'ended' && !call.hold.local;
}

/** Rows #43: more than this are never open at once; an emergency call is exempt. */
export const MAX_CALLS = 8;
