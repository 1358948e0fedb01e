import type { RTCRtpTransceiver } from 'werift';
import type { LineCodec, SoundSource } from './line-media.ts';

/** Sends back every packet of speech as it came, not decoded: what comes back is what was sent. */
export class EchoSource implements SoundSource {
  #sends = false;
  #unsubscribe: () => void = () => undefined;

  run(transceiver: RTCRtpTransceiver, _codec: LineCodec, sends: boolean): void {
    this.#sends = sends;
    this.#unsubscribe();
    const payloadType = transceiver.codecs[0]?.payloadType;
    const subscription = transceiver.receiver.track.onReceiveRtp.subscribe((packet) => {
      // Digits (RFC 4733) share the stream; the sender would give them the number of the speech codec.
      if (!this.#sends || packet.header.payloadType !== payloadType) return;
      transceiver.sender.sendRtp(packet).catch(() => {
        this.stop();
      });
    });
    this.#unsubscribe = subscription.unSubscribe;
  }

  stop(): void {
    this.#sends = false;
    this.#unsubscribe();
  }
}
