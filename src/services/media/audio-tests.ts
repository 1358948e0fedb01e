import type { AudioTestOptions } from '../../domain/media/audio-control.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { AudioParts } from './browser-audio.ts';
import { levelOf } from './level.ts';
import { Microphone } from './microphone.ts';
import type { OpenMicrophone } from './microphone.ts';
import { record } from './recorder.ts';
import { RING_TONES } from './ring-tones.ts';
import type { Sound } from './speaker.ts';
import { renderTone, TONE_RATE } from './tone-plan.ts';
import { TrackMeter } from './track-meter.ts';
import { encodeWav } from './wav.ts';

/** The length of the test recording, in milliseconds. */
const RECORDING_MS = 3000;
/** The stretch of a sample that one reading of its level covers, in seconds. */
const LEVEL_WINDOW = 0.05;

/** What a person tries out in the settings: loads with the first try. */
export class AudioTests {
  readonly #parts: AudioParts;
  readonly #settings: ReadonlySignal<Settings>;

  constructor(parts: AudioParts, settings: ReadonlySignal<Settings>) {
    this.#parts = parts;
    this.#settings = settings;
  }

  async meter(
    signal: AbortSignal,
    onLevel: (level: number) => void,
    settings?: ReadonlySignal<Settings>,
  ): Promise<void> {
    await this.#withMicrophone(signal, settings, async (user) => {
      const meter = measure(user, onLevel);
      await aborted(signal);
      meter.close();
    });
  }

  async playSample(
    role: 'output' | 'ring',
    signal: AbortSignal,
    { settings, onLevel }: AudioTestOptions = {},
  ): Promise<void> {
    const { ringTone } = (settings ?? this.#settings).value;
    const samples = renderTone(RING_TONES[role === 'ring' ? ringTone : 'marimba']());
    const blob = encodeWav(samples, TONE_RATE);
    const sound = {
      role,
      ...(settings && { settings }),
      ...(onLevel && { onProgress: levelsOf(samples, onLevel) }),
    };
    await this.#playBlob(blob, sound, signal);
  }

  async recordAndPlay(signal: AbortSignal, { settings, onLevel }: AudioTestOptions = {}): Promise<void> {
    let recording: Blob | undefined;
    await this.#withMicrophone(signal, settings, async (user) => {
      const meter = onLevel && measure(user, onLevel);
      recording = await record(user, RECORDING_MS, signal).finally(() => {
        meter?.close();
      });
    });
    if (recording === undefined) return;
    await this.#playBlob(recording, { role: 'output', ...(settings && { settings }) }, signal);
  }

  /** Opens the microphone of the calls or, to try other settings, one beside it, for the time of a test. */
  async #withMicrophone(
    signal: AbortSignal,
    settings: ReadonlySignal<Settings> | undefined,
    test: (user: OpenMicrophone) => Promise<void>,
  ): Promise<void> {
    const { devices, gate, microphone } = this.#parts;
    const own = settings && new Microphone(devices, settings, gate.unlocked);
    const closing = new AbortController();
    try {
      const user = await (own ?? microphone).open(AbortSignal.any([signal, closing.signal]));
      await test(user);
    } catch (error) {
      // Who gave a test up has heard enough.
      if (!signal.aborted) throw error;
    } finally {
      closing.abort();
      own?.close();
    }
  }

  async #playBlob(blob: Blob, sound: Omit<Sound, 'source'>, signal: AbortSignal): Promise<void> {
    const url = URL.createObjectURL(blob);
    try {
      await this.#parts.speaker.play({ ...sound, source: url }, signal);
    } finally {
      URL.revokeObjectURL(url);
    }
  }
}

function levelsOf(samples: Float32Array, onLevel: (level: number) => void): NonNullable<Sound['onProgress']> {
  return (seconds, volume) => {
    const first = Math.round(seconds * TONE_RATE);
    const window = samples.slice(first, first + Math.round(LEVEL_WINDOW * TONE_RATE));
    onLevel(levelOf(window.map((sample) => sample * volume)));
  };
}

function measure(user: OpenMicrophone, onLevel: (level: number) => void): TrackMeter {
  const meter = new TrackMeter(onLevel);
  meter.measure(user.track);
  user.onReplaced((track) => {
    meter.measure(track);
  });
  return meter;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
