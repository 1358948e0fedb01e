import type { Settings } from '../../domain/settings/settings.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { offerOn } from './ice-ahead.ts';
import type { GatheringPeer } from './ice-ahead.ts';
import type { MicrophoneTrack, SipMedia } from './ports.ts';
import { audioDirection, hasTelephoneEvent, putsOnHold } from './sdh-direction.ts';

const log = logger('media');

/** `description`: a local one, as text. */
export interface LocalDescription {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/**
 * Sound of one call: its peer connection, one audio transceiver, our microphone on it, the far side on the output.
 * The directions it offers and answers follow from what we want (`hold`), never from what was negotiated before: SIP.js
 * would go on offering `recvonly` after the far side's `inactive`, and un-hold when ICE restarts.
 */
export class CallMedia {
  readonly #made: GatheringPeer;
  readonly #media: SipMedia;
  readonly #signal: AbortSignal;
  readonly #priority: Settings['audioPriority'];
  #microphone: MicrophoneTrack | undefined;
  #muted = false;
  #hold = false;
  #restart = false;
  #playing = false;
  #offering = false;
  /** A rollback takes a moment, and the far side's next offer may come within it. */
  readonly #remote = new SerialQueue();

  /** Everything ends with the signal of the call. */
  constructor(
    made: GatheringPeer,
    media: SipMedia,
    options: { readonly signal: AbortSignal; readonly priority: Settings['audioPriority'] },
  ) {
    this.#made = made;
    this.#media = media;
    this.#signal = options.signal;
    this.#priority = options.priority;
    options.signal.addEventListener('abort', () => {
      this.#close();
    });
  }

  get peer(): RTCPeerConnection {
    return this.#made.peer;
  }

  get sender(): RTCRtpSender | undefined {
    return this.#transceiver()?.sender;
  }

  /** The far side keeps us on hold. */
  get remoteHold(): boolean {
    const sdp = this.peer.remoteDescription?.sdp;
    return sdp !== undefined && putsOnHold(sdp);
  }

  /** Sends digits as telephone events, where they were negotiated and can be sent now. */
  get tones(): RTCDTMFSender | undefined {
    const sdp = this.peer.remoteDescription?.sdp;
    const tones = sdp !== undefined && hasTelephoneEvent(sdp) ? this.sender?.dtmf : undefined;
    return tones?.canInsertDTMF === true ? tones : undefined;
  }

  /** The far side lacks candidates of ours and has no working pair yet. */
  get lacksCandidates(): boolean {
    return this.#made.gathering.late && this.peer.connectionState !== 'connected';
  }

  /** What we want. The held far side hears nothing of us from this moment on; the next description tells it. */
  get hold(): boolean {
    return this.#hold;
  }

  set hold(hold: boolean) {
    this.#hold = hold;
    this.#gate();
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    this.#gate();
  }

  /** Nothing is said or heard from now on, though the connection may stand a while. */
  silence(): void {
    this.muted = true;
    const track = this.#transceiver()?.receiver.track;
    if (track !== undefined) track.enabled = false;
  }

  /** The next offer restarts ICE (RFC 8445 §9); that one alone. */
  restartIce(): void {
    this.#restart = true;
  }

  /** Puts the microphone on the wire; no negotiation is needed (WebRTC §5.2, replaceTrack). */
  async attach(microphone: MicrophoneTrack): Promise<void> {
    if (this.#signal.aborted) {
      microphone.close();
      return;
    }
    this.#microphone?.close();
    this.#microphone = microphone;
    microphone.onReplaced((track) => {
      this.#send(track).catch((error: unknown) => {
        log.warn('the new microphone could not be put into the call', error);
      });
    });
    await this.#send(microphone.track);
  }

  /** An offer when nothing is negotiated or all is stable, else the answer to the far side's offer. */
  async describe(): Promise<LocalDescription> {
    const { peer, gathering, offered } = this.#made;
    if (peer.signalingState === 'closed') throw new AppError('call/not-possible', 'the call ended');
    const answering = peer.signalingState === 'have-remote-offer';
    this.#offering = !answering;
    if (answering) await this.#answer();
    else {
      await offered;
      // An offer that stands is the one made ahead, or one that is sent again in a new INVITE (422).
      if (peer.signalingState === 'stable') await this.#offer();
    }
    await gathering.enough();
    const local = peer.localDescription;
    if (local === null || (!answering && peer.signalingState !== 'have-local-offer')) {
      throw new AppError('call/refused', 'overtaken by an offer of the far side');
    }
    this.#offering = false;
    this.#followPriority();
    return { type: answering ? 'answer' : 'offer', sdp: local.sdp };
  }

  /** Takes the far side's offer or answer. `early`: of a provisional response; another fork's may follow it. */
  accept(sdp: string, early = false): Promise<void> {
    return this.#remote.run(() => this.#accept(sdp, early));
  }

  /** The offer was refused: everything stays as it was. */
  rollback(): Promise<void> {
    this.#offering = false;
    return this.#remote.run(async () => {
      const { peer } = this;
      if (peer.signalingState === 'have-local-offer') await peer.setLocalDescription({ type: 'rollback' });
      else if (peer.signalingState === 'have-remote-offer')
        await peer.setRemoteDescription({ type: 'rollback' });
    });
  }

  async #accept(sdp: string, early: boolean): Promise<void> {
    const { peer } = this.#made;
    if (peer.signalingState === 'closed') throw new AppError('call/not-possible', 'the call ended');
    // Our own offer was still in the making when theirs came: theirs stands, ours is made anew later (RFC 3261 §14.1).
    if (this.#offering && peer.signalingState === 'have-local-offer')
      await peer.setLocalDescription({ type: 'rollback' });
    const isAnswer =
      peer.signalingState === 'have-local-offer' || peer.signalingState === 'have-remote-pranswer';
    if (!isAnswer) {
      if (peer.signalingState === 'have-remote-offer' && peer.remoteDescription?.sdp === sdp) return;
      if (audioDirection(sdp) === undefined) throw new AppError('call/refused', 'the offer has no audio');
    }
    await peer.setRemoteDescription({ type: isAnswer ? (early ? 'pranswer' : 'answer') : 'offer', sdp });
    this.#gate();
    this.#play();
  }

  async #offer(): Promise<void> {
    const { peer, gathering } = this.#made;
    const transceiver = this.#transceiver();
    if (transceiver === undefined) {
      await offerOn(this.#made);
      // The microphone may have been quicker than the first offer.
      await this.#send(this.#microphone?.track);
      return;
    }
    transceiver.direction = this.#hold ? 'sendonly' : 'sendrecv';
    const iceRestart = this.#restart;
    this.#restart = false;
    await peer.setLocalDescription(await peer.createOffer({ iceRestart }));
    gathering.begin(iceRestart);
  }

  async #answer(): Promise<void> {
    const { peer, gathering } = this.#made;
    const audio = this.#transceiver();
    for (const transceiver of peer.getTransceivers()) {
      // Video and what else a far side may offer: refused in the answer, port 0.
      if (transceiver !== audio) transceiver.stop();
    }
    // The browser answers with the intersection of this and the offer (RFC 8829 §5.3.1).
    if (audio !== undefined) audio.direction = this.#hold ? 'sendonly' : 'sendrecv';
    const before = peer.localDescription?.sdp;
    await peer.setLocalDescription(await peer.createAnswer());
    gathering.begin(ufrag(before) !== ufrag(peer.localDescription?.sdp));
    this.#gate();
    await this.#send(this.#microphone?.track);
  }

  #transceiver(): RTCRtpTransceiver | undefined {
    return this.peer
      .getTransceivers()
      .find(({ receiver, direction }) => receiver.track.kind === 'audio' && direction !== 'stopped');
  }

  async #send(track: MediaStreamTrack | undefined): Promise<void> {
    const { sender } = this;
    if (track === undefined || sender === undefined || this.#signal.aborted) return;
    track.enabled = !this.#muted && !this.#hold;
    if (sender.track !== track) await sender.replaceTrack(track);
  }

  #gate(): void {
    const track = this.sender?.track;
    if (track) track.enabled = !this.#muted && !this.#hold;
  }

  #play(): void {
    const transceiver = this.#transceiver();
    if (this.#playing || transceiver === undefined) return;
    this.#playing = true;
    this.#media.play(new MediaStream([transceiver.receiver.track]), this.#signal);
  }

  #followPriority(): void {
    const { sender } = this;
    if (sender === undefined) return;
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (encoding === undefined || encoding.networkPriority === this.#priority) return;
    encoding.networkPriority = this.#priority;
    sender.setParameters(parameters).catch((error: unknown) => {
      log.debug('no network priority in this browser', error);
    });
  }

  #close(): void {
    this.#microphone?.close();
    this.#made.gathering.close();
    this.peer.close();
  }
}

function ufrag(sdp: string | undefined): string | undefined {
  return sdp === undefined ? undefined : /^a=ice-ufrag:(.*)$/m.exec(sdp)?.[1];
}

/** Puts the microphone into the call when it is open; lets go of it when the call was quicker to end. */
export async function joinMicrophone(
  opening: Promise<MicrophoneTrack>,
  media: () => CallMedia | undefined,
  signal: AbortSignal,
): Promise<void> {
  const microphone = await opening;
  const into = media();
  if (into === undefined || signal.aborted) microphone.close();
  else await into.attach(microphone);
}
