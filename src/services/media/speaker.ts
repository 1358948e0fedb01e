import { chooseDevice, deviceWish, ROLE_SETTINGS } from '../../domain/media/device-choice.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { logger } from '../../lib/logger.ts';
import { computed, effect } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { AudioDevices } from './devices.ts';
import type { SoundGate } from './sound-gate.ts';

const log = logger('media');

export type SoundRole = 'output' | 'ring';

export interface Sound {
  /** The far side of a call, or the URL of a sound of our own. */
  readonly source: MediaStream | string;
  readonly role: SoundRole;
  readonly loop?: boolean;
  /** Other settings than those in force: a person tries them. */
  readonly settings?: ReadonlySignal<Settings>;
  /** Called about 20 times a second with the place in the sound, in seconds, and the volume it plays at. */
  readonly onProgress?: (seconds: number, volume: number) => void;
}

const PROGRESS_MS = 50;

/** Whether sound can be sent to a chosen device. */
export const CAN_CHOOSE_OUTPUT = 'setSinkId' in HTMLMediaElement.prototype;

/**
 * Plays sounds, each in an audio element of its own: through Web Audio Chromium's echo cancellation would not know the far
 * side (crbug 687574), and only an element can be sent to a device in every browser. Device, volume and mute follow
 * the settings while it plays.
 */
export class Speaker {
  readonly #devices: AudioDevices;
  readonly #gate: SoundGate;
  readonly #settings: ReadonlySignal<Settings>;
  /** A playing element that nobody refers to may be collected. */
  readonly #playing = new Set<HTMLAudioElement>();

  constructor(devices: AudioDevices, gate: SoundGate, settings: ReadonlySignal<Settings>) {
    this.#devices = devices;
    this.#gate = gate;
    this.#settings = settings;
  }

  /** Resolves when the sound has ended or the signal aborts; a stream or a loop ends only so. */
  async play(sound: Sound, abort: AbortSignal): Promise<void> {
    const aborted = (): boolean => abort.aborted;
    if (aborted()) return;
    const element = new Audio();
    this.#playing.add(element);
    const over = new Promise<void>((resolve) => {
      const done = (): void => {
        resolve();
      };
      element.addEventListener('ended', done, { once: true });
      element.addEventListener('error', done, { once: true });
      abort.addEventListener('abort', done, { once: true });
    });
    abort.addEventListener('abort', () => {
      element.pause();
    });
    element.loop = sound.loop ?? false;
    const followed = this.#follow(element, sound);
    const stopProgress = reportProgress(element, sound.onProgress);
    // A sound that starts on the wrong device would be heard by the wrong people.
    await followed.placed;
    if (!aborted()) {
      if (typeof sound.source === 'string') element.src = sound.source;
      else element.srcObject = sound.source;
      // Waits for a click when the browser refuses; the abort may come first.
      await Promise.race([this.#gate.play(element, abort), over]);
    }
    await over;
    stopProgress();
    followed.stop();
    this.#playing.delete(element);
    release(element);
  }

  #follow(
    element: HTMLAudioElement,
    { role, settings = this.#settings }: Sound,
  ): { readonly placed: Promise<void>; stop: () => void } {
    const { volume, muted } = ROLE_SETTINGS[role];
    const device = computed(
      () => chooseDevice(this.#devices.outputs.value, deviceWish(settings.value, role)).deviceId,
    );
    let placed = Promise.resolve();
    const disposers = [
      effect(() => {
        element.volume = settings.value[volume];
        element.muted = settings.value[muted];
      }),
      effect(() => {
        const id = device.value;
        placed = this.#place(element, id);
      }),
    ];
    return {
      placed,
      stop: () => {
        for (const dispose of disposers) dispose();
      },
    };
  }

  async #place(element: HTMLAudioElement, deviceId: string): Promise<void> {
    if (!CAN_CHOOSE_OUTPUT || element.sinkId === deviceId) return;
    try {
      await element.setSinkId(deviceId);
    } catch (error) {
      log.warn('the sound device cannot be used', error);
      if (element.sinkId !== '') await element.setSinkId('').catch(() => undefined);
      // The list may be out of date; the effect runs again when it changes.
      await this.#devices.refresh();
    }
  }
}

function reportProgress(element: HTMLAudioElement, report: Sound['onProgress']): () => void {
  if (report === undefined) return () => undefined;
  const timer = setInterval(() => {
    if (!element.paused) report(element.currentTime, element.muted ? 0 : element.volume);
  }, PROGRESS_MS);
  return () => {
    clearInterval(timer);
    report(0, 0);
  };
}

/** An element that keeps its source keeps the decoder and, for a stream, the track. */
function release(element: HTMLAudioElement): void {
  element.pause();
  element.srcObject = null;
  element.removeAttribute('src');
}
