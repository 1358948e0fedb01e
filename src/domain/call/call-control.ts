import type { ReadonlySignal } from '../../lib/signals.ts';
import type { CallId, CallSnapshot, LineId } from './call.ts';
import type { LineSnapshot } from './line.ts';

/** Codes of the `AppError`s that commands reject with. */
export type CallErrorCode =
  /** The call ended, or never could do this: `can` said so. */
  | 'call/not-possible'
  /** The far side refused (a status code is in `detail`). The call goes on as it was. */
  | 'call/refused'
  /** No answer in time, the link was lost meanwhile, or the phone system lets us ask for nothing (401, 407). */
  | 'call/timeout'
  /** The call in the ear could not be put on hold, so that no other was answered or dialled. */
  | 'call/hold-refused'
  | 'call/too-many'
  | 'call/no-line'
  | 'call/invalid-target'
  | MicrophoneErrorCode;

/** Why a microphone does not open. `busy`: it is there, and the system or another program keeps it. */
export type MicrophoneErrorCode = `call/microphone-${'refused' | 'missing' | 'busy'}`;

/** What to dial. `target` is a number or SIP address that `domain/dialing` has already accepted. */
export interface DialRequest {
  readonly target: string;
  /** The line to call from; the active one when missing. */
  readonly line?: LineId;
  /** Withhold our identity (RFC 3323 `Privacy: id`, anonymous From). */
  readonly hideNumber?: boolean;
  /** Exempt from the limit of eight calls. */
  readonly emergency?: boolean;
}

/**
 * The handle of one call. Each promise settles when the network confirmed or refused; nothing is optimistic:
 * `state.pending` says what is under way. Commands of one call run one after the other.
 * A command that `state.can` does not list rejects with `AppError<'call/not-possible'>`.
 */
export interface Call {
  readonly id: CallId;
  /** Ends with phase `ended` and never changes after that. */
  readonly state: ReadonlySignal<CallSnapshot>;
  /** Opens the microphone first: when it cannot be opened this rejects, and the call goes on ringing. */
  answer(): Promise<void>;
  /**
   * Refuses an incoming call. Without a status a person declined it (486 goes out, `rejected` stands in the history);
   * with one a rule did: do not disturb or call waiting (`refused-busy`), or the caller is blocked.
   */
  reject(status?: 480 | 486 | 603, reason?: 'refused-busy' | 'blocked'): Promise<void>;
  /** Sends an incoming call on with a 302 (RFC 3261 §21.3.3). */
  deflect(target: string): Promise<void>;
  /** BYE, CANCEL or a refusal, whichever the phase asks for. Resolves when the call has ended. */
  hangup(): Promise<void>;
  hold(): Promise<void>;
  resume(): Promise<void>;
  setMuted(muted: boolean): Promise<void>;
  /** Queues digits (0–9, A–D, *, #) as RFC 4733 events, or INFO when they were not negotiated. Resolves when the last was sent. */
  sendDtmf(digits: string): Promise<void>;
  /** Blind transfer by REFER (RFC 3515); resolves when the target answered, rejects and keeps the call otherwise. */
  transfer(target: string): Promise<void>;
}

/**
 * The telephone. Four implementations (SIP, uaCSTA desk phone, mirror of another window, fake) stand behind it, and
 * one contract suite, `test/contract/call-control.ts`, runs against all of them.
 */
export interface CallControl {
  /** All calls in the order they began. An ended call stays, in phase `ended`, until `forget`. */
  readonly calls: ReadonlySignal<readonly CallSnapshot[]>;
  readonly lines: ReadonlySignal<readonly LineSnapshot[]>;
  call(id: CallId): Call | undefined;
  /**
   * Begins a call and resolves with its handle as soon as it stands in `calls`, before the network is asked.
   * Rejects with `call/too-many`, `call/no-line` or `call/invalid-target`, and then no call was made.
   */
  dial(request: DialRequest): Promise<Call>;
  /**
   * A person is about to dial (the first key of a number): gathers ICE candidates ahead, so that the INVITE need not
   * wait for them. Cheap to call on every key; opens no microphone.
   */
  prepare(line?: LineId): void;
  /** Removes an ended call from `calls`; does nothing while it lives. */
  forget(id: CallId): void;
  /** Registers the lines. Resolves at once; `lines` tells the rest. */
  start(): Promise<void>;
  /** Tries a line that waits or failed again, now (a person asked, the network came back). */
  retry(line?: LineId): void;
  /** Ends all calls, unregisters as far as the link allows, releases everything. Resolves within 2 s. */
  stop(): Promise<void>;
}
