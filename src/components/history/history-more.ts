import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { NEWEST_FIRST } from '../../domain/history/history-order.ts';
import type { HistoryOrder } from '../../domain/history/history-order.ts';
import { Localize } from '../../i18n/localize.ts';
import '../../icons/account-icons.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/more-icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import type { MenuSelectEvent } from '../ui/ui-events.ts';
import type { MenuGroup, UiMenu } from '../ui/ui-menu.ts';
import '../ui/ui-menu.ts';
import { HistoryExportEvent, HistoryOrderEvent } from './history-events.ts';

const ORDERS = [
  { id: 'newestFirst', column: 'date', descending: true },
  { id: 'oldestFirst', column: 'date', descending: false },
  { id: 'byPartner', column: 'partner', descending: false },
  { id: 'longestFirst', column: 'duration', descending: true },
] as const;

/** The orders of the history, for which narrow windows have no column headers, and the ways to save it. */
@customElement('history-more')
export class HistoryMore extends LitElement {
  static override styles = [base, buttons];

  @property({ attribute: false }) order: HistoryOrder = NEWEST_FIRST;
  @property({ type: Boolean }) disabled = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const label = this.#text.term('historyMore');
    return html`<button
        type="button"
        class="icon-button"
        aria-haspopup="menu"
        aria-label=${label}
        data-tip=${label}
        ?disabled=${this.disabled}
        @click=${this.#onOpen}
      >
        ${icon('ellipsis')}
      </button>
      <ui-menu label=${label} .groups=${this.#groups()} @menu-select=${this.#onSelect}></ui-menu>`;
  }

  #groups(): readonly MenuGroup[] {
    const t = this.#text;
    const { column, descending } = this.order;
    return [
      {
        label: t.term('historyOrder'),
        items: ORDERS.map((order) => ({
          id: order.id,
          kind: 'radio',
          label: t.term(order.id),
          checked: order.column === column && order.descending === descending,
        })),
      },
      {
        label: t.term('historyExport'),
        items: [
          { id: 'csv', icon: 'download', label: t.term('exportCsv'), hint: t.term('exportCsvHint') },
          { id: 'json', icon: 'download', label: t.term('exportJson'), hint: t.term('exportJsonHint') },
        ],
      },
    ];
  }

  async #onOpen({ currentTarget }: Event): Promise<void> {
    const menu = this.renderRoot.querySelector<UiMenu>('ui-menu');
    if (currentTarget instanceof Element) await menu?.show(currentTarget);
  }

  #onSelect({ id }: MenuSelectEvent): void {
    if (id === 'csv' || id === 'json') {
      this.dispatchEvent(new HistoryExportEvent(id));
      return;
    }
    const order = ORDERS.find((candidate) => candidate.id === id);
    if (order !== undefined) this.dispatchEvent(new HistoryOrderEvent(order));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'history-more': HistoryMore;
  }
}
