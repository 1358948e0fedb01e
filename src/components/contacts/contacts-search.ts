import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ALL } from '../../domain/contacts/address-book.ts';
import type { ContactFilter, Origin } from '../../domain/contacts/address-book.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { SelectChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-select.ts';

interface Search {
  readonly filter: ContactFilter;
  readonly origins: readonly Origin[];
  readonly total: number;
  readonly onFilter: (changes: Partial<ContactFilter>) => void;
  /** From the field into the list. */
  readonly onDown: () => void;
}

const ORDERS = ['last-name', 'first-name', 'company'] as const;

/** What the list shows and in which order. One origin leaves nothing to choose. */
export function contactsSearch(text: Localize, search: Search): TemplateResult {
  const { filter, origins, total, onFilter, onDown } = search;
  const onInput = (event: Event): void => {
    onFilter({ text: (event.target as HTMLInputElement).value });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && filter.text !== '') onFilter({ text: '' });
    else if (event.key === 'ArrowDown') onDown();
    else return;
    event.preventDefault();
  };
  return html`<div class="search-row">
    <div class="input-wrap search">
      ${icon('search', 's')}
      <input
        class="input"
        type="search"
        aria-label=${text.term('searchContacts')}
        placeholder=${text.term('searchContactsIn', total)}
        autocomplete="off"
        .value=${live(filter.text)}
        @input=${onInput}
        @keydown=${onKey}
      />
    </div>
    ${origins.length < 2 && filter.source === ALL ? nothing : renderOrigins(text, search)}
    <ui-select
      class="order"
      label=${text.term('contactOrder')}
      label-hidden
      .value=${filter.order}
      .options=${ORDERS.map((order) => ({ value: order, label: text.term('orderName', order) }))}
      @select-change=${({ value }: SelectChangeEvent) => {
        const order = ORDERS.find((known) => known === value);
        if (order !== undefined) onFilter({ order });
      }}
    ></ui-select>
  </div>`;
}

function renderOrigins(text: Localize, { filter, origins, onFilter }: Search): TemplateResult {
  const options = origins.map(({ source, origin, name }) => ({
    value: source,
    label: name || text.term('originName', origin),
  }));
  return html`<ui-select
    class="source"
    label=${text.term('originFilter')}
    label-hidden
    .value=${filter.source}
    .options=${[{ value: ALL, label: text.term('allOrigins') }, ...options]}
    @select-change=${({ value }: SelectChangeEvent) => {
      onFilter({ source: value });
    }}
  ></ui-select>`;
}
