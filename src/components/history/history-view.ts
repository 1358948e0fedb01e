import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  addressBookContext,
  callerNamesContext,
  callControlContext,
  csvWriterContext,
  dialerContext,
  historyContext,
  settingsContext,
  uiStateContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import type { CallerNames } from '../../app/caller-names.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { Dialer } from '../../domain/dialing/dialer.ts';
import { ALL_CALLS } from '../../domain/history/history-filter.ts';
import type { HistoryFilter } from '../../domain/history/history-filter.ts';
import { NEWEST_FIRST } from '../../domain/history/history-order.ts';
import type { HistoryOrder } from '../../domain/history/history-order.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import type { CsvWriter } from '../../domain/table/csv-writer.ts';
import { Localize } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import { logger } from '../../lib/logger.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { fields } from '../../styles/fields.ts';
import { callNumber } from '../dialing/call-number.ts';
import './history-detail.ts';
import type {
  HistoryCallEvent,
  HistoryCopyEvent,
  HistoryDeleteEvent,
  HistoryExportEvent,
  HistoryMenuEvent,
  HistoryNoteEvent,
  HistoryOrderEvent,
  HistorySelectEvent,
} from './history-events.ts';
import { renderClearQuestion, renderHidden, renderNoCalls, renderNoMatch } from './history-empty.ts';
import { exportHistory } from './history-export.ts';
import './history-menu.ts';
import { HistorySelection } from './history-selection.ts';
import type { HistoryWish } from './history-selection.ts';
import { historyTools } from './history-tools.ts';
import { historyViewStyles } from './history-view-styles.ts';

const log = logger('history');

/** All calls of this device, with filters, notes and calling again. */
@customElement('history-view')
export class HistoryView extends LitElement {
  static override styles = [base, buttons, fields, feedback, historyViewStyles];

  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: callerNamesContext }) names!: CallerNames;
  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: csvWriterContext }) csv!: CsvWriter;
  @consume({ context: dialerContext }) dialer!: Dialer;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: uiStateContext }) ui!: UiState;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;

  @state() protected filter: HistoryFilter = ALL_CALLS;
  @state() protected order: HistoryOrder = NEWEST_FIRST;
  @state() protected selected: string | undefined;
  @state() protected askingToClear = false;

  readonly #text = new Localize(this);
  readonly #fresh = new Set<string>();
  readonly #calls = new HistorySelection();
  #loading = false;

  constructor() {
    super();
    new SignalController(this, () => [
      this.history.entries,
      this.history.hasMore,
      this.history.unseen,
      this.settings.values,
      this.ui.callsWith,
      this.names.changed,
      this.book.summary,
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#look);
    // The virtualizer comes with the first look, not with the phone. The window's error hook shows a failure.
    void import('./history-rows.ts');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#look);
    this.#fresh.clear();
    this.ui.showCallsWith(undefined);
  }

  protected override willUpdate(): void {
    this.#calls.update(this.history.entries.value, this.#wish);
  }

  get #wish(): HistoryWish {
    const { filter, order, names, book } = this;
    const person = this.ui.callsWith.value;
    return { filter, order, person, names, plan: book.summary.value.plan, language: this.#text.lang() };
  }

  protected override updated(): void {
    void this.#settle();
  }

  override render(): TemplateResult {
    const empty = this.#calls.source.length === 0;
    return html`<div
      class="view"
      data-region
      @history-select=${this.#onSelect}
      @history-call=${this.#onCall}
      @history-menu=${this.#onMenu}
      @history-order=${this.#onOrder}
      @history-export=${this.#onExport}
      @history-copy=${this.#onCopy}
      @history-note=${this.#onNote}
      @history-delete=${this.#onDelete}
      @history-more=${() => this.#onMore(false)}
      @call-approach=${() => {
        this.control.prepare(this.ui.nextCall.value.line);
      }}
    >
      ${historyTools(this.#text, {
        filter: this.filter,
        person: this.ui.callsWith.value,
        names: this.names,
        order: this.order,
        lines: this.#calls.accounts,
        shown: this.#calls.shown.length,
        total: this.#calls.source.length,
        more: this.history.hasMore.value,
        onFilter: this.#onFilter,
        onClear: this.#askToClear(true),
        onEverybody: () => {
          this.ui.showCallsWith(undefined);
        },
      })}
      ${empty ? this.#renderEmpty() : this.#renderCalls()}
      <history-menu></history-menu>
      ${renderClearQuestion(this.#text, this.askingToClear, {
        close: this.#askToClear(false),
        clear: this.#onClear,
      })}
    </div>`;
  }

  #renderCalls(): TemplateResult {
    if (this.#calls.shown.length === 0 && !this.history.hasMore.value)
      return renderNoMatch(this.#text, this.#onShowEverything);
    const open = this.#calls.find(this.selected);
    return html`<history-rows
        .lines=${this.#calls.lines}
        .order=${this.order}
        .selected=${this.selected}
        .fresh=${this.#fresh}
        .names=${this.names}
        .noted=${this.#calls.noted}
      ></history-rows>
      ${open === undefined ? nothing : html`<history-detail .entry=${open} .names=${this.names}></history-detail>`}`;
  }

  #renderEmpty(): TemplateResult {
    const shown = this.settings.values.value.historyLimit > 0;
    return shown ? renderNoCalls(this.#text) : renderHidden(this.#text, this.#onSettings);
  }

  /** Missed calls count as seen once they stand here before a person; they stay marked until the view is left. */
  readonly #look = (): void => {
    if (document.visibilityState !== 'visible' || this.history.unseen.value === 0) return;
    for (const { guid, unseen } of this.history.entries.value) if (unseen) this.#fresh.add(guid);
    this.history.markSeen().catch((error: unknown) => {
      log.warn('missed calls could not be marked as seen', error);
    });
  };

  /** A filter may leave few of the loaded calls: older ones are loaded until the screen is full. */
  async #settle(): Promise<void> {
    await this.updateComplete;
    this.#look();
    const { lacks } = this.#calls;
    if (lacks !== 'nothing') await this.#onMore(lacks === 'everything');
  }

  async #onMore(everything: boolean): Promise<void> {
    if (this.#loading || !this.history.hasMore.value) return;
    this.#loading = true;
    try {
      await this.history.loadMore(everything);
    } finally {
      this.#loading = false;
    }
    this.requestUpdate();
  }

  async #onSelect({ guid, editNote }: HistorySelectEvent): Promise<void> {
    this.selected = guid;
    await this.updateComplete;
    if (editNote) await this.renderRoot.querySelector('history-detail')?.editNote();
  }

  async #onCall({ guid }: HistoryCallEvent): Promise<void> {
    const number = this.#calls.find(guid)?.remote.number ?? '';
    if (number !== '') await callNumber(number, this, this.#text);
  }

  async #onCopy({ guid }: HistoryCopyEvent): Promise<void> {
    const entry = this.#calls.find(guid);
    if (entry === undefined) return;
    await navigator.clipboard.writeText(entry.remote.number);
    this.ui.announce(this.#text.term('numberCopied'));
  }

  #onNote({ guid, note }: HistoryNoteEvent): Promise<void> {
    return this.history.setComment(guid, note);
  }

  /** Gone at once, with a way back; the focus goes to the neighbour. */
  async #onDelete({ guid }: HistoryDeleteEvent): Promise<void> {
    const index = this.#calls.shown.findIndex((candidate) => candidate.guid === guid);
    const entry = this.#calls.shown[index];
    if (entry?.endedAt === undefined) return;
    const next = this.#calls.shown[index + 1] ?? this.#calls.shown[index - 1];
    await this.history.remove(guid);
    if (this.selected === guid) this.selected = undefined;
    const heading = this.#text.term('callDeleted', partyName(entry.remote, this.names.of(entry.remote)));
    const undo = (): Promise<void> => this.history.put(entry).then(() => this.#focusCall(guid));
    const action = { label: this.#text.term('undo'), run: () => void undo() };
    this.ui.notify({ id: 'call-deleted', tone: 'info', heading, action, passing: true });
    if (next !== undefined) await this.#focusCall(next.guid);
  }

  async #focusCall(guid: string): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('history-rows')?.focusCall(guid);
  }

  async #onMenu({ guid, anchor }: HistoryMenuEvent): Promise<void> {
    const entry = this.#calls.find(guid);
    if (entry !== undefined) await this.renderRoot.querySelector('history-menu')?.show(entry, anchor);
  }

  #onOrder({ order }: HistoryOrderEvent): void {
    this.order = order;
  }

  async #onExport({ format }: HistoryExportEvent): Promise<void> {
    const calls = await this.history.all();
    const saved = await exportHistory({ format, calls, wish: this.#wish, text: this.#text, csv: this.csv });
    this.ui.announce(this.#text.term('historySaved', saved));
  }

  readonly #onFilter = (changes: Partial<HistoryFilter>): void => {
    this.filter = { ...this.filter, ...changes };
  };

  readonly #onShowEverything = (): void => {
    this.#onFilter(ALL_CALLS);
    this.ui.showCallsWith(undefined);
  };

  readonly #onSettings = (): void => {
    this.ui.showSettings('system');
  };

  readonly #askToClear = (asking: boolean) => (): void => {
    this.askingToClear = asking;
  };

  readonly #onClear = async (): Promise<void> => {
    this.askingToClear = false;
    this.selected = undefined;
    await this.history.clear();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'history-view': HistoryView;
  }
}
