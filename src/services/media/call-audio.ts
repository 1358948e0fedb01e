import type { AudioDevices } from './devices.ts';
import type { Microphone, OpenMicrophone } from './microphone.ts';
import type { Speaker } from './speaker.ts';

/** What calls need of microphone and loudspeaker: the media port of the SIP service. */
export class CallAudio {
  readonly #devices: AudioDevices;
  readonly #microphone: Microphone;
  readonly #speaker: Speaker;

  constructor(devices: AudioDevices, microphone: Microphone, speaker: Speaker) {
    this.#devices = devices;
    this.#microphone = microphone;
    this.#speaker = speaker;
  }

  /** `granted` when `openMicrophone` will show no prompt. */
  async microphoneAccess(): Promise<'granted' | 'prompt' | 'denied' | 'absent' | 'unavailable'> {
    await this.#devices.ready;
    const access = this.#devices.access.value;
    return access === 'unknown' ? 'prompt' : access;
  }

  /** Rejects with `AppError<MicrophoneErrorCode>`, or the signal's reason. */
  openMicrophone(signal: AbortSignal): Promise<OpenMicrophone> {
    return this.#microphone.open(signal);
  }

  /** Plays a far side on the output device until the signal aborts. */
  play(stream: MediaStream, signal: AbortSignal): void {
    // The speaker reports its own failures and never rejects.
    void this.#speaker.play({ source: stream, role: 'output' }, signal);
  }
}
