import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { durationOf } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { Localize } from '../../i18n/localize.ts';
import { partyName, partyNumber } from '../../i18n/party-text.ts';
import type { Known } from '../../i18n/party-text.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/more-icons.ts';
import { clockDuration } from '../../lib/duration.ts';
import { callButton, moreButton } from '../dialing/row-buttons.ts';
import { callDirection } from './call-direction.ts';
import { clockTime, resultText, shortTime } from './call-time.ts';

export interface RowState {
  readonly index: number;
  /** The one tab stop of the list. */
  readonly current: boolean;
  readonly selected: boolean;
  /** A missed call that nobody had looked at before. */
  readonly fresh: boolean;
  /** The contact whose number it is. */
  readonly known: Known;
  /** Notes at other calls with the same person. */
  readonly notes: number;
}

/** One call of the history as a row of the grid. Its buttons say what they do by `data-act`; the list listens. */
export function historyRow(entry: HistoryEntry, state: RowState, text: Localize): TemplateResult {
  const { known } = state;
  const who = partyName(entry.remote, known);
  const seconds = durationOf(entry);
  const result = seconds === undefined ? resultText(entry, text) : clockDuration(seconds);
  const facts = [clockTime(entry.startedAt, text), resultText(entry, text)].filter((part) => part !== '');
  return html`<div
    class="line call"
    role="row"
    aria-rowindex=${state.index + 2}
    aria-selected=${state.selected}
    data-guid=${entry.guid}
    tabindex=${state.current ? 0 : -1}
  >
    <span role="gridcell">${callDirection(entry, text)}</span>
    <span role="gridcell">
      <span class="who name clip ${state.fresh ? 'fresh' : ''}"
        >${who}${state.fresh ? html`<span class="sr-only">, ${text.term('newMissedCall')}</span>` : nothing}</span
      >
      <span class="number meta num clip">${partyNumber(entry.remote, known)}</span>
      <span class="small-facts meta clip">${facts.join(' · ')}</span>
    </span>
    <span role="gridcell" class="date num">${dayAndMonth(entry.startedAt, text)}</span>
    <span role="gridcell" class="start num">${clockTime(entry.startedAt, text)}</span>
    <span role="gridcell" class="end num"
      >${entry.connectedAt === undefined ? '–' : clockTime(entry.endedAt, text)}</span
    >
    <span role="gridcell" class="duration" title=${result}
      ><span class=${seconds === undefined ? 'result' : 'num'}>${result}</span></span
    >
    <span role="gridcell" class="forwarding-cell">${forwarding(entry, text)}</span>
    <span role="gridcell" class="note-cell"
      ><span class="clip">${entry.comment}</span>${furtherNotes(state, who, text)}</span
    >
    <span role="gridcell" class="actions">${actions(entry, who, state, text)}</span>
  </div>`;
}

/** The symbol of all that was noted on the person: it opens the call, under which the notes stand. */
function furtherNotes(
  { notes, current }: RowState,
  who: string,
  text: Localize,
): TemplateResult | typeof nothing {
  if (notes === 0) return nothing;
  const label = text.term('notesWith', notes, who);
  return html`<button
    type="button"
    class="notes num"
    data-act="notes"
    tabindex=${current ? 0 : -1}
    aria-label=${label}
    data-tip=${label}
  >
    ${icon('message-square', 's')}${notes}
  </button>`;
}

function dayAndMonth(at: number, text: Localize): string {
  // A moment at which nothing is today gives day and month.
  return shortTime(at, 0, text);
}

function forwarding({ forwardedBy }: HistoryEntry, text: Localize): TemplateResult | typeof nothing {
  if (forwardedBy === undefined) return nothing;
  return html`<span class="forwarding">
    ${icon('phone-forwarded', 's')}<span class="clip"
      >${text.term('forwardedByParty', partyName(forwardedBy))}</span
    >
  </span>`;
}

function actions(entry: HistoryEntry, who: string, { current }: RowState, text: Localize): TemplateResult {
  const stop = current ? 0 : -1;
  const note = entry.comment === '' ? text.term('addNote', who) : text.term('editNote', who);
  return html`<button
      type="button"
      class="icon-button small"
      data-act="note"
      tabindex=${stop}
      aria-label=${note}
      data-tip=${note}
    >
      ${icon(entry.comment === '' ? 'message-square-plus' : 'message-square')}
    </button>
    ${moreButton({ label: text.term('moreForCall', who), stop })}
    ${
      entry.remote.number === ''
        ? nothing
        : callButton({ label: text.term('callParty', who), stop, look: 'primary ghost' })
    }`;
}
