import type {
  AudioControl,
  AudioRoleState,
  AudioSnapshot,
  AudioTestOptions,
  MicrophoneAccess,
} from '../../src/domain/media/audio-control.ts';
import type { Settings } from '../../src/domain/settings/settings.ts';
import { signal } from '../../src/lib/signals.ts';
import type { ReadonlySignal } from '../../src/lib/signals.ts';

const BY_DEFAULT: AudioRoleState = { deviceId: '', label: '', choice: 'default' };

export const AUDIO: AudioSnapshot = {
  inputs: [
    { id: 'm1', label: 'Headset microphone' },
    { id: 'm2', label: 'Built-in microphone' },
  ],
  outputs: [
    { id: 's1', label: 'Headset' },
    { id: 's2', label: 'Built-in speakers' },
  ],
  microphone: 'granted',
  roles: { input: BY_DEFAULT, output: BY_DEFAULT, ring: BY_DEFAULT },
  soundUnlocked: true,
  canChooseOutput: true,
};

interface RunningTest {
  readonly kind: 'meter' | 'sample' | 'recording';
  readonly role?: 'output' | 'ring';
  readonly settings: ReadonlySignal<Settings> | undefined;
  readonly signal: AbortSignal;
  readonly onLevel: ((level: number) => void) | undefined;
}

/** Audio that does as it is told. */
export class FakeAudio implements AudioControl {
  readonly state = signal<AudioSnapshot>(AUDIO);
  /** Every test that was started, in order. */
  readonly tests: RunningTest[] = [];
  requests = 0;
  /** What the person answers to the browser's prompt. */
  answer: MicrophoneAccess = 'granted';
  /** When set, the tests of the microphone fail with it. */
  failure: Error | undefined;
  unlocks = 0;

  set(changes: Partial<AudioSnapshot>): void {
    this.state.value = { ...this.state.value, ...changes };
  }

  requestMicrophone(): Promise<MicrophoneAccess> {
    this.requests++;
    this.set({ microphone: this.answer });
    return Promise.resolve(this.answer);
  }

  unlockSound(): Promise<boolean> {
    this.unlocks++;
    this.set({ soundUnlocked: true });
    return Promise.resolve(true);
  }

  meter(
    abort: AbortSignal,
    onLevel: (level: number) => void,
    settings?: ReadonlySignal<Settings>,
  ): Promise<void> {
    return this.#run({ kind: 'meter', settings, signal: abort, onLevel });
  }

  playSample(role: 'output' | 'ring', abort: AbortSignal, options: AudioTestOptions = {}): Promise<void> {
    const { settings, onLevel } = options;
    return this.#run({ kind: 'sample', role, settings, signal: abort, onLevel });
  }

  recordAndPlay(abort: AbortSignal, options: AudioTestOptions = {}): Promise<void> {
    const { settings, onLevel } = options;
    return this.#run({ kind: 'recording', settings, signal: abort, onLevel });
  }

  #run(test: RunningTest): Promise<void> {
    this.tests.push(test);
    if (this.failure !== undefined && test.kind !== 'sample') return Promise.reject(this.failure);
    return new Promise((resolve) => {
      test.signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }
}
