import type { MicrophoneErrorCode } from '../../domain/call/call-control.ts';
import { chooseDevice, deviceWish } from '../../domain/media/device-choice.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { computed, effect, signal, untracked } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { AudioDevices } from './devices.ts';
import { InputStage } from './input-stage.ts';

const log = logger('media');

/** An open microphone for one call or one test. */
export interface OpenMicrophone {
  /** A clone: stopping or disabling it touches nobody else. */
  readonly track: MediaStreamTrack;
  /** Another device, another filter or another volume path: the new track takes the place of `track` and is enabled as that was. */
  onReplaced(listener: (track: MediaStreamTrack) => void): void;
  close(): void;
}

interface Capture {
  readonly stage: InputStage;
  readonly source: MediaStreamTrack;
  readonly key: string;
}

interface Wanted {
  readonly deviceId: string;
  readonly constraints: MediaTrackConstraints;
}

/** What a refusal of the browser means to a person (Media Capture and Streams §10.2, `getUserMedia`). */
const TROUBLES: Readonly<Record<string, 'refused' | 'busy'>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotSupportedError: 'refused',
  NotReadableError: 'busy',
  // What Firefox says of a device that another program holds.
  AbortError: 'busy',
};

function openError(error: unknown): Error {
  if (!(error instanceof DOMException)) return error instanceof Error ? error : new Error(String(error));
  const { name, message } = error;
  const code: MicrophoneErrorCode = `call/microphone-${TROUBLES[name] ?? 'missing'}`;
  return new AppError(code, `${name}: ${message}`, { cause: error });
}

/**
 * One capture for all: it opens with the first user, each gets a clone, and the device is free when the last one left.
 * Device, filters and volume follow the settings and the plugs while it is open.
 */
export class Microphone {
  readonly #devices: AudioDevices;
  readonly #settings: ReadonlySignal<Settings>;
  readonly #queue = new SerialQueue();
  readonly #users = new Set<MicrophoneUser>();
  readonly #capture = signal<Capture | undefined>(undefined);
  /** The key of what cannot be opened, so that one failure is not tried over and over. */
  #failed: string | undefined;
  /** Opened or being opened. */
  #interest = 0;
  readonly #disposers: readonly (() => void)[];

  constructor(devices: AudioDevices, settings: ReadonlySignal<Settings>, unlocked: ReadonlySignal<boolean>) {
    this.#devices = devices;
    this.#settings = settings;
    const wantedKey = computed(() => this.#keyOf(this.#wanted()));
    this.#disposers = [
      effect(() => {
        void wantedKey.value;
        void devices.inputs.value;
        this.#failed = undefined;
        untracked(() => {
          this.#follow();
        });
      }),
      effect(() => {
        const { inputVolume, inputMuted } = this.#settings.value;
        const capture = this.#capture.value;
        if (capture === undefined) return;
        void capture.stage.running.value;
        const track = capture.stage.route(inputVolume, inputMuted);
        untracked(() => {
          for (const user of this.#users) user.replace(track);
        });
      }),
      effect(() => {
        if (unlocked.value) this.#capture.peek()?.stage.resume();
      }),
    ];
  }

  /**
   * Rejects with `AppError<MicrophoneErrorCode>`, or with the signal's reason when it aborts. An abort after that closes
   * the microphone.
   */
  async open(abort: AbortSignal): Promise<OpenMicrophone> {
    abort.throwIfAborted();
    this.#interest++;
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      this.#interest--;
      this.#releaseIfUnused();
    };
    abort.addEventListener('abort', leave, { once: true });
    try {
      const capture = await untilAborted(this.#ensure(), abort);
      const { inputVolume, inputMuted } = this.#settings.value;
      const user = new MicrophoneUser(capture.stage.route(inputVolume, inputMuted), () => {
        this.#users.delete(user);
        leave();
      });
      this.#users.add(user);
      abort.addEventListener('abort', () => {
        user.close();
      });
      return user;
    } catch (error) {
      leave();
      throw abort.aborted ? error : openError(error);
    }
  }

  close(): void {
    for (const dispose of this.#disposers) dispose();
    for (const user of [...this.#users]) user.close();
  }

  async #ensure(): Promise<Capture> {
    await this.#devices.ready;
    return this.#queue.run(() => {
      const live = this.#capture.value;
      return live?.source.readyState === 'live' ? Promise.resolve(live) : this.#reopen();
    });
  }

  #wanted(): Wanted {
    const settings = this.#settings.value;
    const { echoCancellation, noiseSuppression, autoGainControl } = settings;
    const { deviceId } = chooseDevice(this.#devices.inputs.value, deviceWish(settings, 'input'));
    const constraints: MediaTrackConstraints = {
      channelCount: { ideal: 1 },
      echoCancellation: { ideal: echoCancellation },
      noiseSuppression: { ideal: noiseSuppression },
      autoGainControl: { ideal: autoGainControl },
    };
    return { deviceId, constraints };
  }

  /** Two wishes with the same key are met by the same capture. */
  #keyOf({ deviceId, constraints }: Wanted): string {
    const place = deviceId === '' ? `default ${this.#devices.defaultInputKey.value}` : deviceId;
    return JSON.stringify([place, constraints]);
  }

  /** The settings or the plugs changed, or the source ended: open what is wanted now, if anybody uses it. */
  #follow(): void {
    if (this.#interest === 0 || this.#capture.value === undefined) return;
    this.#queue
      .run(async () => {
        const capture = this.#capture.value;
        const key = this.#keyOf(this.#wanted());
        if (this.#interest === 0 || capture === undefined) return;
        const lost = capture.source.readyState === 'ended';
        if ((capture.key === key && !lost) || this.#failed === key) return;
        await this.#reopen();
      })
      .catch((error: unknown) => {
        this.#failed = this.#keyOf(this.#wanted());
        log.warn('the microphone could not be changed', error);
      });
  }

  async #reopen(): Promise<Capture> {
    const wanted = this.#wanted();
    const before = this.#capture.value;
    const source = await this.#captureSource(wanted);
    // The first opening teaches us the devices: the key of the default is known only now.
    const capture: Capture = { stage: new InputStage(source), source, key: this.#keyOf(wanted) };
    source.addEventListener('ended', () => {
      void this.#lost(capture);
    });
    this.#failed = undefined;
    this.#capture.value = capture;
    before?.stage.close();
    log.info('microphone open');
    if (this.#interest === 0) this.#releaseIfUnused();
    else this.#follow();
    return capture;
  }

  async #captureSource({ deviceId, constraints }: Wanted): Promise<MediaStreamTrack> {
    const exact = deviceId === '' ? constraints : { ...constraints, deviceId: { exact: deviceId } };
    try {
      return await this.#devices.capture(exact);
    } catch (error) {
      const name = error instanceof DOMException ? error.name : '';
      const before = this.#capture.value;
      // The chosen device went away between the list and the call.
      if (name === 'OverconstrainedError' || (name === 'NotFoundError' && deviceId !== ''))
        return this.#devices.capture(constraints);
      if (name !== 'NotReadableError' || before === undefined) throw error;
      // Some systems open a device only once, and our own old capture holds it.
      before.source.stop();
      return this.#devices.capture(exact);
    }
  }

  /** Unplugged, or the permission was taken away. */
  async #lost(capture: Capture): Promise<void> {
    if (this.#capture.value !== capture) return;
    log.warn('the microphone is gone');
    await this.#devices.refresh();
    this.#follow();
  }

  #releaseIfUnused(): void {
    if (this.#interest > 0) return;
    const capture = this.#capture.value;
    this.#capture.value = undefined;
    this.#failed = undefined;
    if (capture === undefined) return;
    capture.stage.close();
    log.info('microphone closed');
  }
}

class MicrophoneUser implements OpenMicrophone {
  readonly #left: () => void;
  readonly #listeners = new Set<(track: MediaStreamTrack) => void>();
  #original: MediaStreamTrack;
  #track: MediaStreamTrack;
  #closed = false;

  constructor(original: MediaStreamTrack, left: () => void) {
    this.#original = original;
    this.#track = original.clone();
    this.#left = left;
  }

  get track(): MediaStreamTrack {
    return this.#track;
  }

  onReplaced(listener: (track: MediaStreamTrack) => void): void {
    this.#listeners.add(listener);
  }

  /** Does nothing when the track comes from the same original already. */
  replace(original: MediaStreamTrack): void {
    if (original === this.#original || this.#closed) return;
    const before = this.#track;
    this.#original = original;
    this.#track = original.clone();
    this.#track.enabled = before.enabled;
    for (const listener of this.#listeners) listener(this.#track);
    before.stop();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listeners.clear();
    this.#track.stop();
    this.#left();
  }
}

function untilAborted<T>(work: Promise<T>, abort: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(abort.reason instanceof Error ? abort.reason : new DOMException('aborted', 'AbortError'));
    };
    abort.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => {
      abort.removeEventListener('abort', onAbort);
    });
  });
}
