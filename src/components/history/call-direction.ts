import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { outcomeOf } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';

/** Arrow and colour and word: where the call came from and whether it was missed. */
export function callDirection(entry: HistoryEntry, text: Localize): TemplateResult {
  const missed = outcomeOf(entry) === 'missed' && entry.endReason?.kind !== 'rejected';
  const look = missed ? 'missed' : entry.direction === 'inbound' ? 'in' : 'out';
  const symbol = missed
    ? 'phone-missed'
    : entry.direction === 'inbound'
      ? 'phone-incoming'
      : 'phone-outgoing';
  return html`<span class="direction ${look}" role="img" aria-label=${text.term('callKind', entry)}
    >${icon(symbol)}</span
  >`;
}

export const callDirectionStyles = css`
  .direction {
    display: inline-grid;
    place-items: center;
    inline-size: 22px;
    block-size: 22px;
    flex: none;
    color: var(--text-3);
  }
  .direction.missed {
    color: var(--danger-text);
  }
  .direction.in {
    color: var(--success-text);
  }
  .direction.out {
    color: var(--accent-text);
  }
`;
