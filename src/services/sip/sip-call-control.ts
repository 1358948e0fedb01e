import type { Invitation } from 'sip.js';
import type { Call, CallControl, CallErrorCode, DialRequest } from '../../domain/call/call-control.ts';
import { liveCalls, MAX_CALLS } from '../../domain/call/call.ts';
import type { CallId, CallSnapshot, LineId } from '../../domain/call/call.ts';
import type { LineSnapshot } from '../../domain/call/line.ts';
import type { IllegalTransition } from '../../domain/call/transition.ts';
import type { ForeignDial } from '../../domain/dialing/dialer.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { RateLimit } from '../../lib/rate-limit.ts';
import { computed, signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { within } from '../../lib/within.ts';
import { IceAhead } from './ice-ahead.ts';
import type { SipOptions } from './ports.ts';
import { replaceCall } from './replaces.ts';
import { MediaDirectory } from './sdh.ts';
import type { CallServices } from './sip-call-services.ts';
import type { SipCall } from './sip-call.ts';
import { ignoreGone } from './sip-call-errors.ts';
import { IncomingCall, rejectionOf } from './sip-call-incoming.ts';
import { OutgoingCall } from './sip-call-outgoing.ts';
import { SipLines } from './sip-call-lines.ts';
import type { ManagedLine } from './sip-call-lines.ts';
import { targetUri } from './sip-target.ts';
import type { Socket } from './transport.ts';

export interface SipCallControlOptions extends SipOptions {
  /**
   * Shows the person what the network wants to have dialled (REFER, 302) and dials it after a yes. Resolves with the
   * answer. Without it everything of that kind is refused.
   */
  readonly propose?: (wish: ForeignDial) => Promise<boolean>;
  /** Told of an event that a call cannot have in its phase; it is ignored. The log when missing; tests fail by it. */
  readonly onIllegal?: (error: IllegalTransition) => void;
  /** Opens a WebSocket with subprotocol `sip`; the browser's when missing. */
  readonly openSocket?: (url: string) => Socket;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const GATHER_MS = 100;
/** Ending calls and unregistering may take this long together. */
const STOP_MS = 2000;
const log = logger('call');

/** The telephone on SIP: lines that follow the profiles, and their calls. Lines register when `start` is called. */
export class SipCallControl implements CallControl {
  readonly #options: SipCallControlOptions;
  readonly #services: CallServices;
  readonly #lines: SipLines;
  readonly #calls = signal<readonly SipCall[]>([]);
  readonly calls: ReadonlySignal<readonly CallSnapshot[]> = computed(() =>
    Object.freeze(this.#calls.value.map((call) => call.state.value)),
  );
  readonly lines: ReadonlySignal<readonly LineSnapshot[]>;
  /** More within 10 s is a fault or an attack. */
  readonly #invites = new RateLimit(20, 10_000);
  /** Of the calls that nobody could take, the history gets so many in 10 s, gathered. */
  readonly #records = new RateLimit(16, 10_000);
  #turnedAway: SipCall[] = [];
  #cleanUp: (() => void) | undefined;

  constructor(options: SipCallControlOptions) {
    const { propose = () => Promise.resolve(false) } = options;
    const logged = ({ message }: IllegalTransition): void => {
      log.warn(message);
    };
    const directory = new MediaDirectory();
    this.#options = options;
    this.#services = {
      media: options.media,
      timers: options.timers,
      settings: () => options.settings.peek(),
      ice: new IceAhead(options.timers),
      directory,
      now: options.now ?? Date.now,
      propose,
      onIllegal: options.onIllegal ?? logged,
    };
    this.#lines = new SipLines({
      ...options,
      factory: directory.factory,
      engaged: (id) => liveCalls(this.calls.value).some(({ line }) => line === id),
      hangUp: (id) => this.#within(this.#hangUp((call) => call.line === id)),
      onInvite: (invitation, line) => {
        this.#onInvite(invitation, line);
      },
    });
    this.lines = this.#lines.snapshots;
  }

  call(id: CallId): Call | undefined {
    return this.#calls.peek().find((call) => call.id === id);
  }

  dial(request: DialRequest): Promise<Call> {
    const { target, emergency = false, hideNumber = false } = request;
    const line = this.#lineFor(request.line);
    if (line?.line.started !== true) return refused('call/no-line');
    const uri = targetUri(target, line.call.profile.domain);
    if (uri === undefined) return refused('call/invalid-target');
    if (!emergency && liveCalls(this.calls.peek()).length >= MAX_CALLS) return refused('call/too-many');
    const call = new OutgoingCall(
      { number: target, target: uri, hideNumber, emergency },
      line.call,
      this.#services,
    );
    this.#add(call);
    void call.begin();
    return Promise.resolve(call);
  }

  prepare(line?: LineId): void {
    const found = this.#lineFor(line);
    if (found === undefined) return;
    this.#services.ice.prepare(found.call.profile);
  }

  forget(id: CallId): void {
    const call = this.#calls.peek().find((candidate) => candidate.id === id);
    if (call?.state.peek().phase !== 'ended') return;
    this.#calls.value = this.#calls.peek().filter((other) => other !== call);
  }

  start(): Promise<void> {
    if (this.#cleanUp !== undefined) return Promise.resolve();
    const lines = this.#lines.follow();
    // A new address of this machine is seldom noticed by ICE itself in time.
    const { surroundings } = this.#options;
    const network = surroundings.onConnectivity((online) => {
      if (online) for (const call of this.#calls.peek()) call.networkChanged();
    });
    const way = surroundings.onWayChange(() => {
      for (const call of this.#calls.peek()) call.wayChanged();
    });
    this.#cleanUp = () => {
      lines();
      network();
      way();
    };
    return Promise.resolve();
  }

  retry(line?: LineId): void {
    this.#lines.retry(line);
  }

  async stop(): Promise<void> {
    this.#cleanUp?.();
    this.#cleanUp = undefined;
    this.#services.ice.drop();
    // The requests go out first: closing the link would keep them.
    await this.#within(this.#hangUp(() => true).then(() => this.#lines.stop()));
  }

  async #hangUp(concerned: (call: CallSnapshot) => boolean): Promise<void> {
    const living = this.#calls.peek().filter(({ state }) => state.peek().phase !== 'ended');
    const meant = living.filter(({ state }) => concerned(state.peek()));
    await Promise.allSettled(meant.map((call) => call.hangup()));
  }

  #within(ending: Promise<void>): Promise<void> {
    return within(this.#options.timers, STOP_MS - 100, ending);
  }

  #lineFor(id: LineId | undefined): ManagedLine | undefined {
    return this.#lines.get(id ?? this.#options.activeId.peek());
  }

  #add(call: SipCall): void {
    this.#calls.value = [...this.#calls.peek(), call];
  }

  #onInvite(invitation: Invitation, line: ManagedLine): void {
    const rejection = rejectionOf(invitation.request);
    if (rejection !== undefined) {
      const { status, headers = [] } = rejection;
      invitation.reject({ statusCode: status, extraHeaders: [...headers] }).catch(ignoreGone);
      return;
    }
    const { replacee } = invitation;
    const full = liveCalls(this.calls.peek()).length >= MAX_CALLS;
    if (replacee === undefined && (full || !this.#invites.take())) {
      this.#turnAway(invitation, line);
      return;
    }
    const call = new IncomingCall(invitation, line.call, this.#services);
    if (replacee !== undefined) {
      const replaced = this.#calls.peek().find((other) => other.owns(replacee));
      if (replaceCall(invitation, call, replaced)) this.#add(call);
      return;
    }
    this.#add(call);
    call.ring();
  }

  /** Each call in the list is work for the whole app: of a burst a few are kept, and come into it at once. */
  #turnAway(invitation: Invitation, line: ManagedLine): void {
    log.info('too many calls: 486');
    if (!this.#records.take()) {
      invitation.reject({ statusCode: 486 }).catch(ignoreGone);
      return;
    }
    const call = new IncomingCall(invitation, line.call, this.#services);
    call.refuse(486);
    if (this.#turnedAway.push(call) > 1) return;
    this.#options.timers.after(GATHER_MS, () => {
      this.#calls.value = [...this.#calls.peek(), ...this.#turnedAway.splice(0)];
    });
  }
}

function refused(code: CallErrorCode): Promise<never> {
  return Promise.reject(new AppError<CallErrorCode>(code));
}
