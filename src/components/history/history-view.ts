import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { dialerContext, historyContext, settingsContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { Dialer } from '../../domain/dialing/dialer.ts';
import { ALL_CALLS, filterHistory, historyLines, isEverything } from '../../domain/history/history-filter.ts';
import type { HistoryFilter, HistoryLine } from '../../domain/history/history-filter.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { logger } from '../../lib/logger.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { fields } from '../../styles/fields.ts';
import '../ui/ui-dialog.ts';
import type { SegmentedChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-segmented.ts';
import './history-detail.ts';
import type {
  HistoryCallEvent,
  HistoryCopyEvent,
  HistoryNoteEvent,
  HistorySelectEvent,
} from './history-events.ts';
import { renderEmpty } from './history-empty.ts';
import { historyViewStyles } from './history-view-styles.ts';

const log = logger('history');

/** Matches that fill a screen; while a filter leaves fewer, older calls are loaded. */
const SCREENFUL = 60;

/** All calls of this device, with filters, notes and calling again. */
@customElement('history-view')
export class HistoryView extends LitElement {
  static override styles = [base, buttons, fields, feedback, historyViewStyles];

  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: dialerContext }) dialer!: Dialer;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected filter: HistoryFilter = ALL_CALLS;
  @state() protected selected: string | undefined;
  @state() protected askingToClear = false;

  readonly #text = new Localize(this);
  readonly #fresh = new Set<string>();
  #shown: readonly HistoryEntry[] = [];
  #lines: readonly HistoryLine[] = [];
  #source: readonly HistoryEntry[] = [];
  #applied: HistoryFilter | undefined;
  #loading = false;

  constructor() {
    super();
    new SignalController(this, () => [
      this.history.entries,
      this.history.hasMore,
      this.history.unseen,
      this.settings.values,
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#look);
    // The virtualizer is fetched with the first look at the history, not with the phone. A failure is shown by the
    // window's error hook.
    void import('./history-rows.ts');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#look);
    this.#fresh.clear();
  }

  protected override willUpdate(): void {
    const source = this.history.entries.value;
    if (source === this.#source && this.filter === this.#applied) return;
    this.#source = source;
    this.#applied = this.filter;
    this.#shown = filterHistory(source, this.filter);
    this.#lines = historyLines(this.#shown);
  }

  protected override updated(): void {
    void this.#settle();
  }

  override render(): TemplateResult {
    const empty = this.#source.length === 0;
    return html`<div
      class="view"
      data-region
      @history-select=${this.#onSelect}
      @history-call=${this.#onCall}
      @history-copy=${this.#onCopy}
      @history-note=${this.#onNote}
      @history-more=${this.#onMore}
    >
      ${this.#renderTools(empty)} ${empty ? this.#renderEmpty() : this.#renderCalls()} ${this.#renderClear()}
    </div>`;
  }

  #renderTools(empty: boolean): TemplateResult {
    const { inbound, outbound } = this.filter;
    const clear = this.#text.term('clearHistory');
    const limit = this.settings.values.value.historyLimit;
    return html`<div class="tools">
      <div class="input-wrap search">
        ${icon('search', 's')}
        <input
          class="input"
          type="search"
          aria-label=${this.#text.term('searchHistory')}
          placeholder=${this.#text.term('searchHistoryPlaceholder')}
          autocomplete="off"
          .value=${this.filter.search}
          @input=${this.#onSearch}
        />
      </div>
      <div class="row" role="group" aria-label=${this.#text.term('historyShow')}>
        ${this.#renderToggle('inbound', 'phone-incoming', this.#text.term('showIncoming'), inbound)}
        ${this.#renderToggle('outbound', 'phone-outgoing', this.#text.term('showOutgoing'), outbound)}
      </div>
      <ui-segmented
        label=${this.#text.term('historyResult')}
        value=${this.filter.result}
        .options=${[
          { value: 'all', label: this.#text.term('showAll') },
          { value: 'missed', label: this.#text.term('showMissed') },
          { value: 'noted', label: this.#text.term('showWithNotes') },
        ]}
        @segmented-change=${this.#onResult}
      ></ui-segmented>
      <span class="spacer"></span>
      <span class="meta num">${this.#text.term('historyCount', this.#shown.length, limit)}</span>
      <button
        type="button"
        class="icon-button"
        aria-label=${clear}
        data-tip=${clear}
        ?disabled=${empty}
        @click=${() => {
          this.askingToClear = true;
        }}
      >
        ${icon('trash')}
      </button>
    </div>`;
  }

  #renderToggle(
    key: 'inbound' | 'outbound',
    symbol: 'phone-incoming' | 'phone-outgoing',
    label: string,
    on: boolean,
  ): TemplateResult {
    return html`<button
      type="button"
      class="button"
      aria-pressed=${on}
      aria-label=${label}
      data-tip=${label}
      @click=${() => {
        this.filter = { ...this.filter, [key]: !on };
      }}
    >
      ${icon(symbol, 's')}<span class="word">${label}</span>
    </button>`;
  }

  #renderCalls(): TemplateResult {
    if (this.#shown.length === 0 && !this.history.hasMore.value) return this.#renderNoMatch();
    const open = this.#source.find(({ guid }) => guid === this.selected);
    return html`<history-rows
        .lines=${this.#lines}
        .selected=${this.selected}
        .fresh=${this.#fresh}
      ></history-rows>
      ${open === undefined ? nothing : html`<history-detail .entry=${open}></history-detail>`}`;
  }

  #renderEmpty(): TemplateResult {
    return renderEmpty('history', this.#text.term('noHistory'), this.#text.term('noHistoryAdvice'));
  }

  #renderNoMatch(): TemplateResult {
    const button = html`<button type="button" class="button" @click=${this.#onShowEverything}>
      ${this.#text.term('showEverything')}
    </button>`;
    const advice = this.#text.term('noMatchingCallsAdvice');
    return renderEmpty('search', this.#text.term('noMatchingCalls'), advice, button);
  }

  #renderClear(): TemplateResult {
    const close = (): void => {
      this.askingToClear = false;
    };
    return html`<ui-dialog
      alert
      .open=${this.askingToClear}
      heading=${this.#text.term('clearHistoryQuestion')}
      @dialog-close=${close}
    >
      <p>${this.#text.term('clearHistoryAdvice')}</p>
      <div slot="footer" class="row">
        <button type="button" class="button" @click=${close}>${this.#text.term('cancel')}</button>
        <button type="button" class="button danger" @click=${this.#onClear}>
          ${this.#text.term('clearHistoryConfirm')}
        </button>
      </div>
    </ui-dialog>`;
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
    const enough = isEverything(this.filter) ? this.#source.length > 0 : this.#shown.length >= SCREENFUL;
    if (!enough) await this.#onMore();
  }

  async #onMore(): Promise<void> {
    if (this.#loading || !this.history.hasMore.value) return;
    this.#loading = true;
    try {
      await this.history.loadMore();
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
    const entry = this.#source.find((candidate) => candidate.guid === guid);
    if (entry === undefined || entry.remote.number === '') return;
    await this.dialer.dial(entry.remote.number, { numericOnly: false });
    this.ui.show('call');
  }

  async #onCopy({ guid }: HistoryCopyEvent): Promise<void> {
    const entry = this.#source.find((candidate) => candidate.guid === guid);
    if (entry === undefined) return;
    await navigator.clipboard.writeText(entry.remote.number);
    this.ui.announce(this.#text.term('numberCopied'));
  }

  #onNote({ guid, note }: HistoryNoteEvent): Promise<void> {
    return this.history.setComment(guid, note);
  }

  #onSearch(event: Event): void {
    this.filter = { ...this.filter, search: (event.target as HTMLInputElement).value };
  }

  #onResult({ value }: SegmentedChangeEvent): void {
    const result = value === 'missed' || value === 'noted' ? value : 'all';
    this.filter = { ...this.filter, result };
  }

  #onShowEverything(): void {
    this.filter = ALL_CALLS;
  }

  async #onClear(): Promise<void> {
    this.askingToClear = false;
    this.selected = undefined;
    await this.history.clear();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'history-view': HistoryView;
  }
}
