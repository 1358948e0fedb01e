import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { addressBookContext, historyContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import '../contacts/contact-card.ts';
import type { ContactActEvent, ContactShownEvent } from '../contacts/contact-events.ts';
import { OpenedContact } from '../contacts/opened-contact.ts';
import { DialContactEvent } from './dial-events.ts';

/** The information of the match that was chosen, below the matches, where there is room for it. */
@customElement('dial-contact')
export class DialContact extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property() contact: ContactId = '';

  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  readonly #text = new Localize(this);
  readonly #opened = new OpenedContact(this, () => this.book);

  constructor() {
    super();
    new SignalController(this, () => [this.book.summary, this.history.entries]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('contact')) this.#opened.open(this.contact);
    this.#opened.update(this.book.summary.value.revision, this.history.entries.value);
  }

  override render(): TemplateResult | typeof nothing {
    const { details, calls } = this.#opened;
    if (details === undefined) return nothing;
    const { origins } = this.book.summary.value;
    const source = origins.find((origin) => origin.source === details.contact.source)?.name ?? '';
    return html`<contact-card
      brief
      .details=${details}
      .calls=${calls}
      .source=${source}
      @contact-act=${this.#onAct}
      @contact-open=${() => {
        this.ui.openContact({ open: this.contact });
      }}
      @contact-shown=${({ number, id }: ContactShownEvent) => this.book.setShown(number, id)}
    ></contact-card>`;
  }

  async #onAct({ act, number }: ContactActEvent): Promise<void> {
    const contact = this.#opened.details?.contact;
    if (contact === undefined) return;
    if (act === 'call') {
      const dialled = number ?? contact.numbers[0]?.number;
      if (dialled !== undefined) this.dispatchEvent(new DialContactEvent(dialled));
    } else if (act === 'star' || act === 'unstar') {
      await this.book.setFavourite([contact.id], act === 'star');
      const said = act === 'star' ? 'contactsStarred' : 'contactsUnstarred';
      this.ui.announce(this.#text.term(said, contactName(contact)));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dial-contact': DialContact;
  }
}
