import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { addressBookContext, uiStateContext } from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { saveFile } from '../../lib/save-file.ts';
import { base } from '../../styles/base.ts';
import type { MenuSelectEvent } from '../ui/ui-events.ts';
import '../ui/ui-menu.ts';
import type { MenuGroup, MenuItem } from '../ui/ui-menu.ts';

/** What is done with the list as a whole: contacts from files and into files. */
@customElement('contacts-more')
export class ContactsMore extends LitElement {
  static override styles = [base];

  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected ids: readonly ContactId[] = [];

  readonly #text = new Localize(this);

  /** `ids`: the marked contacts, which can be saved. */
  async show(anchor: Element, ids: readonly ContactId[]): Promise<void> {
    this.ids = ids;
    await this.updateComplete;
    await this.renderRoot.querySelector('ui-menu')?.show(anchor);
  }

  importFiles(): void {
    this.renderRoot.querySelector('input')?.click();
  }

  /** Lets the browser save contacts as one file. */
  async save(ids: readonly ContactId[]): Promise<void> {
    // Reader and writer of vCards are fetched with the first use.
    const { vCardFile } = await import('./vcard-files.ts');
    const { name, text } = await vCardFile(this.book, ids);
    saveFile(name, 'text/vcard;charset=utf-8', text);
    this.ui.announce(this.#text.term('vCardsSaved', ids.length));
  }

  override render(): TemplateResult {
    const t = this.#text;
    return html`<input
        type="file"
        hidden
        multiple
        accept=".vcf,.vcard,text/vcard,text/x-vcard"
        aria-label=${t.term('importVCards')}
        @change=${this.#onFiles}
      />
      <ui-menu
        label=${t.term('contactsMore')}
        .groups=${this.#groups}
        @menu-select=${this.#onSelect}
      ></ui-menu>`;
  }

  get #groups(): readonly MenuGroup[] {
    const t = this.#text;
    const none = this.ids.length === 0;
    const items: readonly MenuItem[] = [
      { id: 'import', icon: 'upload', label: t.term('importVCards'), hint: t.term('importVCardsHint') },
      {
        id: 'save',
        icon: 'download',
        label: t.term('saveVCard'),
        disabled: none,
        hint: none ? t.term('markFirst') : t.term('contactsMarked', this.ids.length),
      },
    ];
    return [{ items }];
  }

  async #onSelect({ id }: MenuSelectEvent): Promise<void> {
    if (id === 'import') this.importFiles();
    else await this.save(this.ids);
  }

  async #onFiles(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length === 0) return;
    try {
      const { importVCards } = await import('./vcard-files.ts');
      const { added, remarks } = await importVCards(this.book, files, this.#text);
      const heading = this.#text.term('vCardsAdded', added);
      const detail = remarks.join('\n');
      const advice =
        remarks.length === 0 ? {} : { advice: this.#text.term('vCardRemarks', remarks.length), detail };
      this.ui.notify({ id: 'vcards', tone: added === 0 ? 'warning' : 'info', heading, ...advice });
    } catch (error) {
      reportError(this.ui, error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'contacts-more': ContactsMore;
  }
}
