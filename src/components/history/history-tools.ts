import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { HistoryFilter } from '../../domain/history/history-filter.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { SegmentedChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-segmented.ts';

interface Tools {
  readonly filter: HistoryFilter;
  readonly shown: number;
  readonly limit: number;
  readonly empty: boolean;
  readonly onFilter: (changes: Partial<HistoryFilter>) => void;
  readonly onClear: () => void;
}

/** Search, filters, how many are shown, and the way to delete them all. */
export function historyTools(text: Localize, tools: Tools): TemplateResult {
  const { filter, shown, limit, empty, onFilter, onClear } = tools;
  const clear = text.term('clearHistory');
  const search = (event: Event): void => {
    onFilter({ search: (event.target as HTMLInputElement).value });
  };
  const choose = ({ value }: SegmentedChangeEvent): void => {
    onFilter({ result: value === 'missed' || value === 'noted' ? value : 'all' });
  };
  return html`<div class="tools">
    <div class="input-wrap search">
      ${icon('search', 's')}
      <input
        class="input"
        type="search"
        aria-label=${text.term('searchHistory')}
        placeholder=${text.term('searchHistoryPlaceholder')}
        autocomplete="off"
        .value=${filter.search}
        @input=${search}
      />
    </div>
    <div class="row" role="group" aria-label=${text.term('historyShow')}>
      ${toggle('phone-incoming', text.term('showIncoming'), filter.inbound, (inbound) => {
        onFilter({ inbound });
      })}
      ${toggle('phone-outgoing', text.term('showOutgoing'), filter.outbound, (outbound) => {
        onFilter({ outbound });
      })}
    </div>
    <ui-segmented
      label=${text.term('historyResult')}
      value=${filter.result}
      .options=${[
        { value: 'all', label: text.term('showAll') },
        { value: 'missed', label: text.term('showMissed') },
        { value: 'noted', label: text.term('showWithNotes') },
      ]}
      @segmented-change=${choose}
    ></ui-segmented>
    <span class="spacer"></span>
    <span class="meta num">${text.term('historyCount', shown, limit)}</span>
    <button
      type="button"
      class="icon-button"
      aria-label=${clear}
      data-tip=${clear}
      ?disabled=${empty}
      @click=${onClear}
    >
      ${icon('trash')}
    </button>
  </div>`;
}

function toggle(
  symbol: 'phone-incoming' | 'phone-outgoing',
  label: string,
  on: boolean,
  set: (on: boolean) => void,
): TemplateResult {
  return html`<button
    type="button"
    class="button"
    aria-pressed=${on}
    aria-label=${label}
    data-tip=${label}
    @click=${() => {
      set(!on);
    }}
  >
    ${icon(symbol, 's')}<span class="word">${label}</span>
  </button>`;
}
