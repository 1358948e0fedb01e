import { RtpHeader, RtpPacket, type RTCRtpTransceiver } from 'werift';
import type { LineCodec, SoundSource } from './line-media.ts';
import { muLaw } from './mu-law.ts';

const RATE = 8000;
/** Samples in a packet of 20 ms. */
const PACKET = 160;
const AMPLITUDE = 8000;
/** After a pause of the process no more than this is made up for, so that no burst follows. */
const MAX_LATE_PACKETS = 5;

/** One second of a sine; with a whole number of hertz it repeats without a click. */
function sineSecond(hertz: number): Buffer {
  return Buffer.from(
    Array.from({ length: RATE }, (_, at) => muLaw(AMPLITUDE * Math.sin((2 * Math.PI * hertz * at) / RATE))),
  );
}

/** Plays a steady tone as PCMU (RFC 3551 §4.5.14), paced by the clock and not by the timer's period. */
export class ToneSource implements SoundSource {
  readonly #samples: Buffer;
  #timer: NodeJS.Timeout | undefined;
  #sequence = 0;
  #timestamp = 0;

  /** @param hertz a whole number. */
  constructor(hertz: number) {
    this.#samples = sineSecond(hertz);
  }

  run(transceiver: RTCRtpTransceiver, _codec: LineCodec, sends: boolean): void {
    this.stop();
    if (!sends) return;
    let next = performance.now();
    let first = true;
    this.#timer = setInterval(() => {
      const now = performance.now();
      if (now - next > MAX_LATE_PACKETS * 20) next = now;
      for (; next <= now; next += 20) {
        this.#send(transceiver, first);
        first = false;
      }
    }, 10);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #send(transceiver: RTCRtpTransceiver, marker: boolean): void {
    const from = this.#timestamp % RATE;
    const header = new RtpHeader({
      marker,
      payloadType: 0,
      sequenceNumber: this.#sequence,
      timestamp: this.#timestamp,
    });
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + PACKET) % 2 ** 32;
    transceiver.sender
      .sendRtp(new RtpPacket(header, this.#samples.subarray(from, from + PACKET)))
      .catch(() => {
        this.stop();
      });
  }
}
