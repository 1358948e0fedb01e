import { logger } from '../../lib/logger.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';

const log = logger('media');

/** Ramp of a change of volume, in seconds: no click, and no wait. */
const RAMP = 0.02;

/**
 * Volume and mute of the microphone. At full volume the raw track passes by; a gain node stands in the way only when there is
 * something to change. A browser may refuse to run an `AudioContext` before a click, and its sound is silence: then the raw
 * track passes too, unless silence is what was asked for.
 */
export class InputStage {
  readonly #source: MediaStreamTrack;
  readonly #running = signal(false);
  #context: AudioContext | undefined;
  #gain: GainNode | undefined;
  #processed: MediaStreamTrack | undefined;

  /** Whether the gain node works; `route` may answer differently when it changes. */
  readonly running: ReadonlySignal<boolean> = this.#running;

  constructor(source: MediaStreamTrack) {
    this.#source = source;
  }

  /** The track to send, for a volume from 0 to 1. */
  route(volume: number, muted: boolean): MediaStreamTrack {
    const gain = muted ? 0 : volume;
    if (this.#gain === undefined && gain === 1) return this.#source;
    const processed = this.#process(gain);
    const passBy = gain === 1 || (gain > 0 && !this.#running.value);
    return passBy ? this.#source : processed;
  }

  /** Tries to start the gain node again, after a click. */
  resume(): void {
    this.#context?.resume().catch((error: unknown) => {
      log.debug('the volume of the microphone waits for a click', error);
    });
  }

  /** Ends the source too. */
  close(): void {
    this.#source.stop();
    this.#processed?.stop();
    this.#context?.close().catch((error: unknown) => {
      log.debug('the audio context was closed before', error);
    });
    this.#context = undefined;
  }

  #process(gain: number): MediaStreamTrack {
    if (this.#gain !== undefined && this.#processed !== undefined && this.#context !== undefined) {
      this.#gain.gain.setTargetAtTime(gain, this.#context.currentTime, RAMP / 3);
      return this.#processed;
    }
    const context = new AudioContext({ latencyHint: 'interactive' });
    const node = new GainNode(context, { gain });
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([this.#source]) })
      .connect(node)
      .connect(destination);
    context.addEventListener('statechange', () => {
      this.#running.value = context.state === 'running';
    });
    const [processed] = destination.stream.getAudioTracks();
    if (processed === undefined) throw new Error('an audio destination without a track');
    this.#context = context;
    this.#gain = node;
    this.#processed = processed;
    return processed;
  }
}
