import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { AddressBookSummary, ContactDetails } from '../../domain/contacts/address-book.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import './contact-card.ts';
import { nothingChosen } from './contacts-empty.ts';

interface Shown {
  readonly details: ContactDetails | undefined;
  readonly calls: readonly HistoryEntry[];
}

interface Around {
  readonly origins: AddressBookSummary['origins'];
  readonly onBack: () => unknown;
}

/** The information of the contact that is open, with the way back that a narrow window needs. */
export function contactInformation(
  text: Localize,
  { details, calls }: Shown,
  { origins, onBack }: Around,
): TemplateResult {
  const source = origins.find((origin) => origin.source === details?.contact.source)?.name ?? '';
  return html`<section class="info scroll" aria-label=${text.term('contactInformation')}>
    <button type="button" class="button quiet back" @click=${onBack}>
      ${icon('arrow-left', 's')}${text.term('back')}
    </button>
    ${
      details === undefined
        ? nothingChosen(text)
        : html`<contact-card .details=${details} .calls=${calls} .source=${source}></contact-card>`
    }
  </section>`;
}
