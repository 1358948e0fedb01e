import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';

/** The list while no call is open. The first screen has it without the list. */
export function callListEmpty(text: Localize): TemplateResult {
  return html`<div class="calls-head idle">
      <h2 class="section-title">${text.term('callsHeading')}</h2>
    </div>
    <div class="empty">
      ${icon('phone')}
      <h3 class="title">${text.term('noCallsTitle')}</h3>
      <p>${text.term('noCallsAdvice')}</p>
    </div>`;
}

export const callListHeadStyles = css`
  .calls-head {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-block-size: 32px;
    padding: var(--space-3) var(--space-3) var(--space-2) var(--space-4);
  }
  .empty {
    flex: 1;
  }
  @container view (inline-size < 752px) {
    .empty,
    .calls-head.idle {
      display: none;
    }
  }
`;
