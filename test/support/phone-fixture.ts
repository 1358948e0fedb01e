import { ContextProvider } from '@lit/context';
import type { Context } from '@lit/context';
import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import * as contexts from '../../src/app/contexts.ts';
import { CallerNames } from '../../src/app/caller-names.ts';
import { UiState } from '../../src/app/ui-state.ts';
import { callSelection } from '../../src/app/workflows/call-selection.ts';
import type { Contact } from '../../src/domain/contacts/contact.ts';
import type { NumberPlan } from '../../src/domain/contacts/number-plan.ts';
import type { AccountStore } from '../../src/domain/account/account-store.ts';
import type { Dialer, DialOptions, ForeignDial } from '../../src/domain/dialing/dialer.ts';
import type { HistoryEntry } from '../../src/domain/history/history.ts';
import type { HistoryStore } from '../../src/domain/history/history-store.ts';
import type { Tones } from '../../src/domain/media/audio-control.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings/settings.ts';
import type { Settings } from '../../src/domain/settings/settings.ts';
import { computed, signal } from '../../src/lib/signals.ts';
import type { Signal } from '../../src/lib/signals.ts';
import { FakeAddressBook } from '../fakes/fake-address-book.ts';
import { FakePopOuts } from '../fakes/fake-pop-outs.ts';
import { FakeWindowRole } from '../fakes/fake-shell.ts';
import { FakeCsvWriter } from '../fakes/fake-csv-writer.ts';
import { FakeCallControl } from '../fakes/fake-call-control.ts';

/** A history in memory. */
export class MemoryHistory implements HistoryStore {
  readonly entries: Signal<readonly HistoryEntry[]>;
  readonly running = signal<readonly HistoryEntry[]>([]);
  readonly hasMore = signal(false);
  readonly unseen = computed(() => this.entries.value.filter(({ unseen }) => unseen).length);
  readonly comments: (readonly [guid: string, comment: string])[] = [];

  constructor(entries: readonly HistoryEntry[]) {
    this.entries = signal(entries);
  }

  loadMore(): Promise<void> {
    return Promise.resolve();
  }

  put(entry: HistoryEntry): Promise<void> {
    this.entries.value = [entry, ...this.entries.value];
    return Promise.resolve();
  }

  setComment(guid: string, comment: string): Promise<void> {
    this.comments.push([guid, comment]);
    this.#change((entry) => (entry.guid === guid ? { ...entry, comment } : entry));
    return Promise.resolve();
  }

  remove(guid: string): Promise<void> {
    this.entries.value = this.entries.value.filter((entry) => entry.guid !== guid);
    return Promise.resolve();
  }

  markSeen(): Promise<void> {
    this.#change((entry) => ({ ...entry, unseen: false }));
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.entries.value = [];
    return Promise.resolve();
  }

  all(): Promise<readonly HistoryEntry[]> {
    return Promise.resolve(this.entries.value);
  }

  #change(change: (entry: HistoryEntry) => HistoryEntry): void {
    this.entries.value = this.entries.value.map(change);
  }
}

/** A view with the ports it takes, all in memory. */
export interface Phone {
  readonly book: FakeAddressBook;
  readonly control: FakeCallControl;
  readonly csv: FakeCsvWriter;
  readonly history: MemoryHistory;
  readonly ui: UiState;
  readonly popOuts: FakePopOuts;
  readonly windowRole: FakeWindowRole;
  readonly settings: Signal<Settings>;
  /** What the dialer was asked for. */
  readonly dialled: { readonly text: string; readonly options: DialOptions }[];
  /** What the dialer was asked to ask about; it says no. */
  readonly proposed: { readonly wish: ForeignDial; readonly options: DialOptions }[];
  /** What the dialer throws next. */
  refusal: Error | undefined;
  readonly keys: string[];
  readonly lastDialled: Signal<string | undefined>;
  readonly root: HTMLElement;
}

export async function phoneFixture(
  view: TemplateResult,
  {
    entries = [],
    settings = {},
    contacts = [],
    plan,
  }: {
    entries?: readonly HistoryEntry[];
    settings?: Partial<Settings>;
    contacts?: readonly Contact[];
    /** How numbers are written where the phone is. */
    plan?: NumberPlan;
  } = {},
): Promise<Phone> {
  const root = await fixture<HTMLElement>(html`<div></div>`);
  const phone: Phone = {
    book: new FakeAddressBook(contacts, plan),
    control: new FakeCallControl(),
    csv: new FakeCsvWriter(),
    history: new MemoryHistory(entries),
    ui: new UiState(),
    popOuts: new FakePopOuts(),
    windowRole: new FakeWindowRole(),
    settings: signal({ ...DEFAULT_SETTINGS, ...settings }),
    dialled: [],
    proposed: [],
    refusal: undefined,
    keys: [],
    lastDialled: signal<string | undefined>(undefined),
    root,
  };
  const dialer: Dialer = {
    dial: async (text, options = {}) => {
      if (phone.refusal !== undefined) throw phone.refusal;
      phone.dialled.push({ text, options });
      return (await phone.control.dial({ target: text })).id;
    },
    lastDialled: phone.lastDialled,
    proposal: signal(undefined),
    propose: (wish, options = {}) => {
      phone.proposed.push({ wish, options });
      return Promise.resolve(false);
    },
    settleProposal: () => undefined,
  };
  const tones: Tones = {
    ring: () => undefined,
    callWaiting: () => undefined,
    ringback: () => undefined,
    busy: () => undefined,
    key: (digit) => phone.keys.push(digit),
  };
  const accounts: Pick<AccountStore, 'activeId' | 'profiles'> = {
    activeId: signal('line-1'),
    profiles: signal([]),
  };
  const offer = <T>(context: Context<unknown, T>, initialValue: T): void => {
    new ContextProvider(root, { context, initialValue }).hostConnected();
  };
  offer(contexts.callControlContext, phone.control);
  offer(
    contexts.callSelectionContext,
    callSelection(phone.control, { after: () => () => undefined, report: () => undefined }),
  );
  offer(contexts.dialerContext, dialer);
  offer(contexts.addressBookContext, phone.book);
  offer(contexts.callerNamesContext, new CallerNames(phone.book));
  offer(contexts.historyContext, phone.history);
  offer(contexts.csvWriterContext, phone.csv);
  offer(contexts.settingsContext, { values: phone.settings, apply: () => Promise.resolve() });
  // The dial area reads the active account and nothing else of the store.
  offer(contexts.accountsContext, accounts as AccountStore);
  offer(contexts.tonesContext, tones);
  offer(contexts.uiStateContext, phone.ui);
  offer(contexts.popOutsContext, phone.popOuts);
  offer(contexts.windowRoleContext, phone.windowRole);
  await fixture(view, { parentNode: root });
  return phone;
}

/** All elements that match, in the element's shadow trees. */
export function deepAll<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  const nested = [...root.querySelectorAll('*')].flatMap((element) =>
    element.shadowRoot === null ? [] : deepAll<T>(element.shadowRoot, selector),
  );
  return [...root.querySelectorAll<T>(selector), ...nested];
}

/** The button with this accessible name, or with this text in it. */
export function buttonNamed(root: ParentNode, name: string): HTMLButtonElement {
  const found = deepAll<HTMLButtonElement>(root, 'button').find((button) => {
    const label = button.getAttribute('aria-label') ?? button.textContent.trim();
    return label === name;
  });
  if (found === undefined) throw new Error(`no button "${name}"`);
  return found;
}

/** The field with this accessible name. */
export function inputNamed(root: ParentNode, name: string): HTMLInputElement {
  const found = deepAll<HTMLInputElement>(root, 'input').find((field) => field.ariaLabel === name);
  if (found === undefined) throw new Error(`no field "${name}"`);
  return found;
}

/** Types on after what stands in the field. */
export function typeInto(field: HTMLInputElement, text: string): void {
  field.focus();
  field.value += text;
  field.dispatchEvent(new InputEvent('input', { data: text, bubbles: true, composed: true }));
}

/** All text on the screen, shadow trees included. */
export function textOf(root: ParentNode): string {
  return deepAll(root, '*')
    .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE))
    .map((node) => node.textContent?.trim() ?? '')
    .filter((text) => text !== '')
    .join(' ');
}

/** Waits until what is asked for is there: fake networks and rendering take a few turns. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`never came true: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
