import { logger } from '../../lib/logger.ts';
import { levelOf } from './level.ts';

const log = logger('media');

const INTERVAL_MS = 50;
/** At 48 kHz 43 ms: each reading covers most of the time since the last. */
const WINDOW = 2048;

/** Measures tracks, one at a time, about 20 times a second. */
export class TrackMeter {
  readonly #context = new AudioContext();
  readonly #analyser = new AnalyserNode(this.#context, { fftSize: WINDOW });
  readonly #timer: ReturnType<typeof setInterval>;
  #source: MediaStreamAudioSourceNode | undefined;

  constructor(onLevel: (level: number) => void) {
    const samples = new Float32Array(WINDOW);
    this.#timer = setInterval(() => {
      this.#analyser.getFloatTimeDomainData(samples);
      onLevel(levelOf(samples));
    }, INTERVAL_MS);
  }

  measure(track: MediaStreamTrack): void {
    this.#source?.disconnect();
    this.#source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: new MediaStream([track]) });
    this.#source.connect(this.#analyser);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#source?.disconnect();
    this.#context.close().catch((error: unknown) => {
      log.debug('the audio context was closed before', error);
    });
  }
}
