import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ALL, BLOCKED, EMPTY_SUMMARY, FAVOURITES } from '../../domain/contacts/address-book.ts';
import type { AddressBookSummary, Group, GroupId } from '../../domain/contacts/address-book.ts';
import { Localize } from '../../i18n/localize.ts';
import '../../icons/contact-icons.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { RovingFocus } from '../controllers/roving-focus.ts';
import type { MenuSelectEvent, SelectChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-menu.ts';
import type { MenuItem, UiMenu } from '../ui/ui-menu.ts';
import '../ui/ui-select.ts';
import { ContactDropEvent } from './contact-events.ts';
import { contactGroupsStyles } from './contact-groups-styles.ts';
import { GroupActEvent, GroupSelectEvent } from './group-events.ts';

interface Entry {
  readonly id: GroupId;
  readonly icon: IconName;
  readonly label: string;
  readonly count: number;
  /** Set where contacts can be dropped: what that does. */
  readonly verb?: string;
  readonly group?: Group;
}

/**
 * The groups with how many are in each: a column in a wide window, a select in a narrower one. Contacts can be dropped
 * on all but "All contacts"; F2 renames and Delete deletes.
 */
@customElement('contact-groups')
export class ContactGroups extends LitElement {
  static override styles = [base, buttons, contactGroupsStyles];

  @property({ attribute: false }) summary: AddressBookSummary = EMPTY_SUMMARY;
  @property() selected: GroupId = ALL;
  /** Contacts that are dragged now. */
  @property({ type: Number }) dragged = 0;

  @state() protected over: GroupId | undefined;
  @state() protected asked: Group | undefined;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new RovingFocus(this, { items: () => [...this.renderRoot.querySelectorAll<HTMLElement>('.group')] });
  }

  override render(): TemplateResult {
    const entries = this.#entries;
    const chosen = entries.find(({ id }) => id === this.selected)?.group;
    return html`<nav class="pane" aria-label=${this.#text.term('groups')}>
        <h2 class="section-title">${this.#text.term('groups')}</h2>
        <ul
          class="scroll"
          @keydown=${this.#onKeydown}
          @dragenter=${this.#onDragOver}
          @dragover=${this.#onDragOver}
          @dragleave=${this.#onDragLeave}
          @drop=${this.#onDrop}
        >
          ${entries.map((entry) => this.#renderEntry(entry))}
        </ul>
        <button type="button" class="button quiet new" @click=${this.#onNew}>
          ${icon('plus', 's')}${this.#text.term('newGroup')}
        </button>
      </nav>
      <div class="bar">
        <ui-select
          label=${this.#text.term('group')}
          label-hidden
          .value=${this.selected}
          .options=${entries.map(({ id, label, count }) => ({ value: id, label: `${label} (${count.toLocaleString(this.#text.lang())})` }))}
          @select-change=${this.#onSelect}
        ></ui-select>
        ${this.#renderMore(chosen)}
      </div>
      <ui-menu
        label=${this.#text.term('groupMenu', this.asked?.name ?? '')}
        .groups=${[{ items: this.#items }]}
        @menu-select=${this.#onAct}
      ></ui-menu>`;
  }

  #renderEntry(entry: Entry): TemplateResult {
    const { id, label, count, verb, group } = entry;
    const target = this.dragged > 0 && verb !== undefined;
    const over = target && this.over === id;
    return html`<li
      class="${target ? 'target' : ''} ${over ? 'over' : ''}"
      data-group=${id}
      data-target=${target ? '' : nothing}
      @contextmenu=${group === undefined ? nothing : this.#onContextMenu}
    >
      <button
        type="button"
        class="group"
        aria-current=${id === this.selected ? 'true' : nothing}
        @click=${() => this.dispatchEvent(new GroupSelectEvent(id))}
      >
        ${icon(entry.icon, 's')}<span class="grow clip">${label}</span>
        ${
          over
            ? html`<span class="meta verb">${verb}</span>`
            : html`<span class="meta num">${count.toLocaleString(this.#text.lang())}</span>`
        }
      </button>
      ${id === this.selected ? this.#renderMore(group) : nothing}
    </li>`;
  }

  #renderMore(group: Group | undefined): TemplateResult {
    const label =
      group === undefined ? this.#text.term('groupsMenu') : this.#text.term('groupMenu', group.name);
    return html`<button
      type="button"
      class="icon-button small more ${group === undefined ? 'only-bar' : ''}"
      aria-haspopup="menu"
      aria-label=${label}
      data-tip=${label}
      @click=${(event: Event) => this.#show(group, event.currentTarget as Element)}
    >
      ${icon('ellipsis')}
    </button>`;
  }

  get #entries(): readonly Entry[] {
    const t = this.#text;
    const { total, favourites, groups, blockedContacts } = this.summary;
    const add = t.term('dropToAdd');
    return [
      { id: ALL, icon: 'contact', label: t.term('allContacts'), count: total },
      {
        id: FAVOURITES,
        icon: 'star',
        label: t.term('favouriteContacts'),
        count: favourites.length,
        verb: t.term('dropToStar'),
      },
      {
        id: BLOCKED,
        icon: 'ban',
        label: t.term('blockedContacts'),
        count: blockedContacts,
        verb: t.term('dropToBlock'),
      },
      ...groups.map((group): Entry => ({
        id: group.id,
        icon: group.external ? 'server' : 'users',
        label: group.name,
        count: group.count,
        verb: add,
        group,
      })),
    ];
  }

  get #items(): readonly MenuItem[] {
    const t = this.#text;
    return [
      { id: 'new', icon: 'plus', label: t.term('newGroup') },
      ...(this.asked === undefined
        ? []
        : ([
            { id: 'rename', icon: 'pencil', label: t.term('renameGroup', this.asked.name) },
            { id: 'remove', icon: 'trash', label: t.term('deleteGroup', this.asked.name), danger: true },
          ] satisfies readonly MenuItem[])),
    ];
  }

  async #show(group: Group | undefined, anchor: Element): Promise<void> {
    this.asked = group;
    await this.updateComplete;
    await this.renderRoot.querySelector<UiMenu>('ui-menu')?.show(anchor);
  }

  #itemOf(event: Event): HTMLElement | undefined {
    return event.composedPath().find((node) => node instanceof HTMLLIElement);
  }

  #groupOf(event: Event): GroupId {
    return this.#itemOf(event)?.dataset.group ?? '';
  }

  #onSelect(event: SelectChangeEvent): void {
    event.stopPropagation();
    this.dispatchEvent(new GroupSelectEvent(event.value));
  }

  readonly #onNew = (): void => {
    this.dispatchEvent(new GroupActEvent('new'));
  };

  #onAct({ id }: MenuSelectEvent): void {
    if (id === 'new' || id === 'rename' || id === 'remove')
      this.dispatchEvent(new GroupActEvent(id, this.asked?.id));
  }

  #onContextMenu(event: Event): void {
    event.preventDefault();
    const group = this.summary.groups.find(({ id }) => id === this.#groupOf(event));
    void this.#show(group, event.currentTarget as Element);
  }

  #onKeydown(event: KeyboardEvent): void {
    const id = this.#groupOf(event);
    const act =
      event.key === 'F2' ? 'rename' : event.key === 'Delete' && !event.repeat ? 'remove' : undefined;
    if (act === undefined || !this.summary.groups.some((group) => group.id === id)) return;
    event.preventDefault();
    this.dispatchEvent(new GroupActEvent(act, id));
  }

  #onDragOver(event: DragEvent): void {
    const item = this.#itemOf(event);
    if (item?.dataset.target === undefined) return;
    // What lets it be dropped here at all.
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    this.over = item.dataset.group;
  }

  #onDragLeave(event: DragEvent): void {
    const item = this.#itemOf(event);
    const within = event.relatedTarget instanceof Node && item?.contains(event.relatedTarget) === true;
    if (!within && this.over === item?.dataset.group) this.over = undefined;
  }

  #onDrop(event: DragEvent): void {
    const item = this.#itemOf(event);
    this.over = undefined;
    if (item?.dataset.target === undefined) return;
    event.preventDefault();
    this.dispatchEvent(new ContactDropEvent(item.dataset.group ?? ''));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'contact-groups': ContactGroups;
  }
}
