import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { outcomeOf } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';

/** Arrow and colour and word: where the call came from and whether it was missed. */
export function callDirection(entry: HistoryEntry, text: Localize): TemplateResult {
  const outcome = outcomeOf(entry);
  if (outcome === 'blocked') return symbol('ban', '', text.term('callKind', entry));
  const missed = outcome === 'missed' && entry.endReason?.kind !== 'rejected';
  const look = missed ? 'missed' : entry.direction === 'inbound' ? 'in' : 'out';
  const name = missed ? 'phone-missed' : entry.direction === 'inbound' ? 'phone-incoming' : 'phone-outgoing';
  return symbol(name, look, text.term('callKind', entry));
}

function symbol(name: IconName, look: string, words: string): TemplateResult {
  return html`<span class="direction ${look}" role="img" aria-label=${words}>${icon(name)}</span>`;
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
