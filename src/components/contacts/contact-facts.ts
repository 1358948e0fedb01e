import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ContactDetails, SharedNumber } from '../../domain/contacts/address-book.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import { formatNumber } from '../../domain/dialing/number-format.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { callDirection } from '../history/call-direction.ts';
import { clockTime, resultText, shortTime } from '../history/call-time.ts';
import { ContactOpenEvent, ContactShownEvent } from './contact-events.ts';
import { mailLink, postalLines, webAddress } from './contact-text.ts';

type Fact = readonly [label: string, value: string | TemplateResult];

/** What is known of a contact, as far as it is filled. */
export function contactFacts(details: ContactDetails, text: Localize): TemplateResult | typeof nothing {
  const facts = factsOf(details, text);
  if (facts.length === 0) return nothing;
  return html`<dl class="facts">
    ${facts.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function factsOf({ contact, groups, favourite }: ContactDetails, text: Localize): readonly Fact[] {
  const lines = postalLines(contact);
  const chips = [...(favourite ? [text.term('favouriteContacts')] : []), ...groups.map(({ name }) => name)];
  const facts: readonly (Fact | undefined)[] = [
    plain(text.term('fieldName', 'company'), contact.company),
    plain(text.term('fieldName', 'department'), contact.department),
    mailFact(text.term('fieldName', 'mail'), contact.mail),
    mailFact(text.term('fieldName', 'mail2'), contact.mail2),
    webFact(contact, text),
    lines.length === 0
      ? undefined
      : [text.term('address'), html`${lines.map((line) => html`<span class="address">${line}</span>`)}`],
    plain(text.term('fieldName', 'birthday'), birthday(contact.birthday, text)),
    chips.length === 0
      ? undefined
      : [
          text.term('groups'),
          html`<span class="chips"
            >${chips.map((chip) => html`<span class="chip clip">${chip}</span>`)}</span
          >`,
        ],
  ];
  return facts.filter((fact) => fact !== undefined);
}

function plain(label: string, value: string): Fact | undefined {
  return value === '' ? undefined : [label, value];
}

function mailFact(label: string, address: string): Fact | undefined {
  if (address === '') return undefined;
  return [label, html`<a href=${mailLink(address)}>${address}</a>`];
}

function webFact({ web }: Contact, text: Localize): Fact | undefined {
  if (web === '') return undefined;
  const href = webAddress(web);
  const label = text.term('fieldName', 'web');
  return href === undefined
    ? [label, web]
    : [label, html`<a href=${href} target="_blank" rel="noopener noreferrer">${web}</a>`];
}

/** As the person's language writes days, where it is one. */
function birthday(value: string, text: Localize): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (parts === null) return value;
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return text.date(date, { dateStyle: 'long' });
}

/** Numbers that other contacts have too: whose name a call shows, and the choice of it. */
export function sharedNumbers(
  { shared }: ContactDetails,
  card: EventTarget,
  text: Localize,
): TemplateResult | typeof nothing {
  if (shared.length === 0) return nothing;
  return html`${shared.map((one) => renderShared(one, card, text))}`;
}

function renderShared(one: SharedNumber, card: EventTarget, text: Localize): TemplateResult {
  const number = formatNumber(one.number);
  return html`<fieldset class="shared">
    <legend class="label">${text.term('sharedNumber', number)}</legend>
    <p class="meta">${text.term('sharedAdvice')}</p>
    ${one.contacts.map(
      (contact) =>
        html`<div class="row">
          <label class="row grow">
            <input
              type="radio"
              name="shown ${one.number}"
              .checked=${contact.id === one.shown}
              @change=${() => card.dispatchEvent(new ContactShownEvent(one.number, contact.id))}
            />
            <span class="clip">${contactName(contact)}</span>
          </label>
          <button
            type="button"
            class="icon-button small"
            aria-label=${text.term('showContact', contactName(contact))}
            data-tip=${text.term('showContact', contactName(contact))}
            @click=${() => card.dispatchEvent(new ContactOpenEvent(contact.id))}
          >
            ${icon('chevron-right', 's')}
          </button>
        </div>`,
    )}
  </fieldset>`;
}

/** The last calls with a contact, with what was noted of them. */
export function contactCalls(
  calls: readonly HistoryEntry[],
  text: Localize,
): TemplateResult | typeof nothing {
  if (calls.length === 0) return nothing;
  return html`<section>
    <h3 class="label">${text.term('lastCalls')}</h3>
    <ul>
      ${calls.map(
        (call) =>
          html`<li class="call">
            ${callDirection(call, text)}
            <span class="num">${moment(call.startedAt, text)}</span>
            <span class="meta clip result">${resultText(call, text)}</span>
            ${call.comment === '' ? nothing : html`<span class="comment">${call.comment}</span>`}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The day, but for today, and the time. */
function moment(at: number, text: Localize): string {
  const day = shortTime(at, Date.now(), text);
  const time = clockTime(at, text).replace(/:\d\d(?=\D*$)/, '');
  return new Date(at).toDateString() === new Date().toDateString() ? day : `${day} ${time}`;
}
