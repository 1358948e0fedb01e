import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { BLOCKED, FAVOURITES } from '../../domain/contacts/address-book.ts';
import type { ContactFilter } from '../../domain/contacts/address-book.ts';
import type { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';

interface Acts {
  readonly onNew: () => void;
  readonly onImport: () => void;
  readonly onAll: () => void;
}

function empty(
  symbol: IconName,
  [title, advice]: readonly [string, string],
  buttons: readonly (readonly [label: string, act: () => void])[] = [],
): TemplateResult {
  return html`<div class="empty">
    ${icon(symbol)}
    <h2 class="title">${title}</h2>
    <p>${advice}</p>
    ${
      buttons.length === 0
        ? nothing
        : html`<div class="row">
            ${buttons.map(([label, act]) => html`<button type="button" class="button" @click=${act}>${label}</button>`)}
          </div>`
    }
  </div>`;
}

/** A list with nobody in it: why, and what to do. */
export function contactsEmpty(
  text: Localize,
  filter: ContactFilter,
  total: number,
  acts: Acts,
): TemplateResult {
  if (total === 0)
    return empty(
      'book-user',
      [text.term('noContacts'), text.term('noContactsAdvice')],
      [
        [text.term('newContact'), acts.onNew],
        [text.term('importVCards'), acts.onImport],
      ],
    );
  if (filter.text.trim() !== '')
    return empty(
      'search',
      [text.term('noContactFound'), text.term('noContactFoundAdvice')],
      [[text.term('showAllContacts'), acts.onAll]],
    );
  if (filter.group === FAVOURITES)
    return empty('star', [text.term('noFavourites'), text.term('noFavouritesAdvice')]);
  if (filter.group === BLOCKED)
    return empty('ban', [text.term('noneBlocked'), text.term('noneBlockedAdvice')]);
  return empty('users', [text.term('emptyGroup'), text.term('emptyGroupAdvice')]);
}

/** Beside a list in which nobody is opened. */
export function nothingChosen(text: Localize): TemplateResult {
  return empty('contact', [text.term('nothingChosen'), text.term('nothingChosenAdvice')]);
}
