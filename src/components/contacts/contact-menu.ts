import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ContactRow, Group } from '../../domain/contacts/address-book.ts';
import { contactName, isOwn } from '../../domain/contacts/contact.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import { formatNumber } from '../../domain/dialing/number-format.ts';
import { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import type { MenuSelectEvent } from '../ui/ui-events.ts';
import type { MenuGroup, MenuItem, UiMenu } from '../ui/ui-menu.ts';
import '../ui/ui-menu.ts';
import { ContactActEvent } from './contact-events.ts';
import type { ContactAct } from './contact-events.ts';

/** What the menu is about: a contact, and the marked ones it stands among. */
export interface MenuSubject {
  readonly row: ContactRow;
  readonly ids: readonly ContactId[];
  /** The group that is shown, from which contacts can be taken. */
  readonly group: Group | undefined;
}

const CALL = 'call ';

/** What can be done with a contact, or with all that are marked. */
@customElement('contact-menu')
export class ContactMenu extends LitElement {
  /** The window holds the contacts and nothing else. */
  @property({ type: Boolean }) alone = false;

  @state() protected subject: MenuSubject | undefined;

  readonly #text = new Localize(this);

  async show(subject: MenuSubject, anchor: Element): Promise<void> {
    this.subject = subject;
    await this.updateComplete;
    await this.renderRoot.querySelector<UiMenu>('ui-menu')?.show(anchor);
  }

  override render(): TemplateResult {
    const label = this.subject === undefined ? '' : this.#label(this.subject);
    return html`<ui-menu
      label=${label}
      .groups=${this.subject === undefined ? [] : this.#groups(this.subject)}
      @menu-select=${this.#onSelect}
    ></ui-menu>`;
  }

  #label({ row, ids }: MenuSubject): string {
    return ids.length > 1
      ? this.#text.term('contactsMarked', ids.length)
      : this.#text.term('moreForContact', contactName(row.contact));
  }

  #groups(subject: MenuSubject): readonly MenuGroup[] {
    const several = subject.ids.length > 1;
    return [
      ...(several ? [] : [{ items: this.#reach(subject) }]),
      { items: this.#sort(subject) },
      { items: this.#change(subject) },
    ].filter(({ items }) => items.length > 0);
  }

  /** Blue is the primary number, grey the others. */
  #reach({ row: { contact } }: MenuSubject): readonly MenuItem[] {
    const t = this.#text;
    return [
      ...contact.numbers.map(({ kind, number }, index): MenuItem => ({
        id: `${CALL}${index}`,
        icon: 'phone',
        lead: index === 0,
        label: t.term('callNumber', formatNumber(number)),
        hint: t.term('numberKind', kind),
      })),
      ...(contact.mail === ''
        ? []
        : ([{ id: 'mail', icon: 'mail', label: t.term('writeMail') }] satisfies readonly MenuItem[])),
      ...(contact.numbers.length === 0
        ? []
        : ([{ id: 'copy', icon: 'copy', label: t.term('copyNumber') }] satisfies readonly MenuItem[])),
      // A window of the contacts alone has no history.
      ...(contact.numbers.length === 0 || this.alone
        ? []
        : ([
            { id: 'calls', icon: 'history', label: t.term('callsWith', contactName(contact)) },
          ] satisfies readonly MenuItem[])),
    ];
  }

  #sort({ row, ids, group }: MenuSubject): readonly MenuItem[] {
    const t = this.#text;
    const { favourite, blocked } = row;
    return [
      { id: 'group', icon: 'folder-plus', label: t.term('addToGroup') },
      ...(group === undefined
        ? []
        : ([
            { id: 'ungroup', icon: 'minus', label: t.term('takeFromGroup', group.name) },
          ] satisfies readonly MenuItem[])),
      favourite
        ? { id: 'unstar', icon: 'star', label: t.term('unstar', ids.length) }
        : { id: 'star', icon: 'star', label: t.term('star', ids.length) },
      blocked
        ? { id: 'unblock', icon: 'ban', label: t.term('unblock') }
        : { id: 'block', icon: 'ban', label: t.term('block'), hint: t.term('blockHint') },
    ];
  }

  #change({ row: { contact }, ids }: MenuSubject): readonly MenuItem[] {
    const t = this.#text;
    const save: readonly MenuItem[] = [
      { id: 'save', icon: 'download', label: t.term('saveVCard') },
      { id: 'save-csv', icon: 'download', label: t.term('saveAs', 'CSV') },
      { id: 'save-json', icon: 'download', label: t.term('saveAs', 'JSON') },
    ];
    const several = ids.length > 1;
    if (!several && !isOwn(contact)) return save;
    return [
      ...(several
        ? []
        : ([{ id: 'edit', icon: 'pencil', label: t.term('editContact') }] satisfies readonly MenuItem[])),
      ...save,
      { id: 'remove', icon: 'trash', label: t.term('deleteContacts', ids.length), danger: true },
    ];
  }

  #onSelect({ id }: MenuSelectEvent): void {
    if (this.subject === undefined) return;
    const { row, ids } = this.subject;
    if (id.startsWith(CALL)) {
      const number = row.contact.numbers[Number(id.slice(CALL.length))]?.number;
      this.dispatchEvent(new ContactActEvent('call', [row.contact.id], number));
    } else if (isAct(id)) this.dispatchEvent(new ContactActEvent(id, ids));
  }
}

const ACTS: ReadonlySet<string> = new Set<ContactAct>([
  'mail',
  'copy',
  'calls',
  'group',
  'ungroup',
  'star',
  'unstar',
  'block',
  'unblock',
  'edit',
  'save',
  'save-csv',
  'save-json',
  'remove',
]);

function isAct(id: string): id is ContactAct {
  return ACTS.has(id);
}

declare global {
  interface HTMLElementTagNameMap {
    'contact-menu': ContactMenu;
  }
}
