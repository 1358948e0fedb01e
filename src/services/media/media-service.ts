import type { AudioControl, Tones } from '../../domain/media/audio-control.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { BrowserAudio } from './browser-audio.ts';
import { CallAudio } from './call-audio.ts';
import { AudioDevices } from './devices.ts';
import { Microphone } from './microphone.ts';
import { PhoneTones } from './phone-tones.ts';
import { SoundGate } from './sound-gate.ts';
import { Speaker } from './speaker.ts';

/** The sound of the phone, put together: one list of devices, one capture, one gate for all. */
export class MediaService {
  readonly #devices: AudioDevices;
  readonly #gate = new SoundGate();
  readonly #microphone: Microphone;

  readonly audio: AudioControl;
  readonly tones: Tones;
  readonly calls: CallAudio;

  constructor(settings: ReadonlySignal<Settings>) {
    this.#devices = new AudioDevices(settings);
    this.#microphone = new Microphone(this.#devices, settings, this.#gate.unlocked);
    const speaker = new Speaker(this.#devices, this.#gate, settings);
    this.audio = new BrowserAudio(
      { devices: this.#devices, gate: this.#gate, microphone: this.#microphone, speaker },
      settings,
    );
    this.tones = new PhoneTones(speaker, settings);
    this.calls = new CallAudio(this.#devices, this.#microphone, speaker);
  }

  close(): void {
    this.#microphone.close();
    this.#gate.close();
    this.#devices.close();
  }
}
