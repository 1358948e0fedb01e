import { virtualize } from '@lit-labs/virtualizer/virtualize.js';
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ContactListHead, ContactRow } from '../../domain/contacts/address-book.ts';
import type { Contact, ContactId } from '../../domain/contacts/contact.ts';
import { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { drawRow } from '../ui/draw-row.ts';
import { ghostStyles, putContacts } from './contact-drag.ts';
import {
  ContactActEvent,
  ContactDragEvent,
  ContactMarkEvent,
  ContactMarkedActEvent,
  ContactMenuEvent,
  ContactOpenEvent,
} from './contact-events.ts';
import { listKey } from './contact-list-keys.ts';
import type { ListKey } from './contact-list-keys.ts';
import { contactListStyles, ROW_HEIGHT } from './contact-list-styles.ts';
import { contactOriginStyles } from './contact-origin.ts';
import { contactRow, waitingRow } from './contact-row.ts';
import './jump-bar.ts';
import type { LetterJumpEvent } from './jump-bar.ts';

/** Fewer letters are no help. */
const LETTERS = 4;

/**
 * The contacts as a grid with one tab stop, of which only what is in sight is in the document: arrow keys move, Space
 * and Shift mark, Enter opens, Ctrl Enter calls, Delete deletes, a letter goes to where it begins.
 */
@customElement('contact-list')
export class ContactList extends LitElement {
  static override styles = [base, buttons, contactOriginStyles, ghostStyles, contactListStyles];

  @property({ attribute: false }) head: ContactListHead = { total: 0, letters: [] };
  /** The contact of a row; undefined while it is read. Another function when rows have changed. */
  @property({ attribute: false }) rowAt: (index: number) => ContactRow | undefined = () => undefined;
  @property({ attribute: false }) marked: ReadonlySet<ContactId> = new Set();
  @property({ attribute: false }) dragged: ReadonlySet<ContactId> = new Set();

  @state() protected current = 0;

  readonly #text = new Localize(this);
  #indexes: number[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('head')) return;
    const { total } = this.head;
    this.current = Math.max(0, Math.min(this.current, total - 1));
    if (this.#indexes.length !== total) this.#indexes = Array.from({ length: total }, (_, index) => index);
  }

  /** Puts the focus on a row, by default the one that had it last. */
  async focusRow(index = this.current): Promise<void> {
    await this.updateComplete;
    await this.#goTo(index);
  }

  /** Begins at the top again, as with another order. */
  toTop(): void {
    this.current = 0;
    this.renderRoot.querySelector('.rows')?.scrollTo({ top: 0 });
  }

  override render(): TemplateResult {
    // Made anew with each render: the virtualizer renders its rows again only when it is given another function.
    const renderItem = (index: number): TemplateResult => this.#renderRow(index);
    return html`<div
        class="grid"
        role="grid"
        aria-label=${this.#text.term('contactList')}
        aria-rowcount=${this.head.total}
        aria-multiselectable="true"
        @keydown=${this.#onKeydown}
        @click=${this.#onClick}
        @dblclick=${this.#onDoubleClick}
        @contextmenu=${this.#onContextMenu}
        @focusin=${this.#onFocusin}
        @dragstart=${this.#onDragStart}
        @dragend=${this.#onDragEnd}
      >
        <div class="rows scroll" role="rowgroup">
          ${virtualize<number>({
            scroller: true,
            items: this.#indexes,
            keyFunction: (index) => index,
            renderItem,
          })}
        </div>
      </div>
      ${
        this.head.letters.length < LETTERS
          ? nothing
          : html`<jump-bar .letters=${this.head.letters} @letter-jump=${this.#onJump}></jump-bar>`
      }`;
  }

  #renderRow(index: number): TemplateResult {
    const row = this.rowAt(index);
    const id = row?.contact.id ?? '';
    const state = {
      index,
      current: index === this.current,
      marked: this.marked.has(id),
      dragged: this.dragged.has(id),
    };
    return row === undefined ? waitingRow(state, this.#text) : contactRow(row, state, this.#text);
  }

  #rowOf(event: Event): HTMLElement | undefined {
    return event
      .composedPath()
      .find((node): node is HTMLElement => node instanceof HTMLElement && node.dataset.index !== undefined);
  }

  /** What happens to a contact of the marked ones happens to all of them. */
  #with(id: ContactId): readonly ContactId[] {
    return this.marked.has(id) ? [...this.marked] : [id];
  }

  #onClick(event: MouseEvent): void {
    const row = this.#rowOf(event);
    const id = row?.dataset.id;
    if (row === undefined || id === undefined) return;
    const index = Number(row.dataset.index);
    this.current = index;
    const button = event.composedPath().find((node) => node instanceof HTMLButtonElement);
    switch (button?.dataset.act) {
      case 'star':
        this.#star(index);
        break;
      case 'more':
        this.#showMenu(row, index);
        break;
      case 'call':
        this.dispatchEvent(new ContactActEvent('call', [id]));
        break;
      default:
        this.#mark(event, index);
        if (!event.shiftKey && !event.ctrlKey && !event.metaKey) this.dispatchEvent(new ContactOpenEvent(id));
    }
  }

  #star(index: number): void {
    const row = this.rowAt(index);
    if (row !== undefined)
      this.dispatchEvent(new ContactActEvent(row.favourite ? 'unstar' : 'star', [row.contact.id]));
  }

  #mark({ shiftKey, ctrlKey, metaKey }: MouseEvent | KeyboardEvent, index: number): void {
    const way = shiftKey ? 'range' : ctrlKey || metaKey ? 'toggle' : 'only';
    this.dispatchEvent(new ContactMarkEvent(way, index));
  }

  #onDoubleClick(event: Event): void {
    const id = this.#rowOf(event)?.dataset.id;
    const onButton = event.composedPath().some((node) => node instanceof HTMLButtonElement);
    if (id !== undefined && !onButton) this.dispatchEvent(new ContactActEvent('call', [id]));
  }

  /** A right click anywhere in the row, and the menu key of the keyboard. */
  #onContextMenu(event: Event): void {
    const row = this.#rowOf(event);
    if (row?.dataset.id === undefined) return;
    event.preventDefault();
    this.#showMenu(row, Number(row.dataset.index));
  }

  #showMenu(row: HTMLElement, index: number): void {
    const id = row.dataset.id;
    const anchor = row.querySelector('[data-act=more]');
    if (id === undefined || anchor === null) return;
    if (!this.marked.has(id)) this.dispatchEvent(new ContactMarkEvent('only', index));
    this.dispatchEvent(new ContactMenuEvent(id, anchor));
  }

  #onFocusin(event: Event): void {
    const row = this.#rowOf(event);
    if (row !== undefined) this.current = Number(row.dataset.index);
  }

  #onDragStart(event: DragEvent): void {
    const id = this.#rowOf(event)?.dataset.id;
    if (id === undefined || event.dataTransfer === null) return;
    const ids = this.#with(id);
    const contacts = this.#inSight(new Set(ids), id);
    putContacts(event.dataTransfer, { contacts, count: ids.length, text: this.#text, root: this.renderRoot });
    this.dispatchEvent(new ContactDragEvent(ids));
  }

  #onDragEnd(): void {
    this.dispatchEvent(new ContactDragEvent([]));
  }

  #onJump({ index }: LetterJumpEvent): void {
    void this.#goTo(index, 'start');
  }

  async #onKeydown(event: KeyboardEvent): Promise<void> {
    const row = this.#rowOf(event);
    if (row === undefined) return;
    const index = Number(row.dataset.index);
    const key = listKey(event, {
      index,
      onButton: event.composedPath()[0] instanceof HTMLButtonElement,
      page: Math.max(1, Math.floor(this.offsetHeight / ROW_HEIGHT) - 1),
      letters: this.head.letters,
    });
    if (key === undefined) return;
    event.preventDefault();
    // What is next takes the place of what was deleted: a key that is held down was not meant for it.
    if (key.what === 'remove' && event.repeat) return;
    if (key.what !== 'move') {
      this.#do(key.what, index, row.dataset.id);
      return;
    }
    if (event.shiftKey && this.marked.size === 0) this.dispatchEvent(new ContactMarkEvent('only', index));
    await this.#goTo(key.to);
    if (event.shiftKey) this.dispatchEvent(new ContactMarkEvent('range', this.current));
  }

  #do(what: Exclude<ListKey['what'], 'move'>, index: number, id: ContactId | undefined): void {
    if (what === 'all') this.dispatchEvent(new ContactMarkEvent('all', index));
    if (id === undefined) return;
    switch (what) {
      case 'call':
        this.dispatchEvent(new ContactActEvent('call', [id]));
        break;
      case 'open':
        this.dispatchEvent(new ContactMarkEvent('only', index));
        this.dispatchEvent(new ContactOpenEvent(id));
        break;
      case 'toggle':
      case 'range':
        this.dispatchEvent(new ContactMarkEvent(what, index));
        break;
      case 'remove':
        this.dispatchEvent(new ContactMarkedActEvent('remove', id));
        break;
      case 'all':
        break;
    }
  }

  async #goTo(index: number, block?: ScrollLogicalPosition): Promise<void> {
    const { total } = this.head;
    if (total === 0) return;
    this.current = Math.max(0, Math.min(total - 1, index));
    const at = this.current;
    await this.updateComplete;
    const drawn = (): HTMLElement | null => this.#drawn(at);
    await drawRow(this.renderRoot.querySelector('.rows'), { index: at, block, drawn });
    drawn()?.focus();
  }

  #drawn(index: number): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-index="${index}"]`);
  }

  /** Those of the contacts whose rows are drawn, the first one first. */
  #inSight(ids: ReadonlySet<ContactId>, first: ContactId): readonly Contact[] {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-id]')];
    const contacts = rows.flatMap(({ dataset }) => this.rowAt(Number(dataset.index))?.contact ?? []);
    return contacts
      .filter(({ id }) => ids.has(id))
      .sort((a, b) => Number(b.id === first) - Number(a.id === first));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'contact-list': ContactList;
  }
}
