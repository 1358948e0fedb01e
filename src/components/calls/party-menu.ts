import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { addressBookContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { Party } from '../../domain/call/call.ts';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import { Localize } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import type { MenuSelectEvent } from '../ui/ui-events.ts';
import type { UiMenu } from '../ui/ui-menu.ts';
import '../ui/ui-menu.ts';
import { doWithParty, isPartyAct, partyFacts, partyItems } from './party-acts.ts';
import type { PartyFacts } from './party-acts.ts';

/** What can be done with the one whom a call was with: contact, calls, block. */
@customElement('party-menu')
export class PartyMenu extends LitElement {
  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected facts: PartyFacts | undefined;

  readonly #text = new Localize(this);

  async show(party: Party, anchor: Element): Promise<void> {
    this.facts = await partyFacts(this.book, party);
    await this.updateComplete;
    await this.renderRoot.querySelector<UiMenu>('ui-menu')?.show(anchor);
  }

  override render(): TemplateResult | typeof nothing {
    const { facts } = this;
    if (facts === undefined) return nothing;
    return html`<ui-menu
      label=${this.#text.term('moreForCall', partyName(facts.party, facts.caller))}
      .groups=${[{ items: partyItems(facts, this.#text) }]}
      @menu-select=${this.#onSelect}
    ></ui-menu>`;
  }

  async #onSelect({ id }: MenuSelectEvent): Promise<void> {
    if (this.facts !== undefined && isPartyAct(id)) await doWithParty(id, this.facts, this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'party-menu': PartyMenu;
  }
}
