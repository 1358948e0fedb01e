import type { CallId } from '../domain/call/call.ts';
import { signal } from '../lib/signals.ts';
import type { ReadonlySignal } from '../lib/signals.ts';
import type { SettingsPage } from '../domain/settings/pages.ts';

export type View = 'call' | 'history' | 'settings' | 'sign-in';

/** A message that stands at the top until it is dismissed or its cause is gone. `text` keys are in the texts. */
export interface Notice {
  readonly id: string;
  readonly tone: 'info' | 'warning' | 'error';
  readonly heading: string;
  readonly advice?: string;
  /** For "Details": codes and phrases. */
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Facts of this window alone: what is open, what is typed, what is announced. */
export class UiState {
  readonly #view = signal<View>('call');
  readonly #settingsPage = signal<SettingsPage>('system');
  readonly #dialText = signal('');
  readonly #notices = signal<readonly Notice[]>([]);
  readonly #announcement = signal('');
  readonly #readinessOpen = signal(false);
  readonly #silenced = signal<ReadonlySet<CallId>>(new Set());

  readonly view: ReadonlySignal<View> = this.#view;
  readonly settingsPage: ReadonlySignal<SettingsPage> = this.#settingsPage;
  /** What stands in the "Search or dial" field. */
  readonly dialText: ReadonlySignal<string> = this.#dialText;
  readonly notices: ReadonlySignal<readonly Notice[]> = this.#notices;
  /** Said once by screen readers. */
  readonly announcement: ReadonlySignal<string> = this.#announcement;
  /** Whether "Can I be called?" is open. */
  readonly readinessOpen: ReadonlySignal<boolean> = this.#readinessOpen;
  /** Incoming calls that a person does not want to hear ring; their pop-ups stay. */
  readonly silenced: ReadonlySignal<ReadonlySet<CallId>> = this.#silenced;

  show(view: View): void {
    this.#view.value = view;
  }

  showSettings(page: SettingsPage): void {
    this.#settingsPage.value = page;
    this.#view.value = 'settings';
  }

  setDialText(text: string): void {
    this.#dialText.value = text;
  }

  /** Shows a notice, or replaces the one with the same id. */
  notify(notice: Notice): void {
    this.#notices.value = [...this.#notices.value.filter((other) => other.id !== notice.id), notice];
  }

  dismiss(id: string): void {
    if (this.#notices.value.some((notice) => notice.id === id)) {
      this.#notices.value = this.#notices.value.filter((notice) => notice.id !== id);
    }
  }

  announce(text: string): void {
    this.#announcement.value = text;
  }

  openReadiness(open: boolean): void {
    this.#readinessOpen.value = open;
  }

  silence(call: CallId): void {
    this.#silenced.value = new Set([...this.#silenced.value, call]);
  }
}
