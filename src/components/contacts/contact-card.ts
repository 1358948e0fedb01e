import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ContactDetails } from '../../domain/contacts/address-book.ts';
import { contactName, contactRole, isOwn } from '../../domain/contacts/contact.ts';
import type { ContactNumber } from '../../domain/contacts/contact.ts';
import { formatNumber } from '../../domain/dialing/number-format.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { icon } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { fields } from '../../styles/fields.ts';
import { tellApproach } from '../dialing/approach.ts';
import { callDirectionStyles } from '../history/call-direction.ts';
import './contact-avatar.ts';
import { contactCardStyles } from './contact-card-styles.ts';
import { ContactActEvent, ContactMenuEvent, ContactOpenEvent } from './contact-events.ts';
import type { ContactAct } from './contact-events.ts';
import { contactCalls, contactFacts, sharedNumbers } from './contact-facts.ts';
import { contactOriginStyles } from './contact-origin.ts';
import { mailLink } from './contact-text.ts';

/** The information of a contact: how to reach it, what is known of it, the last calls with it. */
@customElement('contact-card')
export class ContactCard extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    fields,
    callDirectionStyles,
    contactOriginStyles,
    contactCardStyles,
  ];

  @property({ attribute: false }) details!: ContactDetails;
  /** The last calls with one of its numbers, newest first. */
  @property({ attribute: false }) calls: readonly HistoryEntry[] = [];
  /** The directory that an external contact comes from. */
  @property() source = '';
  /** Beside something else: what changes the contact is behind "Open contact information". */
  @property({ type: Boolean }) brief = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const { contact, blocked } = this.details;
    const who = contactName(contact) || this.#text.term('contactNameless');
    return html`<article aria-label=${this.#text.term('informationOf', who)}>
      <div class="head">
        <contact-avatar size="xl" .contact=${contact} .name=${contactName(contact)}></contact-avatar>
        <div class="grow">
          <h2 class="page-title">${who}</h2>
          <p class="secondary">${contactRole(contact)}</p>
          <p class="meta">${this.#origin}</p>
        </div>
        ${this.#renderCorner(who)}
      </div>
      ${this.#renderActions()}
      ${
        blocked
          ? html`<p class="message danger">${icon('ban')}<span>${this.#text.term('blockedAdvice')}</span></p>`
          : nothing
      }
      ${this.#renderNumbers()} ${sharedNumbers(this.details, this, this.#text)}
      ${contactFacts(this.details, this.#text)}
      ${
        contact.notes === ''
          ? nothing
          : html`<section>
              <h3 class="label">${this.#text.term('contactNotes')}</h3>
              <p class="notes">${contact.notes}</p>
            </section>`
      }
      ${contactCalls(this.calls, this.#text)}
    </article>`;
  }

  /** Where it comes from; for an external one with the reason why it cannot be changed. */
  get #origin(): string {
    const { origin } = this.details.contact;
    const name = this.source || this.#text.term('originName', origin);
    return isOwn(this.details.contact) ? name : this.#text.term('readOnly', name);
  }

  #renderActions(): TemplateResult {
    const t = this.#text;
    const { contact } = this.details;
    return html`<div class="row actions">
      ${
        contact.numbers.length === 0
          ? nothing
          : html`<button
              type="button"
              class="button primary"
              @pointerenter=${tellApproach}
              @focus=${tellApproach}
              @click=${() => this.#send('call')}
            >
              ${icon('phone', 's', 'solid')}${t.term('call')}
            </button>`
      }
      ${
        contact.mail === ''
          ? nothing
          : html`<a class="button" href=${mailLink(contact.mail)}
              >${icon('mail', 's')}${t.term('writeMail')}</a
            >`
      }
      ${
        isOwn(contact) && !this.brief
          ? html`<button type="button" class="button" @click=${() => this.#send('edit')}>
              ${icon('pencil', 's')}${t.term('editContact')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderCorner(who: string): TemplateResult {
    const { favourite } = this.details;
    const star = this.#text.term(favourite ? 'unstarContact' : 'starContact', who);
    return html`<span class="row corner">
      <button
        type="button"
        class="icon-button ${favourite ? 'starred' : ''}"
        aria-label=${star}
        data-tip=${star}
        @click=${() => this.#send(favourite ? 'unstar' : 'star')}
      >
        ${icon('star')}
      </button>
      ${this.brief ? this.#renderOpen() : this.#renderMore(who)}
    </span>`;
  }

  #renderMore(who: string): TemplateResult {
    const label = this.#text.term('moreForContact', who);
    return html`<button
      type="button"
      class="icon-button"
      aria-haspopup="menu"
      aria-label=${label}
      data-tip=${label}
      @click=${this.#onMore}
    >
      ${icon('ellipsis')}
    </button>`;
  }

  #renderOpen(): TemplateResult {
    const label = this.#text.term('openContact');
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${label}
      data-tip=${label}
      @click=${() => this.dispatchEvent(new ContactOpenEvent(this.details.contact.id))}
    >
      ${icon('id-card')}
    </button>`;
  }

  #renderNumbers(): TemplateResult | typeof nothing {
    const { numbers } = this.details.contact;
    if (numbers.length === 0) return nothing;
    return html`<section>
      <h3 class="label">${this.#text.term('contactNumbers')}</h3>
      <ul>
        ${numbers.map((number, index) => this.#renderNumber(number, index === 0))}
      </ul>
    </section>`;
  }

  #renderNumber({ kind, number }: ContactNumber, primary: boolean): TemplateResult {
    const shown = formatNumber(number);
    const name = this.#text.term('numberKind', kind);
    const call = this.#text.term('callNumber', shown);
    return html`<li class="number-row">
      <button
        type="button"
        class="handset small ${primary ? 'primary' : ''}"
        aria-label="${call}, ${name}"
        data-tip=${call}
        @pointerenter=${tellApproach}
        @focus=${tellApproach}
        @click=${() => this.#send('call', number)}
      >
        ${icon('phone', 's', 'solid')}
      </button>
      <span class="name num clip grow">${shown}</span>
      <span class="meta">${primary ? this.#text.term('primaryKind', name) : name}</span>
    </li>`;
  }

  #send(act: ContactAct, number?: string): void {
    this.dispatchEvent(new ContactActEvent(act, [this.details.contact.id], number));
  }

  #onMore(event: Event): void {
    this.dispatchEvent(new ContactMenuEvent(this.details.contact.id, event.currentTarget as Element));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'contact-card': ContactCard;
  }
}
