import type { Page } from 'playwright-core';
import { eventually } from './processes.ts';

interface Ear {
  /** The loudest frequency of what the page plays to the person now, in hertz, and its level in dBFS. */
  heard(): readonly { readonly hz: number; readonly db: number }[];
}

declare global {
  var offhookEar: Ear | undefined;
}

/**
 * Runs in the page before the app: remembers the elements that the app plays remote sound with, and measures them. What
 * is muted, paused or at volume 0 is not heard.
 */
export function installEar(): void {
  const players = new Set<HTMLMediaElement>();
  const analysers = new WeakMap<MediaStream, AnalyserNode>();
  let audio: AudioContext | undefined;
  const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')?.value as (
    this: HTMLMediaElement,
  ) => Promise<void>;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
    players.add(this);
    return play.call(this);
  };

  const analyserOf = (stream: MediaStream): AnalyserNode => {
    audio ??= new AudioContext();
    void audio.resume();
    let analyser = analysers.get(stream);
    if (analyser === undefined) {
      analyser = audio.createAnalyser();
      analyser.fftSize = 8192;
      analyser.smoothingTimeConstant = 0;
      audio.createMediaStreamSource(stream).connect(analyser);
      analysers.set(stream, analyser);
    }
    return analyser;
  };

  const peakOf = (analyser: AnalyserNode): { hz: number; db: number } => {
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    let best = 0;
    bins.forEach((db, index) => {
      if (db > (bins[best] ?? -Infinity)) best = index;
    });
    return { hz: (best * analyser.context.sampleRate) / analyser.fftSize, db: bins[best] ?? -Infinity };
  };

  globalThis.offhookEar = {
    heard: () =>
      [...players]
        .filter(
          (player) =>
            player.srcObject instanceof MediaStream && !player.paused && !player.muted && player.volume > 0,
        )
        .map((player) => player.srcObject as MediaStream)
        .filter((stream) => stream.getAudioTracks().some((track) => track.readyState === 'live'))
        .map((stream) => peakOf(analyserOf(stream))),
  };
}

const QUIET_DB = -60;

async function heard(page: Page): Promise<readonly { readonly hz: number; readonly db: number }[]> {
  return page.evaluate(() => globalThis.offhookEar?.heard() ?? []);
}

/** Waits until the page plays this tone to its person. */
export async function hears(page: Page, hz: number, ms = 15_000): Promise<void> {
  let last = '';
  await eventually(
    () => `hears ${String(hz)} Hz (last: ${last})`,
    async () => {
      const sounds = await heard(page);
      last = JSON.stringify(sounds);
      return sounds.some((sound) => sound.db > QUIET_DB && Math.abs(sound.hz - hz) < 20);
    },
    ms,
  );
}

/** Waits until the page plays this tone to its person and none beside it. */
export async function hearsOnly(page: Page, hz: number, ms = 15_000): Promise<void> {
  await eventually(
    `hears ${String(hz)} Hz and nothing else`,
    async () => {
      const audible = (await heard(page)).filter((sound) => sound.db > QUIET_DB);
      return audible.length > 0 && audible.every((sound) => Math.abs(sound.hz - hz) < 20);
    },
    ms,
  );
}

/** Waits until the page has played no tone for half a second. */
export async function hearsNothing(page: Page, ms = 15_000): Promise<void> {
  let quiet = 0;
  await eventually(
    'hears nothing',
    async () => {
      const sounds = await heard(page);
      quiet = sounds.every((sound) => sound.db < QUIET_DB) ? quiet + 1 : 0;
      return quiet >= 10;
    },
    ms,
  );
}
