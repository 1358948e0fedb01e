import type { Session } from 'sip.js';
import type { Profile } from '../../domain/account/profile.ts';
import type { Call, CallErrorCode } from '../../domain/call/call-control.ts';
import type { CallCommand, CallId, CallSnapshot, EndReason } from '../../domain/call/call.ts';
import { IllegalTransition, transition } from '../../domain/call/transition.ts';
import type { CallEvent } from '../../domain/call/transition.ts';
import { AppError } from '../../lib/app-error.ts';
import { deferred } from '../../lib/deferred.ts';
import { logger } from '../../lib/logger.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { DtmfSender } from './dtmf.ts';
import type { MicrophoneTrack } from './ports.ts';
import { onReferral } from './refer-in.ts';
import { CallMedia, joinMicrophone } from './sdh-media.ts';
import { watchAudio } from './sip-call-audio.ts';
import type { AudioWatch } from './sip-call-audio.ts';
import { asCallError, ignoreGone, localEnd, microphoneEnd, notPossible } from './sip-call-errors.ts';
import type { CallServices } from './sip-call-services.ts';
import { CallDialog } from './sip-call-dialog.ts';
import { hangUpSession, whenTerminated } from './sip-call-end.ts';
import type { CallLine } from './sip-call-line.ts';
import { endOfBye, readReasons } from './sip-facts.ts';
import { newIdentity } from './sip-facts-party.ts';
import type { Headers } from './sip-facts-party.ts';
import { targetUri } from './sip-target.ts';

const log = logger('call');

/** The part that outgoing and incoming calls share: state, commands, the answered call, and its end. */
export abstract class SipCall implements Call {
  readonly id: CallId;
  readonly #state;
  protected readonly services: CallServices;
  protected readonly line: CallLine;
  protected readonly abort = new AbortController();
  protected media: CallMedia | undefined;
  protected dialog: CallDialog | undefined;
  readonly #queue = new SerialQueue();
  readonly #over = deferred<undefined>();
  readonly #dtmf: DtmfSender;
  #watch: AudioWatch | undefined;

  protected constructor(first: CallSnapshot, line: CallLine, services: CallServices) {
    this.id = first.id;
    this.#state = signal(first);
    this.line = line;
    this.services = services;
    this.#dtmf = new DtmfSender({
      ...services,
      signal: this.abort.signal,
      events: () => this.media?.tones,
      info: (digit) => this.dialog?.info(digit) ?? notPossible('dtmf'),
    });
  }

  /** The SIP dialog, from the first INVITE on. */
  protected abstract get session(): Session | undefined;

  get state(): ReadonlySignal<CallSnapshot> {
    return this.#state;
  }

  /** Whether SIP.js's session is the one of this call. */
  owns(session: Session): boolean {
    return this.session === session;
  }

  answer(): Promise<void> {
    return notPossible('answer');
  }

  reject(_status?: 480 | 486 | 603, _reason?: 'refused-busy' | 'blocked'): Promise<void> {
    return notPossible('reject');
  }

  deflect(_target: string): Promise<void> {
    return notPossible('deflect');
  }

  /** Not queued: who hangs up does not wait for a hold to be confirmed. */
  async hangup(): Promise<void> {
    const { phase } = this.snapshot;
    if (phase === 'ended') return notPossible('hangup');
    if (phase !== 'ending') await this.#finish(localEnd(phase));
    await this.#over.promise;
  }

  hold(): Promise<void> {
    return this.#setHold('hold', true);
  }

  resume(): Promise<void> {
    return this.#setHold('resume', false);
  }

  /** Local and at once: no network is asked. */
  setMuted(muted: boolean): Promise<void> {
    const { can } = this.snapshot;
    if (!can.includes('mute') && !can.includes('unmute')) return notPossible('mute');
    this.muteWanted = muted;
    if (this.media !== undefined) this.media.muted = muted;
    this.apply({ type: 'muted', muted });
    return Promise.resolve();
  }

  sendDtmf(digits: string): Promise<void> {
    if (!this.snapshot.can.includes('dtmf')) return notPossible('dtmf');
    return this.#dtmf.send(digits).catch((error: unknown) => {
      throw this.failed(error);
    });
  }

  transfer(target: string): Promise<void> {
    return this.command('transfer', async () => {
      const uri = targetUri(target, this.line.profile.domain);
      if (uri === undefined) throw new AppError<CallErrorCode>('call/invalid-target');
      const { session } = this;
      if (session === undefined) return notPossible('transfer');
      const { blindTransfer } = await import('./refer-out.ts');
      await blindTransfer(session, uri, { timers: this.services.timers, signal: this.abort.signal });
      await this.#finish({ kind: 'transferred' });
    });
  }

  /** The machine has another address: the old candidates lead nowhere. */
  networkChanged(): void {
    if (this.snapshot.phase === 'connected') this.dialog?.restartIce('the network changed');
  }

  /** The machine may have another address. Most often it has not: a restart is due only when sound stops arriving. */
  wayChanged(): void {
    this.#watch?.doubt();
  }

  /** Another call took the place of this one (RFC 3891): it ends with a word to its far side, and none to the person. */
  replaced(): void {
    this.abandon({ kind: 'transferred' });
  }

  protected muteWanted = false;
  /** Set while the network is told of an end that this side has chosen. */
  protected chosenEnd: EndReason | undefined;

  protected get over(): boolean {
    return ['ending', 'ended'].includes(this.snapshot.phase);
  }

  protected get snapshot(): CallSnapshot {
    return this.#state.peek();
  }

  /** What the table does not allow changes nothing: the network sends what it likes. */
  protected apply(event: CallEvent): void {
    try {
      this.#state.value = transition(this.snapshot, event);
    } catch (error) {
      if (!(error instanceof IllegalTransition)) throw error;
      this.services.onIllegal(error);
    }
  }

  /** Runs a command when its turn comes and `can` still lists it; `pending` tells the interface meanwhile. */
  protected command(name: CallCommand, task: () => Promise<void>): Promise<void> {
    if (!this.snapshot.can.includes(name)) return notPossible(name);
    return this.#queue.run(async () => {
      try {
        if (!this.snapshot.can.includes(name)) await notPossible(name);
        this.apply({ type: 'pending', command: name });
        await task();
      } catch (error) {
        log.warn(`${name} failed`, error);
        throw this.failed(error);
      } finally {
        if (this.snapshot.phase !== 'ended') this.apply({ type: 'pending', command: undefined });
      }
    });
  }

  /** What a command rejects with. That the call ended over it is nobody's failure, and known already. */
  protected failed(error: unknown): Error {
    return this.over ? new DOMException('the call ended', 'AbortError') : asCallError(error);
  }

  /** `changes`: what of the profile does not hold for this call. */
  protected openMedia(ahead: boolean, changes: Partial<Profile> = {}): CallMedia {
    const { ice, media, settings } = this.services;
    const config = { ...this.line.profile, ...changes };
    const made = ahead ? ice.take(config) : ice.create(config);
    const options = { signal: this.abort.signal, priority: settings().audioPriority };
    this.media = new CallMedia(made, media, options);
    this.media.muted = this.muteWanted;
    return this.media;
  }

  /** Opens the microphone; a failure after the far side was asked ends the call and says why. */
  protected joinMicrophone(opening: Promise<MicrophoneTrack>): void {
    joinMicrophone(opening, () => this.media, this.abort.signal).catch((error: unknown) => {
      if (!this.abort.signal.aborted) this.abandon(microphoneEnd(error));
    });
  }

  /** Ends the call for a reason of ours that is not a wish of the person. */
  protected abandon(reason: EndReason): void {
    if (this.over) return;
    this.apply({ type: 'ending' });
    void this.#tellEnd();
    this.end(reason);
  }

  /** Call it when SIP.js has established the session: begins all that an answered call has. */
  protected established(session: Session, ownsCallId: boolean): void {
    const { media, services } = this;
    if (media === undefined || this.over) return;
    session.delegate = {
      ...session.delegate,
      onBye: (bye) => {
        bye.accept().catch(ignoreGone);
        this.end(endOfBye(readReasons(bye.request.getHeaders('Reason'))));
      },
      onRefer: (referral) => {
        onReferral(referral, session, { from: this.snapshot.remote, propose: services.propose });
      },
    };
    this.dialog = new CallDialog({
      ...services,
      session,
      media,
      line: this.line,
      signal: this.abort.signal,
      ownsCallId,
      events: {
        onNegotiated: this.#followHold.bind(this),
        onIdentity: this.identify.bind(this),
        onGone: (detail) => {
          this.abandon({ kind: 'network-lost', phrase: detail });
        },
      },
    });
    this.apply({ type: 'connected', at: services.now() });
    this.#followHold();
    this.#watch = watchAudio(media, {
      timers: services.timers,
      signal: this.abort.signal,
      snapshot: () => this.snapshot,
      apply: this.apply.bind(this),
      mend: () => this.dialog?.restartIce('no sound is arriving'),
    });
  }

  /** Takes over the identity that the network asserts, when it names one. */
  protected identify(message: Headers): void {
    const party = newIdentity(this.snapshot.remote, message);
    if (party !== undefined) this.apply({ type: 'remote', party });
  }

  /** The last event of every call. What the person chose wins over what the network says to it. */
  protected end(reason: EndReason): void {
    if (this.snapshot.phase === 'ended') return;
    const quality = this.#watch?.average;
    if (quality !== undefined) this.apply({ type: 'quality', quality });
    this.apply({ type: 'ended', at: this.services.now(), reason: this.chosenEnd ?? reason });
    this.abort.abort();
    this.#over.resolve(undefined);
  }

  /** SIP.js has let go of the session; when nobody said why, this does. */
  protected followSession(session: Session, fallback: () => EndReason): void {
    whenTerminated(session, () => {
      if (this.owns(session) && this.snapshot.phase !== 'ending') this.end(fallback());
    });
  }

  #setHold(name: 'hold' | 'resume', local: boolean): Promise<void> {
    return this.command(name, async () => {
      await this.dialog?.setHold(local);
      this.apply({ type: 'hold', local });
    });
  }

  #followHold(): void {
    const { hold, phase } = this.snapshot;
    const remote = this.media?.remoteHold ?? false;
    if (phase !== 'ended' && remote !== hold.remote) this.apply({ type: 'hold', remote });
  }

  /** Ends the call as this side chose. Who has hung up is not heard any more, however long the network takes. */
  async #finish(reason: EndReason): Promise<void> {
    this.chosenEnd = reason;
    this.apply({ type: 'ending' });
    this.media?.silence();
    await this.#tellEnd();
    this.end(reason);
  }

  #tellEnd(): Promise<void> {
    return hangUpSession(this.session, { line: this.line, timers: this.services.timers });
  }
}
