import type { AccountInput } from '../domain/account/account-input.ts';
import type { ContactSource } from '../domain/import/source.ts';
import type { OAuthTokens, SourceFile } from '../domain/import/source-store.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { computed, signal } from '../lib/signals.ts';
import type { ReadonlySignal } from '../lib/signals.ts';

export type SettingKey = keyof Settings;

/** What stands in the form of an account. `id` as the form's owner names it. */
export interface AccountEdit {
  readonly id: string;
  readonly input: AccountInput;
}

/** What stands in the form of a source of contacts; what is missing was not entered there. */
export interface SourceEdit {
  readonly source: ContactSource;
  readonly password: string;
  readonly tokens?: OAuthTokens | undefined;
  readonly file?: SourceFile;
  /** It is not stored yet, or not any more: it will be a new one. */
  readonly isNew: boolean;
}

/**
 * Changes of settings over all pages that are not applied yet. They outlive the view: a call that comes in between
 * loses none of them.
 */
export class SettingsDraft {
  readonly #changes = signal<Partial<Settings>>({});
  readonly #invalid = signal<ReadonlyMap<SettingKey, string>>(new Map());
  readonly #account = signal<AccountEdit | undefined>(undefined);
  readonly #source = signal<SourceEdit | undefined>(undefined);

  readonly changes: ReadonlySignal<Partial<Settings>> = this.#changes;
  /** Texts that were entered and are no value of their setting. */
  readonly invalid: ReadonlySignal<ReadonlyMap<SettingKey, string>> = this.#invalid;

  /** An account that was changed in a form and is not stored. */
  readonly account: ReadonlySignal<AccountEdit | undefined> = this.#account;
  /** A source of contacts that was changed in its form and is not stored. */
  readonly source: ReadonlySignal<SourceEdit | undefined> = this.#source;
  /** Whether something would be lost. */
  readonly dirty: ReadonlySignal<boolean> = computed(
    () =>
      Object.keys(this.#changes.value).length > 0 ||
      this.#invalid.value.size > 0 ||
      this.#account.value !== undefined ||
      this.#source.value !== undefined,
  );

  editAccount(edit: AccountEdit | undefined): void {
    this.#account.value = edit;
  }

  editSource(edit: SourceEdit | undefined): void {
    this.#source.value = edit;
  }

  /** Takes over changes; one that says what is `stored` already is none. */
  change(changes: Partial<Settings>, stored: Settings): void {
    const all = Object.entries({ ...this.#changes.value, ...changes }) as [SettingKey, unknown][];
    this.#changes.value = Object.fromEntries(all.filter(([key, value]) => stored[key] !== value));
    const invalid = new Map(this.#invalid.value);
    for (const key of Object.keys(changes)) invalid.delete(key as SettingKey);
    this.#invalid.value = invalid;
  }

  /** What was changed before in the same field is gone with what stands there now. */
  setInvalid(key: SettingKey, text: string): void {
    const { [key]: _, ...others } = this.#changes.value;
    this.#changes.value = others;
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
