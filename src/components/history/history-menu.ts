import { consume } from '@lit/context';
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { addressBookContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { Localize } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import '../../icons/account-icons.ts';
import '../../icons/more-icons.ts';
import { doWithParty, isPartyAct, partyFacts, partyItems } from '../calls/party-acts.ts';
import type { PartyFacts } from '../calls/party-acts.ts';
import type { MenuSelectEvent } from '../ui/ui-events.ts';
import type { MenuGroup, MenuItem, UiMenu } from '../ui/ui-menu.ts';
import '../ui/ui-menu.ts';
import {
  HistoryCallEvent,
  HistoryCopyEvent,
  HistoryDeleteEvent,
  HistoryNoteEvent,
  HistorySelectEvent,
} from './history-events.ts';

/** What can be done with one call of the history. */
@customElement('history-menu')
export class HistoryMenu extends LitElement {
  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected entry: HistoryEntry | undefined;
  @state() protected facts: PartyFacts | undefined;

  readonly #text = new Localize(this);

  async show(entry: HistoryEntry, anchor: Element): Promise<void> {
    this.facts = await partyFacts(this.book, entry.remote);
    this.entry = entry;
    await this.updateComplete;
    await this.renderRoot.querySelector<UiMenu>('ui-menu')?.show(anchor);
  }

  override render(): TemplateResult {
    const label =
      this.entry === undefined
        ? ''
        : this.#text.term('moreForCall', partyName(this.entry.remote, this.facts?.caller));
    return html`<ui-menu
      label=${label}
      .groups=${this.entry === undefined ? [] : this.#groups(this.entry)}
      @menu-select=${this.#onSelect}
    ></ui-menu>`;
  }

  #groups(entry: HistoryEntry): readonly MenuGroup[] {
    const t = this.#text;
    const who = partyName(entry.remote, this.facts?.caller);
    const party = this.facts === undefined ? [] : partyItems(this.facts, t);
    const number: readonly MenuItem[] = [
      { id: 'call', icon: 'phone', label: t.term('callParty', who) },
      { id: 'copy', icon: 'copy', label: t.term('copyNumber') },
    ];
    const noted = entry.comment !== '';
    const note: readonly MenuItem[] = [
      { id: 'note', icon: 'pencil', label: t.term(noted ? 'editNote' : 'addNote', who) },
      ...(noted ? [{ id: 'delete-note', icon: 'x', label: t.term('deleteNote') } as const] : []),
    ];
    const remove: readonly MenuItem[] = [
      { id: 'delete', icon: 'trash', label: t.term('deleteCall', who), danger: true },
    ];
    return [
      ...(entry.remote.number === '' ? [] : [{ items: number }]),
      ...(party.length === 0 ? [] : [{ items: party }]),
      { items: note },
      ...(entry.endedAt === undefined ? [] : [{ items: remove }]),
    ];
  }

  async #onSelect({ id }: MenuSelectEvent): Promise<void> {
    const guid = this.entry?.guid;
    if (guid === undefined) return;
    if (isPartyAct(id) && this.facts !== undefined) await doWithParty(id, this.facts, this);
    switch (id) {
      case 'call':
        this.dispatchEvent(new HistoryCallEvent(guid));
        break;
      case 'copy':
        this.dispatchEvent(new HistoryCopyEvent(guid));
        break;
      case 'note':
        this.dispatchEvent(new HistorySelectEvent(guid, true));
        break;
      case 'delete-note':
        this.dispatchEvent(new HistoryNoteEvent(guid, ''));
        break;
      case 'delete':
        this.dispatchEvent(new HistoryDeleteEvent(guid));
        break;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'history-menu': HistoryMenu;
  }
}
