import type { RangeChangedEvent } from '@lit-labs/virtualizer/events.js';
import { virtualize } from '@lit-labs/virtualizer/virtualize.js';
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CallerNames } from '../../app/caller-names.ts';
import type { HistoryLine } from '../../domain/history/history-filter.ts';
import { NEWEST_FIRST, orderBy } from '../../domain/history/history-order.ts';
import type { HistoryOrder, OrderColumn } from '../../domain/history/history-order.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/more-icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { focusLost } from '../ui/deep-focus.ts';
import { drawRow } from '../ui/draw-row.ts';
import { callDirectionStyles } from './call-direction.ts';
import { dayName } from './call-time.ts';
import {
  HistoryCallEvent,
  HistoryDeleteEvent,
  HistoryMenuEvent,
  HistoryMoreEvent,
  HistoryOrderEvent,
  HistorySelectEvent,
} from './history-events.ts';
import { historyRow } from './history-row.ts';
import { historyRowsStyles } from './history-rows-styles.ts';

/** So many rows before the end the next ones are asked for. */
const AHEAD = 40;
const PAGE = 10;

/**
 * The only place that knows the virtualizer: of 10,000 calls the few dozen in sight are in the document. A grid with one
 * tab stop: arrow keys move, Enter opens, Ctrl Enter calls, Delete deletes.
 */
@customElement('history-rows')
export class HistoryRows extends LitElement {
  static override styles = [base, buttons, callDirectionStyles, historyRowsStyles];

  @property({ attribute: false }) lines: readonly HistoryLine[] = [];
  @property({ attribute: false }) order: HistoryOrder = NEWEST_FIRST;
  @property({ attribute: false }) selected: string | undefined;
  /** Missed calls that were new when the list was opened. */
  @property({ attribute: false }) fresh: ReadonlySet<string> = new Set();

  /** Whose numbers the calls are with, and how often something was noted on whom. */
  @property({ attribute: false }) names!: Pick<CallerNames, 'of'>;
  @property({ attribute: false }) noted: ReadonlyMap<string, number> = new Map();

  /** A call of the list was forwarded: without one the column would stand empty. */
  @property({ type: Boolean, reflect: true }) forwarding = false;

  @state() protected current: string | undefined;

  readonly #text = new Localize(this);
  /** The details were opened by the button of the note. */
  #byNote = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('lines')) return;
    this.forwarding = this.lines.some((line) => line.kind === 'call' && line.entry.forwardedBy !== undefined);
    const present = this.lines.some(({ key }) => key === this.current);
    if (!present) this.current = this.lines.find(({ kind }) => kind === 'call')?.key;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Another order begins at its beginning.
    if (changed.get('order') !== undefined) this.renderRoot.querySelector('.rows')?.scrollTo({ top: 0 });
    const closed = changed.get('selected');
    if (closed !== undefined && this.selected === undefined) void this.#focusOpener(closed);
  }

  /** The details of a call were closed: the focus goes back to what opened them, unless it is elsewhere by now. */
  async #focusOpener(guid: string): Promise<void> {
    if (!focusLost() || !this.lines.some(({ key }) => key === guid)) return;
    await this.focusCall(guid);
    if (this.#byNote) this.#rowOf(guid)?.querySelector<HTMLElement>('[data-act=note]')?.focus();
  }

  /** Puts the focus on a call of the list. */
  async focusCall(guid: string): Promise<void> {
    await this.updateComplete;
    await this.#move(guid, 0);
  }

  override render(): TemplateResult {
    // Made anew with each render: the virtualizer renders its rows again only when it is given another function.
    const renderItem = (line: HistoryLine, index: number): TemplateResult => this.#renderLine(line, index);
    return html`<div
      class="grid"
      role="grid"
      aria-label=${this.#text.term('historyHeading')}
      aria-rowcount=${this.lines.length + 1}
      @keydown=${this.#onKeydown}
      @click=${this.#onClick}
      @dblclick=${this.#onDoubleClick}
      @contextmenu=${this.#onContextMenu}
      @focusin=${this.#onFocusin}
    >
      <div role="rowgroup">${this.#renderHeader()}</div>
      <div class="rows scroll" role="rowgroup" @rangeChanged=${this.#onRange}>
        ${virtualize<HistoryLine>({
          scroller: true,
          items: [...this.lines],
          keyFunction: ({ key }) => key,
          renderItem,
        })}
      </div>
    </div>`;
  }

  #renderHeader(): TemplateResult {
    const term = this.#text;
    return html`<div class="line header" role="row" aria-rowindex="1">
      <span role="columnheader"><span class="sr-only">${term.term('columnDirection')}</span></span>
      ${this.#renderSort('partner', term.term('columnPartner'))}
      ${this.#renderSort('date', term.term('columnDate'))}
      <span role="columnheader" class="start">${term.term('columnStart')}</span>
      <span role="columnheader" class="end">${term.term('columnEnd')}</span>
      ${this.#renderSort('duration', term.term('columnDuration'))}
      <span role="columnheader" class="forwarding-cell">${term.term('columnForwarding')}</span>
      <span role="columnheader" class="note-cell">${term.term('columnNote')}</span>
      <span role="columnheader"><span class="sr-only">${term.term('columnActions')}</span></span>
    </div>`;
  }

  #renderSort(column: OrderColumn, label: string): TemplateResult {
    const { column: chosen, descending } = this.order;
    const sorted = column === chosen;
    return html`<span
      role="columnheader"
      class=${column}
      aria-sort=${sorted ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        class="sort"
        @click=${() => {
          this.dispatchEvent(new HistoryOrderEvent(orderBy(column, this.order)));
        }}
      >
        ${label}${sorted ? icon(descending ? 'arrow-down' : 'arrow-up', 's') : nothing}
      </button>
    </span>`;
  }

  #renderLine(line: HistoryLine, index: number): TemplateResult {
    if (line.kind === 'day') {
      return html`<div class="line day" role="row" aria-rowindex=${index + 2}>
        <span role="gridcell">${dayName(line.startedAt, Date.now(), this.#text)}</span>
      </div>`;
    }
    const { remote, comment } = line.entry;
    const known = this.names.of(remote);
    const noted = remote.anonymous ? 0 : (this.noted.get(known?.id ?? remote.number) ?? 0);
    const state = {
      known,
      notes: Math.max(0, noted - (comment === '' ? 0 : 1)),
      index,
      current: line.key === this.current,
      selected: line.key === this.selected,
      fresh: this.fresh.has(line.key),
    };
    return historyRow(line.entry, state, this.#text);
  }

  #guidOf(event: Event): string | undefined {
    const row = event
      .composedPath()
      .find((node) => node instanceof HTMLElement && node.dataset.guid !== undefined);
    return row instanceof HTMLElement ? row.dataset.guid : undefined;
  }

  #onClick(event: Event): void {
    const guid = this.#guidOf(event);
    if (guid === undefined) return;
    const button = event.composedPath().find((node) => node instanceof HTMLButtonElement);
    this.#byNote = button?.dataset.act === 'note';
    switch (button?.dataset.act) {
      case 'note':
        this.dispatchEvent(new HistorySelectEvent(guid, true));
        break;
      case 'more':
        this.#showMenu(guid);
        break;
      case 'call':
        this.dispatchEvent(new HistoryCallEvent(guid));
        break;
      default:
        this.dispatchEvent(new HistorySelectEvent(guid));
    }
  }

  #onDoubleClick(event: Event): void {
    const guid = this.#guidOf(event);
    const onButton = event.composedPath().some((node) => node instanceof HTMLButtonElement);
    if (guid !== undefined && !onButton) this.dispatchEvent(new HistoryCallEvent(guid));
  }

  /** A right click anywhere in the row, and the menu key of the keyboard. */
  #onContextMenu(event: Event): void {
    const guid = this.#guidOf(event);
    if (guid === undefined) return;
    event.preventDefault();
    this.#showMenu(guid);
  }

  #showMenu(guid: string): void {
    const anchor = this.#rowOf(guid)?.querySelector('[data-act=more]');
    if (anchor) this.dispatchEvent(new HistoryMenuEvent(guid, anchor));
  }

  #onFocusin(event: Event): void {
    this.current = this.#guidOf(event) ?? this.current;
  }

  #onRange(event: RangeChangedEvent): void {
    if (event.last >= this.lines.length - AHEAD) this.dispatchEvent(new HistoryMoreEvent());
  }

  async #onKeydown(event: KeyboardEvent): Promise<void> {
    const guid = this.#guidOf(event);
    if (guid === undefined) return;
    if (event.key === 'Enter') {
      if (event.ctrlKey || event.metaKey) this.dispatchEvent(new HistoryCallEvent(guid));
      else if (event.composedPath()[0] instanceof HTMLButtonElement) return;
      else {
        this.#byNote = false;
        this.dispatchEvent(new HistorySelectEvent(guid));
      }
      event.preventDefault();
      return;
    }
    // The focus goes on to the next call, for which a key that is held down was not meant.
    if (event.key === 'Delete' && !event.repeat) this.dispatchEvent(new HistoryDeleteEvent(guid));
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE,
      PageUp: -PAGE,
      Home: Number.NEGATIVE_INFINITY,
      End: Number.POSITIVE_INFINITY,
    };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.metaKey) return;
    event.preventDefault();
    await this.#move(guid, step);
  }

  async #move(from: string, step: number): Promise<void> {
    const calls = this.lines.filter(({ kind }) => kind === 'call');
    const position = calls.findIndex(({ key }) => key === from);
    const target = calls[Math.max(0, Math.min(calls.length - 1, position + step))];
    if (target === undefined) return;
    this.current = target.key;
    await this.updateComplete;
    await drawRow(this.renderRoot.querySelector('.rows'), {
      index: this.lines.indexOf(target),
      drawn: () => this.#rowOf(target.key),
    });
    this.#rowOf(target.key)?.focus();
  }

  #rowOf(guid: string): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-guid="${CSS.escape(guid)}"]`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'history-rows': HistoryRows;
  }
}
