import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CallerNames } from '../../app/caller-names.ts';
import type { LineId, Party } from '../../domain/call/call.ts';
import type { HistoryFilter } from '../../domain/history/history-filter.ts';
import type { HistoryOrder } from '../../domain/history/history-order.ts';
import type { PeriodChoice } from '../../domain/history/period.ts';
import type { Localize } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import { icon } from '../../icons/icons.ts';
import type { SegmentedChangeEvent, SelectChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-segmented.ts';
import '../ui/ui-select.ts';
import './history-more.ts';

interface Tools {
  readonly filter: HistoryFilter;
  /** The one whose calls alone are shown. */
  readonly person: Party | undefined;
  readonly names: CallerNames;
  readonly order: HistoryOrder;
  /** The accounts that have calls in the list. */
  readonly lines: ReadonlyMap<LineId, string>;
  readonly shown: number;
  /** How many calls are loaded. */
  readonly total: number;
  /** Whether there are others that are not loaded. */
  readonly more: boolean;
  readonly onFilter: (changes: Partial<HistoryFilter>) => void;
  readonly onClear: () => void;
  readonly onEverybody: () => void;
}

const PERIODS: Readonly<
  Record<PeriodChoice, 'periodAll' | 'periodToday' | 'periodWeek' | 'periodMonth' | 'periodDays'>
> = { all: 'periodAll', today: 'periodToday', week: 'periodWeek', month: 'periodMonth', days: 'periodDays' };

function isChoice(value: string): value is PeriodChoice {
  return value in PERIODS;
}

/** Search, filters, how many are shown, order and export, and the way to delete them all. */
export function historyTools(text: Localize, tools: Tools): TemplateResult {
  const { filter, order, shown, total, more, onFilter, onClear } = tools;
  const empty = total === 0;
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
    ${person(text, tools)}${period(text, tools)}${line(text, tools)}
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
    <span class="row tail"
      ><span class="meta num">${text.term('historyCount', shown, total, more)}</span>
      <history-more .order=${order} ?disabled=${empty}></history-more>
      <button
        type="button"
        class="icon-button"
        aria-label=${clear}
        data-tip=${clear}
        ?disabled=${empty}
        @click=${onClear}
      >
        ${icon('trash')}
      </button></span
    >
  </div>`;
}

function person(
  text: Localize,
  { person: party, names, onEverybody }: Tools,
): TemplateResult | typeof nothing {
  if (party === undefined) return nothing;
  const name = partyName(party, names.of(party));
  return html`<button
    type="button"
    class="button"
    aria-pressed="true"
    data-tip=${text.term('showAllPartners')}
    @click=${onEverybody}
  >
    <span class="clip">${text.term('callsWith', name)}</span>${icon('x', 's')}
  </button>`;
}

function period(text: Localize, { filter, onFilter }: Tools): TemplateResult {
  const { choice, first, last } = filter.period;
  const label = text.term('historyPeriod');
  const options = Object.entries(PERIODS).map(([value, key]) => ({ value, label: text.term(key) }));
  const choose = ({ value }: SelectChangeEvent): void => {
    if (isChoice(value)) onFilter({ period: { ...filter.period, choice: value } });
  };
  const day = (bound: 'first' | 'last', value: string, name: string): TemplateResult =>
    html`<input
      class="input day-input"
      type="date"
      aria-label=${name}
      data-tip=${name}
      .value=${value}
      @change=${(event: Event) => {
        onFilter({ period: { ...filter.period, [bound]: (event.target as HTMLInputElement).value } });
      }}
    />`;
  return html`<ui-select
      class="period"
      label-hidden
      label=${label}
      .value=${choice}
      .options=${options}
      @select-change=${choose}
    ></ui-select>
    ${
      choice === 'days'
        ? html`<span class="row"
            >${day('first', first, text.term('firstDay'))}–${day('last', last, text.term('lastDay'))}</span
          >`
        : nothing
    }`;
}

/** Only where there is a choice. */
function line(text: Localize, { filter, lines, onFilter }: Tools): TemplateResult | typeof nothing {
  if (lines.size < 2 && filter.line === undefined) return nothing;
  const options = [
    { value: '', label: text.term('allLines') },
    ...[...lines].map(([value, label]) => ({ value, label })),
  ];
  return html`<ui-select
    class="account"
    label-hidden
    label=${text.term('historyLine')}
    .value=${filter.line ?? ''}
    .options=${options}
    @select-change=${({ value }: SelectChangeEvent) => {
      onFilter({ line: value === '' ? undefined : value });
    }}
  ></ui-select>`;
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
