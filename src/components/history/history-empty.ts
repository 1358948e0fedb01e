import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../ui/ui-dialog.ts';

/** A list with nothing in it: what that means, what to do, and at most one button. */
function renderEmpty(
  symbol: 'history' | 'search',
  [title, advice]: readonly [string, string],
  button?: readonly [label: string, act: () => void],
): TemplateResult {
  return html`<div class="empty">
    ${icon(symbol)}
    <h2 class="title">${title}</h2>
    <p>${advice}</p>
    ${
      button === undefined
        ? nothing
        : html`<button type="button" class="button" @click=${button[1]}>${button[0]}</button>`
    }
  </div>`;
}

export function renderNoCalls(text: Localize): TemplateResult {
  return renderEmpty('history', [text.term('noHistory'), text.term('noHistoryAdvice')]);
}

/** The setting shows no calls. */
export function renderHidden(text: Localize, change: () => void): TemplateResult {
  const words = [text.term('historyHidden'), text.term('historyHiddenAdvice')] as const;
  return renderEmpty('history', words, [text.term('changeSetting'), change]);
}

/** The filters leave none. */
export function renderNoMatch(text: Localize, showAll: () => void): TemplateResult {
  const words = [text.term('noMatchingCalls'), text.term('noMatchingCallsAdvice')] as const;
  return renderEmpty('search', words, [text.term('showEverything'), showAll]);
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
