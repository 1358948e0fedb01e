import type { Tones } from '../../domain/media/audio-control.ts';
import { chooseRing } from '../../domain/media/ring-choice.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { BUSY, CALL_WAITING, keyTone, RINGBACK } from './call-tones.ts';
import { RING_TONES } from './ring-tones.ts';
import type { Sound, Speaker } from './speaker.ts';
import { renderTone, TONE_RATE } from './tone-plan.ts';
import type { TonePlan } from './tone-plan.ts';
import { encodeWav } from './wav.ts';

/** The sounds of the phone, computed when first heard and kept. */
export class PhoneTones implements Tones {
  readonly #speaker: Speaker;
  readonly #settings: ReadonlySignal<Settings>;
  /** Blob URLs by name: bounded, so they live as long as the page. */
  readonly #urls = new Map<string, string>();
  #key = new AbortController();
  #busy = new AbortController();

  constructor(speaker: Speaker, settings: ReadonlySignal<Settings>) {
    this.#speaker = speaker;
    this.#settings = settings;
  }

  ring(signal: AbortSignal, alertInfo?: string): void {
    const tone = chooseRing(alertInfo, this.#settings.value.ringTone);
    const source = this.#url(`ring ${tone}`, RING_TONES[tone]);
    this.#play({ source, role: 'ring', loop: true }, signal);
  }

  callWaiting(signal: AbortSignal): void {
    this.#play({ source: this.#url('call-waiting', CALL_WAITING), role: 'output', loop: true }, signal);
  }

  ringback(signal: AbortSignal): void {
    this.#busy.abort();
    this.#play({ source: this.#url('ringback', RINGBACK), role: 'output', loop: true }, signal);
  }

  busy(): void {
    this.#busy.abort();
    this.#busy = new AbortController();
    this.#play({ source: this.#url('busy', BUSY), role: 'output' }, this.#busy.signal);
  }

  /** Silent when the setting "key tones" is off. The next key cuts the last one short, as on a telephone. */
  key(digit: string): void {
    const plan = keyTone(digit);
    if (plan === undefined || !this.#settings.value.keyTones) return;
    this.#key.abort();
    this.#key = new AbortController();
    this.#play({ source: this.#url(`key ${digit}`, plan), role: 'output' }, this.#key.signal);
  }

  #url(name: string, plan: TonePlan | (() => TonePlan)): string {
    const known = this.#urls.get(name);
    if (known !== undefined) return known;
    const url = URL.createObjectURL(
      encodeWav(renderTone(typeof plan === 'function' ? plan() : plan), TONE_RATE),
    );
    this.#urls.set(name, url);
    return url;
  }

  #play(sound: Sound, signal: AbortSignal): void {
    // The speaker reports its own failures and never rejects.
    void this.#speaker.play(sound, signal);
  }
}
