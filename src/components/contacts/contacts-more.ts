import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { addressBookContext, uiStateContext } from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState } from '../../app/ui-state.ts';
import { ALL_CONTACTS } from '../../domain/contacts/address-book.ts';
import type { AddressBook, ContactFilter } from '../../domain/contacts/address-book.ts';
import type { ExportFormat } from '../../domain/contacts/contact-export.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { base } from '../../styles/base.ts';
import type { MenuSelectEvent } from '../ui/ui-events.ts';
import '../ui/ui-menu.ts';
import type { MenuGroup, MenuItem } from '../ui/ui-menu.ts';
import { saveContacts } from './contact-files.ts';
import { shownWork } from './shown-work.ts';
import type { Imported } from './vcard-files.ts';

/** What can be saved: the marked contacts, or all that the list shows. */
export interface MoreSubject {
  readonly ids: readonly ContactId[];
  readonly filter: ContactFilter;
  /** How many the list shows. */
  readonly shown: number;
}

/** What is done with the list as a whole: contacts from files and into files. */
@customElement('contacts-more')
export class ContactsMore extends LitElement {
  static override styles = [base];

  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected subject: MoreSubject = { ids: [], filter: ALL_CONTACTS, shown: 0 };

  readonly #text = new Localize(this);

  async show(anchor: Element, subject: MoreSubject): Promise<void> {
    this.subject = subject;
    await this.updateComplete;
    await this.renderRoot.querySelector('ui-menu')?.show(anchor);
  }

  importFiles(): void {
    this.renderRoot.querySelector('input')?.click();
  }

  /** Lets the browser save contacts as one file. */
  async save(format: ExportFormat, ids: readonly ContactId[]): Promise<void> {
    await this.#save(format, ids, ids.length);
  }

  async #save(
    format: ExportFormat,
    which: ContactFilter | readonly ContactId[],
    count: number,
  ): Promise<void> {
    const saved = await shownWork(this.ui, this.#text, async (work) => {
      await saveContacts(this.book, format, which, work);
      return true;
    });
    if (saved === true) this.ui.announce(this.#text.term('contactsSaved', count));
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
    const { ids, shown } = this.subject;
    const none = ids.length === 0;
    const marked = {
      icon: 'download',
      disabled: none,
      hint: none ? t.term('markFirst') : t.term('contactsMarked', ids.length),
    } as const;
    const all = { icon: 'download', disabled: shown === 0, hint: t.term('contactsCounted', shown) } as const;
    const items: readonly MenuItem[] = [
      { id: 'import', icon: 'upload', label: t.term('importVCards'), hint: t.term('importVCardsHint') },
      { id: 'save', label: t.term('saveVCard'), ...marked },
      { id: 'save-csv', label: t.term('saveAs', 'CSV'), ...marked },
      { id: 'save-json', label: t.term('saveAs', 'JSON'), ...marked },
    ];
    const shownItems: readonly MenuItem[] = [
      { id: 'shown-csv', label: t.term('saveShownAs', 'CSV'), ...all },
      { id: 'shown-json', label: t.term('saveShownAs', 'JSON'), ...all },
    ];
    return [{ items }, { items: shownItems }];
  }

  async #onSelect({ id }: MenuSelectEvent): Promise<void> {
    const { ids, filter, shown } = this.subject;
    if (id === 'import') this.importFiles();
    else if (id === 'save') await this.save('vcard', ids);
    else {
      const format = id.endsWith('csv') ? 'csv' : 'json';
      if (id.startsWith('shown')) await this.#save(format, filter, shown);
      else await this.save(format, ids);
    }
  }

  async #onFiles(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length === 0) return;
    try {
      const { importVCards } = await import('./vcard-files.ts');
      const done = await shownWork(this.ui, this.#text, (work) =>
        importVCards(this.book, files, this.#text, work),
      );
      if (done === undefined) return;
      this.#tell(done);
      if (done.stopped !== undefined) throw done.stopped.error;
    } catch (error) {
      reportError(this.ui, error);
    }
  }

  #tell({ added, remarks, stopped }: Imported): void {
    // What stopped it is told apart.
    if (stopped !== undefined && added === 0 && remarks.length === 0) return;
    const t = this.#text;
    const advice = [
      ...(stopped === undefined ? [] : [t.term('vCardsStopped', stopped.file)]),
      ...(remarks.length === 0 ? [] : [t.term('vCardRemarks', remarks.length)]),
    ].join(' ');
    const detail = remarks.join('\n');
    const tone = added === 0 || stopped !== undefined ? 'warning' : 'info';
    // What was left out is for reading; that all went well is not.
    const more = advice === '' ? { passing: true } : { advice, ...(detail !== '' && { detail }) };
    this.ui.notify({ id: 'vcards', tone, heading: t.term('vCardsAdded', added), ...more });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'contacts-more': ContactsMore;
  }
}
