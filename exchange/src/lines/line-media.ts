import { networkInterfaces } from 'node:os';
import { RTCPeerConnection, RTCRtpCodecParameters, useOPUS, usePCMU, type RTCRtpTransceiver } from 'werift';

export type LineCodec = 'opus' | 'PCMU';

/** What a line does with the sound of a call. */
export interface SoundSource {
  /** Media flows in the directions given; called again when they change. */
  run(transceiver: RTCRtpTransceiver, codec: LineCodec, sends: boolean): void;
  stop(): void;
}

const DTMF = { mimeType: 'audio/telephone-event', clockRate: 8000, channels: 1, payloadType: 101 };

function codecParameters(codecs: readonly LineCodec[]): RTCRtpCodecParameters[] {
  const audio = codecs.map((codec) => (codec === 'opus' ? useOPUS() : usePCMU()));
  // Offered digits are taken, so that a phone can send them here like anywhere else (RFC 4733).
  return [...audio, new RTCRtpCodecParameters(DTMF)];
}

function ownAddresses(): ReadonlySet<string> {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return new Set(all.map(({ address }) => address));
}

/** Candidates of the far side are of no use to an ICE-lite agent, and resolving an mDNS name could take seconds. */
function withoutCandidates(sdp: string): string {
  return sdp.replace(/^a=(?:candidate|end-of-candidates)[^\r\n]*\r?\n/gm, '');
}

/**
 * Whether a check came a way that leads back: from this machine, and not from a LAN address to a loopback socket, whose
 * answers a browser never gets.
 */
function leadsBack(from: string, to: string | undefined, own: ReadonlySet<string>): boolean {
  const address = from.replace(/^::ffff:/, '');
  const isLoopback = (text: string): boolean => text === '::1' || text.startsWith('127.');
  return own.has(address) && (to === undefined || isLoopback(address) === isLoopback(to));
}

/** An offer that our media can answer: one DTLS-protected audio stream. */
function isUsable(sdp: string): boolean {
  return /^m=audio /m.test(sdp) && /^a=fingerprint:/m.test(sdp) && /^a=ice-ufrag:/m.test(sdp);
}

/**
 * The media of one call to a line. ICE-lite (RFC 8445 §2.5): it never sends anything to an address that a session
 * description names, and answers checks from this machine alone, though its sockets stand on all addresses of the
 * machine: a browser does not offer loopback candidates.
 */
export class LineMedia {
  readonly #connection: RTCPeerConnection;
  readonly #source: SoundSource;
  #transceiver: RTCRtpTransceiver | undefined;
  #remoteFragment: string | undefined;

  constructor(codecs: readonly LineCodec[], source: SoundSource) {
    this.#source = source;
    const own = ownAddresses();
    this.#connection = new RTCPeerConnection({
      iceServers: [],
      iceLite: true,
      iceAdditionalHostAddresses: ['127.0.0.1'],
      iceFilterStunResponse: (_, [address], protocol) => leadsBack(address, protocol.localIp, own),
      codecs: { audio: codecParameters(codecs) },
      bundlePolicy: 'max-bundle',
    });
  }

  /** The answer to an offer; undefined when nothing in it can be used. */
  async answer(offer: string): Promise<string | undefined> {
    if (!isUsable(offer)) return undefined;
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: withoutCandidates(offer) });
    const transceiver = this.#connection.getTransceivers().find((each) => each.kind === 'audio');
    if (transceiver === undefined) return undefined;
    this.#transceiver = transceiver;
    // Of `actpass` we choose passive (RFC 8842 §5.3): the browser knows before us when its path works, and a
    // ClientHello sent too early waits for its repetition.
    for (const transport of this.#connection.dtlsTransports) transport.role = 'server';
    // Their hold is our silence; we never hold (RFC 3264 §8.4).
    transceiver.setDirection('sendrecv');
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    this.#followRestart(offer);
    this.#run();
    return this.#connection.localDescription?.sdp;
  }

  /** An offer of ours, for an INVITE that brought none. */
  async offer(): Promise<string> {
    this.#transceiver ??= this.#connection.addTransceiver('audio', { direction: 'sendrecv' });
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#connection.localDescription?.sdp ?? '';
  }

  async accept(answer: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: withoutCandidates(answer) });
    this.#run();
  }

  async close(): Promise<void> {
    this.#source.stop();
    await this.#connection.close();
  }

  /**
   * New ICE credentials (RFC 8445 §9): the library starts ICE anew only where encryption is not up yet, and would keep
   * the browser's checks waiting for ever.
   */
  #followRestart(offer: string): void {
    const fragment = /^a=ice-ufrag:(\S+)/m.exec(offer)?.[1];
    const restarted = this.#remoteFragment !== undefined && fragment !== this.#remoteFragment;
    this.#remoteFragment = fragment;
    if (!restarted) return;
    for (const transport of this.#connection.iceTransports) {
      // A restart that leads nowhere ends with the call.
      transport.start().catch(() => undefined);
    }
  }

  #run(): void {
    const transceiver = this.#transceiver;
    const name = transceiver?.codecs[0]?.name.toLowerCase();
    if (transceiver === undefined || name === undefined) return;
    const direction = transceiver.currentDirection ?? 'inactive';
    this.#source.run(transceiver, name === 'opus' ? 'opus' : 'PCMU', direction.startsWith('send'));
  }
}
