import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../ui/ui-dialog.ts';

/** A list with nothing in it: what that means, what to do, and at most one button. */
export function renderEmpty(
  symbol: 'history' | 'search',
  title: string,
  advice: string,
  button: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="empty">
    ${icon(symbol)}
    <h2 class="title">${title}</h2>
    <p>${advice}</p>
    ${button}
  </div>`;
}

/** Asks before all calls are deleted. */
export function renderClearQuestion(
  text: Localize,
  open: boolean,
  on: { readonly close: () => void; readonly clear: () => unknown },
): TemplateResult {
  return html`<ui-dialog
    alert
    .open=${open}
    heading=${text.term('clearHistoryQuestion')}
    @dialog-close=${on.close}
  >
    <p>${text.term('clearHistoryAdvice')}</p>
    <div slot="footer" class="row">
      <button type="button" class="button" @click=${on.close}>${text.term('cancel')}</button>
      <button type="button" class="button danger" @click=${on.clear}>
        ${text.term('clearHistoryConfirm')}
      </button>
    </div>
  </ui-dialog>`;
}
