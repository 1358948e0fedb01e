import type {
  AudioControl,
  AudioSnapshot,
  AudioTestOptions,
  MicrophoneAccess,
} from '../../domain/media/audio-control.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { logger } from '../../lib/logger.ts';
import { computed } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { AudioTests } from './audio-tests.ts';
import type { AudioDevices } from './devices.ts';
import type { Microphone } from './microphone.ts';
import type { SoundGate } from './sound-gate.ts';
import { CAN_CHOOSE_OUTPUT } from './speaker.ts';
import type { Speaker } from './speaker.ts';

const log = logger('media');

export interface AudioParts {
  readonly devices: AudioDevices;
  readonly gate: SoundGate;
  readonly microphone: Microphone;
  readonly speaker: Speaker;
}

/** Microphone, loudspeaker and ring device as the browser gives them. */
export class BrowserAudio implements AudioControl {
  readonly #parts: AudioParts;
  readonly #settings: ReadonlySignal<Settings>;
  readonly state: ReadonlySignal<AudioSnapshot>;

  constructor(parts: AudioParts, settings: ReadonlySignal<Settings>) {
    const { devices, gate } = parts;
    this.#parts = parts;
    this.#settings = settings;
    this.state = computed(() =>
      Object.freeze({
        inputs: devices.inputs.value,
        outputs: devices.outputs.value,
        microphone: devices.access.value,
        roles: devices.roles.value,
        soundUnlocked: gate.unlocked.value,
        canChooseOutput: CAN_CHOOSE_OUTPUT,
      }),
    );
  }

  async requestMicrophone(): Promise<MicrophoneAccess> {
    const { devices, microphone } = this.#parts;
    const abort = new AbortController();
    try {
      await microphone.open(abort.signal);
    } catch (error) {
      log.info('the microphone was not opened', error);
    } finally {
      abort.abort();
    }
    return devices.access.value;
  }

  unlockSound(): Promise<boolean> {
    return this.#parts.gate.check();
  }

  async meter(
    signal: AbortSignal,
    onLevel: (level: number) => void,
    settings?: ReadonlySignal<Settings>,
  ): Promise<void> {
    await (await this.#tests()).meter(signal, onLevel, settings);
  }

  async playSample(role: 'output' | 'ring', signal: AbortSignal, options?: AudioTestOptions): Promise<void> {
    await (await this.#tests()).playSample(role, signal, options);
  }

  async recordAndPlay(signal: AbortSignal, options?: AudioTestOptions): Promise<void> {
    await (await this.#tests()).recordAndPlay(signal, options);
  }

  async #tests(): Promise<AudioTests> {
    const { AudioTests } = await import('./audio-tests.ts');
    return new AudioTests(this.#parts, this.#settings);
  }
}
