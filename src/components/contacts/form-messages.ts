import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { contactName } from '../../domain/contacts/contact.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import { textsOf } from '../../i18n/localize.ts';
import type { Localize } from '../../i18n/localize.ts';
import type { ErrorText } from '../../i18n/terms/error.ts';
import { icon } from '../../icons/icons.ts';
import { isAppError } from '../../lib/app-error.ts';
import '../ui/ui-dialog.ts';
import type { DraftProblems } from './contact-draft.ts';

/** Why a contact was not stored, above its fields; nothing where the reason stands beside one of them. */
export function formProblem(text: Localize, problems: DraftProblems, failure: unknown): TemplateResult {
  const empty = problems.get('form') === 'empty';
  const words = failure === undefined || isPictureProblem(failure) ? undefined : wordsFor(failure);
  return html`<div role="alert">
    ${empty ? message(text.term('contactEmpty'), text.term('contactEmptyAdvice')) : nothing}
    ${
      words === undefined
        ? nothing
        : message(
            words.heading,
            isAppError(failure, 'contact/gone') ? text.term('contactGoneAdvice') : words.advice,
          )
    }
  </div>`;
}

export function isPictureProblem(failure: unknown): boolean {
  return isAppError(failure, 'contact/no-picture');
}

function wordsFor(failure: unknown): ErrorText {
  const { errorTexts, unexpectedError } = textsOf('rest');
  const known: Readonly<Record<string, ErrorText>> = errorTexts;
  return (isAppError(failure) ? known[failure.code] : undefined) ?? unexpectedError;
}

function message(heading: string, advice: string): TemplateResult {
  return html`<div class="message danger">
    ${icon('circle-alert')}
    <div class="grow">
      <p class="name">${heading}</p>
      <p>${advice}</p>
    </div>
  </div>`;
}

/** Contacts that have one of the numbers already. Also when there is none: the region must be there before its words. */
export function duplicatesFound(
  text: Localize,
  found: readonly Contact[],
  open: (contact: Contact) => void,
): TemplateResult {
  const link = (contact: Contact): TemplateResult =>
    html`<button
      type="button"
      class="link"
      @click=${() => {
        open(contact);
      }}
    >
      ${contactName(contact)}
    </button>`;
  const words = html`<div class="message warning">
    ${icon('triangle-alert')}
    <div class="grow">
      <p>${text.term('duplicateHint')}</p>
      <div class="duplicates">${found.map(link)}</div>
    </div>
  </div>`;
  return html`<div role="status">${found.length === 0 ? nothing : words}</div>`;
}

/** Asks before changes are given up. */
export function leaveQuestion(
  text: Localize,
  open: boolean,
  on: { readonly stay: (event: Event) => void; readonly discard: () => void },
): TemplateResult {
  return html`<ui-dialog alert .open=${open} heading=${text.term('contactLeave')} @dialog-close=${on.stay}>
    <p>${text.term('contactLeaveAdvice')}</p>
    <div slot="footer" class="row">
      <button type="button" class="button" @click=${on.stay}>${text.term('contactStay')}</button>
      <button type="button" class="button danger" @click=${on.discard}>${text.term('discard')}</button>
    </div>
  </ui-dialog>`;
}
