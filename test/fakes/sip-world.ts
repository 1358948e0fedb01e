import type { Profile } from '../../src/domain/account/profile.ts';
import { EMPTY_DRAFT } from '../../src/domain/account/profile.ts';
import type { CallSnapshot } from '../../src/domain/call/call.ts';
import type { ForeignDial } from '../../src/domain/dialing/dialer.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts';
import type { Settings } from '../../src/domain/settings/settings.ts';
import { AppError } from '../../src/lib/app-error.ts';
import { effect, signal } from '../../src/lib/signals.ts';
import type { ReadonlySignal } from '../../src/lib/signals.ts';
import type { MicrophoneTrack, SipMedia, Timers } from '../../src/services/sip/ports.ts';
import { SipCallControl } from '../../src/services/sip/sip-call-control.ts';
import type { MemoryExchange } from './memory-exchange.ts';

/** A microphone that gives a tone, and a loudspeaker that measures. No device and no permission is needed. */
export class FakeMedia implements SipMedia {
  access: Awaited<ReturnType<SipMedia['microphoneAccess']>> = 'granted';
  fails: `call/microphone-${'refused' | 'missing' | 'busy'}` | undefined;
  delayMs = 0;
  readonly opened: MediaStreamTrack[] = [];
  readonly played: MediaStream[] = [];
  readonly replaced = new Set<(track: MediaStreamTrack) => void>();
  readonly #context = new AudioContext();
  readonly #frequency: number;

  constructor(frequency: number) {
    this.#frequency = frequency;
  }

  microphoneAccess(): ReturnType<SipMedia['microphoneAccess']> {
    return Promise.resolve(this.access);
  }

  async openMicrophone(abort: AbortSignal): Promise<MicrophoneTrack> {
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    if (this.fails !== undefined) throw new AppError(this.fails);
    if (abort.aborted) throw new AppError('call/microphone-refused', 'the call ended');
    const track = this.tone();
    this.opened.push(track);
    return {
      track,
      onReplaced: (listener) => this.replaced.add(listener),
      close: () => {
        track.stop();
      },
    };
  }

  tone(frequency = this.#frequency): MediaStreamTrack {
    const oscillator = new OscillatorNode(this.#context, { frequency });
    const destination = this.#context.createMediaStreamDestination();
    oscillator.connect(destination);
    oscillator.start();
    return destination.stream.getAudioTracks()[0]!;
  }

  play(stream: MediaStream, signal: AbortSignal): void {
    this.played.push(stream);
    // Without a listener the browser only stores what arrives, and a test would hear the past.
    const element = new Audio();
    element.muted = true;
    element.srcObject = stream;
    // The call may end before the first sound.
    element.play().catch(() => undefined);
    signal.addEventListener('abort', () => {
      element.srcObject = null;
    });
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

/** The frequency that a stream carries now, in hertz; 0 when it is silent. */
export async function heard(stream: MediaStream): Promise<number> {
  const element = new Audio();
  element.muted = true;
  element.srcObject = stream;
  await element.play();
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
  context.createMediaStreamSource(stream).connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount);
  await new Promise((resolve) => setTimeout(resolve, 300));
  analyser.getFloatFrequencyData(bins);
  let best = 0;
  for (let bin = 1; bin < bins.length; bin++) if (bins[bin]! > bins[best]!) best = bin;
  const level = bins[best]!;
  const rate = context.sampleRate;
  element.srcObject = null;
  await context.close();
  return level > -70 ? (best * rate) / 4096 : 0;
}

/** Resolves when the stream carries the frequency (0: silence). What is under way in buffers may come first. */
export async function hears(stream: MediaStream, hz: number, ms = 4000): Promise<void> {
  const end = performance.now() + ms;
  for (;;) {
    const now = await heard(stream);
    if (hz === 0 ? now === 0 : Math.abs(now - hz) <= 20) return;
    if (performance.now() > end) throw new Error(`heard ${now} Hz, not ${hz} Hz`);
  }
}

export const TIMERS: Timers = {
  after: (ms, run) => {
    const id = setTimeout(run, ms);
    return () => {
      clearTimeout(id);
    };
  },
  every: (ms, run) => {
    const id = setInterval(run, ms);
    return () => {
      clearInterval(id);
    };
  },
};

export interface Phone {
  readonly control: SipCallControl;
  readonly media: FakeMedia;
  readonly settings: { value: Settings };
  readonly profiles: { value: readonly Profile[] };
  readonly proposals: ForeignDial[];
  readonly network: Set<(online: boolean) => void>;
  readonly way: Set<() => void>;
  close(): Promise<void>;
}

export interface PhoneOptions {
  readonly profile?: Partial<Profile>;
  readonly settings?: Partial<Settings>;
  readonly accepts?: boolean;
  readonly timers?: Timers;
}

export function profileOf(user: string, more: Partial<Profile> = {}): Profile {
  return {
    ...EMPTY_DRAFT,
    id: `line-${user}`,
    label: user,
    user,
    domain: 'example.com',
    servers: ['ws://memory.invalid'],
    ...more,
  };
}

/** A whole phone on the exchange in memory: the real SIP service, real peer connections, a tone as microphone. */
export async function phone(
  exchange: MemoryExchange,
  user: string,
  options: PhoneOptions = {},
): Promise<Phone> {
  const media = new FakeMedia(user === '100' ? 440 : 880);
  const settings = signal<Settings>({ ...DEFAULT_SETTINGS, ...options.settings });
  const profiles = signal<readonly Profile[]>([profileOf(user, options.profile)]);
  const proposals: ForeignDial[] = [];
  const illegal: Error[] = [];
  const network = new Set<(online: boolean) => void>();
  const way = new Set<() => void>();
  const control = new SipCallControl({
    profiles,
    activeId: signal<string | undefined>(`line-${user}`),
    password: () => Promise.resolve('secret'),
    instanceId: () => Promise.resolve('00000000-0000-4000-8000-000000000000'),
    settings,
    media,
    timers: options.timers ?? TIMERS,
    surroundings: {
      online: () => true,
      onConnectivity: (listener) => {
        network.add(listener);
        return () => network.delete(listener);
      },
      onWayChange: (listener) => {
        way.add(listener);
        return () => way.delete(listener);
      },
      onWakeUp: () => () => undefined,
    },
    onIllegal: (error) => {
      illegal.push(error);
      throw error;
    },
    openSocket: exchange.socketFor(user),
    propose: (wish) => {
      proposals.push(wish);
      return Promise.resolve(options.accepts ?? false);
    },
  });
  await control.start();
  await until(control.lines, (lines) => lines[0]?.registration.state === 'registered');
  return {
    control,
    media,
    settings,
    profiles,
    proposals,
    network,
    way,
    async close() {
      await control.stop();
      await media.close();
      // SIP.js catches what its listeners throw: the test is to fail all the same.
      if (illegal[0] !== undefined) throw illegal[0];
    },
  };
}

/** Resolves when the value fits. @throws after `ms` with the last value. */
export function until<T>(source: ReadonlySignal<T>, fits: (value: T) => boolean, ms = 5000): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop = (): void => undefined;
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`not reached: ${JSON.stringify(source.peek())}`));
    }, ms);
    let done = false;
    stop = effect(() => {
      const { value } = source;
      if (done || !fits(value)) return;
      done = true;
      clearTimeout(timer);
      queueMicrotask(() => {
        stop();
        resolve(value);
      });
    });
  });
}

export async function eventually(fits: () => boolean, what: string, ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!fits()) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The first call of a phone, when it is in the phase. */
export async function callIn(phoneOf: Phone, phase: CallSnapshot['phase'], index = 0): Promise<CallSnapshot> {
  const calls = await until(phoneOf.control.calls, (all) => all[index]?.phase === phase);
  return calls[index]!;
}
