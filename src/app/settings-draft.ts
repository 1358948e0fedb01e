import type { Settings } from '../domain/settings/settings.ts';
import { signal } from '../lib/signals.ts';
import type { ReadonlySignal } from '../lib/signals.ts';

export type SettingKey = keyof Settings;

/**
 * Changes of settings over all pages that are not applied yet. They outlive the view: a call that comes in between
 * loses none of them.
 */
export class SettingsDraft {
  readonly #changes = signal<Partial<Settings>>({});
  readonly #invalid = signal<ReadonlyMap<SettingKey, string>>(new Map());

  readonly changes: ReadonlySignal<Partial<Settings>> = this.#changes;
  /** Texts that were entered and are no value of their setting. */
  readonly invalid: ReadonlySignal<ReadonlyMap<SettingKey, string>> = this.#invalid;

  /** Takes over changes; one that says what is `stored` already is none. */
  change(changes: Partial<Settings>, stored: Settings): void {
    const all = Object.entries({ ...this.#changes.value, ...changes }) as [SettingKey, unknown][];
    this.#changes.value = Object.fromEntries(all.filter(([key, value]) => stored[key] !== value));
    const invalid = new Map(this.#invalid.value);
    for (const key of Object.keys(changes)) invalid.delete(key as SettingKey);
    this.#invalid.value = invalid;
  }

  setInvalid(key: SettingKey, text: string): void {
    this.#invalid.value = new Map(this.#invalid.value).set(key, text);
  }

  /** Takes out what is applied by now; what was changed in the meantime stays. */
  settle(applied: Partial<Settings>): void {
    const left = (Object.entries(this.#changes.value) as [SettingKey, unknown][]).filter(
      ([key, value]) => applied[key] !== value,
    );
    this.#changes.value = Object.fromEntries(left);
  }

  discard(): void {
    this.#changes.value = {};
    this.#invalid.value = new Map();
  }
}
