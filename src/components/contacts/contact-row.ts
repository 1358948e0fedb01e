import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ContactRow } from '../../domain/contacts/address-book.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import { formatNumber } from '../../domain/dialing/number-format.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { callButton, moreButton } from '../dialing/row-buttons.ts';
import './contact-avatar.ts';
import { contactOrigin } from './contact-origin.ts';

export interface RowState {
  readonly index: number;
  /** The one tab stop of the list. */
  readonly current: boolean;
  readonly marked: boolean;
  readonly dragged: boolean;
}

/** A row whose contact is still read: as high as one that is there. */
export function waitingRow({ index, current }: RowState, text: Localize): TemplateResult {
  return html`<div
    class="line waiting"
    role="row"
    aria-rowindex=${index + 1}
    data-index=${index}
    tabindex=${current ? 0 : -1}
  >
    <span role="gridcell" class="cell"><span class="sr-only">${text.term('contactLoading')}</span></span>
  </div>`;
}

/** One contact as a row of the grid. Its buttons say what they do by `data-act`; the list listens. */
export function contactRow(row: ContactRow, state: RowState, text: Localize): TemplateResult {
  const { contact, blocked } = row;
  const number = contact.numbers[0]?.number ?? '';
  const second = [place(contact), formatNumber(number)].filter((part) => part !== '');
  return html`<div
    class="line ${state.dragged ? 'dragged' : ''}"
    role="row"
    aria-rowindex=${state.index + 1}
    aria-selected=${state.marked}
    data-index=${state.index}
    data-id=${contact.id}
    draggable="true"
    tabindex=${state.current ? 0 : -1}
  >
    <span role="gridcell">${contactOrigin(contact.origin, text)}</span>
    <span role="gridcell" class="cell">
      <contact-avatar .contact=${contact} .name=${contactName(contact)}></contact-avatar>
      <span class="grow">
        <span class="name clip"
          >${contactName(contact) || text.term('contactNameless')}${
            blocked
              ? html`<span class="blocked" data-tip=${text.term('contactBlocked')}
                  >${icon('ban', 's')}<span class="sr-only">, ${text.term('contactBlocked')}</span></span
                >`
              : nothing
          }</span
        >
        <span class="meta clip num">${second.join(' · ')}</span>
      </span>
    </span>
    <span role="gridcell" class="actions">${actions(row, state, text)}</span>
  </div>`;
}

/** Of what a row has room for, what tells two people apart best. */
function place(contact: Contact): string {
  const name = contactName(contact);
  const parts = [contact.company, contact.department, contact.title];
  return parts.find((part) => part !== '' && part !== name) ?? '';
}

function actions({ contact, favourite }: ContactRow, { current }: RowState, text: Localize): TemplateResult {
  const stop = current ? 0 : -1;
  const who = contactName(contact) || text.term('contactNameless');
  const star = text.term(favourite ? 'unstarContact' : 'starContact', who);
  return html`<button
      type="button"
      class="icon-button small star ${favourite ? 'starred' : ''}"
      data-act="star"
      tabindex=${stop}
      aria-label=${star}
      data-tip=${star}
    >
      ${icon('star')}
    </button>
    ${moreButton({ label: text.term('moreForContact', who), stop })}
    ${
      contact.numbers.length === 0
        ? html`<span class="no-number"></span>`
        : callButton({ label: text.term('callContact', who), stop, look: 'soft' })
    }`;
}
