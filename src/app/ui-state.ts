import type { CallId, Party } from '../domain/call/call.ts';
import type { ContactData, ContactId } from '../domain/contacts/contact.ts';
import type { DialOptions } from '../domain/dialing/dialer.ts';
import { signal } from '../lib/signals.ts';
import type { ReadonlySignal } from '../lib/signals.ts';
import type { ProvisioningOffer } from '../domain/account/provisioning.ts';
import type { SettingsPage } from '../domain/settings/pages.ts';
import { SettingsDraft } from './settings-draft.ts';

export type View = 'call' | 'contacts' | 'history' | 'settings' | 'sign-in';

/** A message that stands at the top until it is dismissed or its cause is gone. */
export interface Notice {
  readonly id: string;
  readonly tone: 'info' | 'warning' | 'error';
  readonly heading: string;
  readonly advice?: string;
  /** About something that passes, such as a call: it leaves by itself (`passing-notices`). */
  readonly passing?: boolean;
  /** For "Details": codes and phrases. */
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** What a person wants of the contacts from another view: to see one, or to add one who has this already. */
export type ContactWish = { readonly open: ContactId } | { readonly add: Partial<ContactData> };

/** More would push the phone out of sight. */
const MAX_NOTICES = 3;

/** Facts of this window alone: what is open, what is typed, what is announced. */
export class UiState {
  readonly #view = signal<View>('call');
  readonly #settingsPage = signal<SettingsPage>('system');
  readonly #settingsListed = signal(true);
  readonly #dialText = signal('');
  readonly #notices = signal<readonly Notice[]>([]);
  readonly #announcement = signal('');
  readonly #readinessOpen = signal(false);
  readonly #passwordWish = signal<{ readonly profile: string } | undefined>(undefined);
  readonly #provisioning = signal<string | ProvisioningOffer | undefined>(undefined);
  readonly #silenced = signal<ReadonlySet<CallId>>(new Set());
  readonly #contactWish = signal<ContactWish | undefined>(undefined);
  readonly #callsWith = signal<Party | undefined>(undefined);
  readonly #screened = signal<ReadonlySet<CallId>>(new Set());
  #leaveGuard: ((leave: () => void) => void) | undefined;

  readonly view: ReadonlySignal<View> = this.#view;
  readonly settingsPage: ReadonlySignal<SettingsPage> = this.#settingsPage;
  /** Where there is room for one of both: the list of the settings' pages is shown, not a page. */
  readonly settingsListed: ReadonlySignal<boolean> = this.#settingsListed;
  /** What a person changed in the settings and did not apply yet. */
  readonly settingsDraft = new SettingsDraft();
  /** What was chosen for the next call alone. */
  readonly nextCall = signal<Pick<DialOptions, 'line' | 'hideNumber'>>({});
  /** What stands in the "Search or dial" field. */
  readonly dialText: ReadonlySignal<string> = this.#dialText;
  readonly notices: ReadonlySignal<readonly Notice[]> = this.#notices;
  /** Said once by screen readers. */
  readonly announcement: ReadonlySignal<string> = this.#announcement;
  /** Whether "Can I be called?" is open. */
  readonly readinessOpen: ReadonlySignal<boolean> = this.#readinessOpen;
  /** The account whose password a person wants to type now; an object of its own for each wish. */
  readonly passwordWish: ReadonlySignal<{ readonly profile: string } | undefined> = this.#passwordWish;
  /** What a link, or the address of this app, would set up: the person is asked about it. */
  readonly provisioning: ReadonlySignal<string | ProvisioningOffer | undefined> = this.#provisioning;
  /** Incoming calls that a person does not want to hear ring; their pop-ups stay. */
  readonly silenced: ReadonlySignal<ReadonlySet<CallId>> = this.#silenced;

  /** What the view of contacts does when it is there. */
  readonly contactWish: ReadonlySignal<ContactWish | undefined> = this.#contactWish;
  /** The one whose calls alone the history shows. */
  readonly callsWith: ReadonlySignal<Party | undefined> = this.#callsWith;
  /** Incoming calls that are not shown: it is not known yet whether the caller is blocked, or it is. */
  readonly screened: ReadonlySignal<ReadonlySet<CallId>> = this.#screened;

  show(view: View): void {
    const go = (): void => {
      if (view === 'settings') this.#settingsListed.value = true;
      this.#view.value = view;
    };
    if (this.#leaveGuard === undefined || view === this.#view.value) go();
    else this.#leaveGuard(go);
  }

  showSettings(page: SettingsPage): void {
    this.#settingsPage.value = page;
    this.#settingsListed.value = false;
    this.#view.value = 'settings';
  }

  /**
   * While a guard is set, a change of the view is handed to it, and it calls `leave` at once, later or never: the
   * settings ask about changes that are not applied.
   */
  guardView(guard: ((leave: () => void) => void) | undefined): void {
    this.#leaveGuard = guard;
  }

  setDialText(text: string): void {
    this.#dialText.value = text;
  }

  /** Shows a notice, or replaces the one with the same id; the oldest makes room. */
  notify(notice: Notice): void {
    const others = this.#notices.value.filter((other) => other.id !== notice.id);
    this.#notices.value = [...others, notice].slice(-MAX_NOTICES);
  }

  dismiss(id: string): void {
    if (this.#notices.value.some((notice) => notice.id === id)) {
      this.#notices.value = this.#notices.value.filter((notice) => notice.id !== id);
    }
  }

  announce(text: string): void {
    // The same words again change nothing on the page and would not be said; a blank that nobody hears makes them new.
    this.#announcement.value = this.#announcement.peek() === text ? `${text}\u00a0` : text;
  }

  /** Takes words back that are not true any more, unless others were said since. */
  unsay(text: string): void {
    if (this.#announcement.peek().trimEnd() === text.trimEnd()) this.#announcement.value = '';
  }

  openReadiness(open: boolean): void {
    this.#readinessOpen.value = open;
  }

  askPassword(profile: string): void {
    this.#passwordWish.value = { profile };
  }

  offerProvisioning(source: string | ProvisioningOffer | undefined): void {
    this.#provisioning.value = source;
  }

  /** Goes to the contacts: to see one, to add one, or as they were left. */
  openContact(wish?: ContactWish): void {
    this.wishContact(wish);
    this.show('contacts');
  }

  /** Goes to the history of one person; without one it shows everybody's again, wherever the person is. */
  showCallsWith(party: Party | undefined): void {
    this.#callsWith.value = party;
    if (party !== undefined) this.show('history');
  }

  screen(call: CallId, hidden: boolean): void {
    const before = this.#screened.peek();
    if (before.has(call) === hidden) return;
    const others = [...before].filter((id) => id !== call);
    this.#screened.value = new Set(hidden ? [...others, call] : others);
  }

  /** Together with `show('contacts')`; the view takes it back. */
  wishContact(wish: ContactWish | undefined): void {
    this.#contactWish.value = wish;
  }

  silence(call: CallId): void {
    this.#silenced.value = new Set([...this.#silenced.value, call]);
  }
}
