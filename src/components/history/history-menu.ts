import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { Localize } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import '../../icons/account-icons.ts';
import '../../icons/more-icons.ts';
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
  @state() protected entry: HistoryEntry | undefined;

  readonly #text = new Localize(this);

  async show(entry: HistoryEntry, anchor: Element): Promise<void> {
    this.entry = entry;
    await this.updateComplete;
    await this.renderRoot.querySelector<UiMenu>('ui-menu')?.show(anchor);
  }

  override render(): TemplateResult {
    const label =
      this.entry === undefined ? '' : this.#text.term('moreForCall', partyName(this.entry.remote));
    return html`<ui-menu
      label=${label}
      .groups=${this.entry === undefined ? [] : this.#groups(this.entry)}
      @menu-select=${this.#onSelect}
    ></ui-menu>`;
  }

  #groups(entry: HistoryEntry): readonly MenuGroup[] {
    const t = this.#text;
    const who = partyName(entry.remote);
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
      { items: note },
      ...(entry.endedAt === undefined ? [] : [{ items: remove }]),
    ];
  }

  #onSelect({ id }: MenuSelectEvent): void {
    const guid = this.entry?.guid;
    if (guid === undefined) return;
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
