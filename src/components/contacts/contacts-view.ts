import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  addressBookContext,
  callControlContext,
  dialerContext,
  historyContext,
  popOutsContext,
  uiStateContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { ALL } from '../../domain/contacts/address-book.ts';
import type { AddressBook, ContactFilter } from '../../domain/contacts/address-book.ts';
import type { ContactId } from '../../domain/contacts/contact.ts';
import type { Dialer } from '../../domain/dialing/dialer.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { PopOutAccess } from '../../domain/pwa/pop-outs.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { fields } from '../../styles/fields.ts';
import { ContactActs } from './contact-acts.ts';
import { ContactActEvent, ContactMarkedActEvent } from './contact-events.ts';
import type {
  ContactDragEvent,
  ContactDropEvent,
  ContactMarkEvent,
  ContactMenuEvent,
  ContactOpenEvent,
  ContactSavedEvent,
  ContactShownEvent,
} from './contact-events.ts';
import './contact-form.ts';
import './contact-groups.ts';
import { contactInformation } from './contact-information.ts';
import './contact-list.ts';
import './contact-menu.ts';
import { contactTools } from './contact-tools.ts';
import { contactsEmpty } from './contacts-empty.ts';
import { ContactsModel } from './contacts-model.ts';
import './contacts-more.ts';
import { contactsSearch } from './contacts-search.ts';
import { contactsViewStyles } from './contacts-view-styles.ts';
import './group-choice.ts';
import './group-dialog.ts';
import type { GroupActEvent, GroupSavedEvent, GroupSelectEvent } from './group-events.ts';

/** Everyone the person knows: groups, the list, the information of one of them, and what can be done with them. */
@customElement('contacts-view')
export class ContactsView extends LitElement {
  static override styles = [base, buttons, fields, feedback, contactsViewStyles];

  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: dialerContext }) dialer!: Dialer;
  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: popOutsContext }) popOuts!: PopOutAccess;
  @consume({ context: uiStateContext }) ui!: UiState;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;

  @state() protected groupsShown = true;
  /** In a narrow window: the information stands in place of the list. */
  @state() protected covered = false;
  @state() protected dragged: ReadonlySet<ContactId> = new Set();

  readonly #text = new Localize(this);
  readonly #acts = new ContactActs(this, this.#text, {
    edit: (contact) => this.#form?.edit(contact),
    chooseGroup: (ids, who) =>
      this.renderRoot.querySelector('group-choice')?.ask(ids, this.#text.term('groupChoice', who)),
    save: (format, ids) => this.#more?.save(format, ids),
  });
  readonly #model = new ContactsModel(this, () => this.book);

  constructor() {
    super();
    new SignalController(this, () => [this.book.summary, this.history.entries, this.ui.contactWish]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.popOuts.alone) void this.popOuts.load();
  }

  protected override willUpdate(): void {
    this.#model.update(this.book.summary.value.revision, this.history.entries.value);
  }

  protected override updated(): void {
    const wish = this.ui.contactWish.value;
    if (wish === undefined) return;
    this.ui.wishContact(undefined);
    if ('open' in wish) void this.#show(wish.open);
    else void this.#form?.edit(undefined, wish.add);
  }

  override render(): TemplateResult {
    const summary = this.book.summary.value;
    const panes = `panes ${this.groupsShown ? 'grouped' : ''} ${this.covered ? 'covered' : ''}`;
    return html`<div
      class="view ${this.covered ? 'covered' : ''}"
      data-region
      @contact-act=${this.#onAct}
      @contact-marked-act=${this.#onMarkedAct}
      @contact-mark=${this.#onMark}
      @contact-open=${this.#onOpen}
      @contact-menu=${this.#onMenu}
      @contact-drag=${this.#onDrag}
      @contact-drop=${this.#onDrop}
      @contact-shown=${this.#onShown}
      @contact-saved=${this.#onSaved}
      @group-select=${this.#onGroup}
      @group-act=${this.#onGroupAct}
      @group-saved=${this.#onGroupSaved}
      @call-approach=${() => this.control.prepare(this.ui.nextCall.value.line)}
    >
      ${this.#renderTools()}
      <div class=${panes}>
        <contact-groups
          .summary=${summary}
          .selected=${this.#model.filter.group}
          .dragged=${this.dragged.size}
        ></contact-groups>
        <section class="list" aria-label=${this.#text.term('navContacts')}>
          ${contactsSearch(this.#text, {
            filter: this.#model.filter,
            origins: summary.origins,
            total: summary.total,
            onFilter: this.#onFilter,
            onDown: this.#onDown,
          })}
          ${this.#renderList()}
        </section>
        ${contactInformation(this.#text, this.#model, { origins: summary.origins, onBack: this.#onBack })}
      </div>
      <contact-menu ?alone=${this.popOuts.alone}></contact-menu>
      <contacts-more></contacts-more>
      <contact-form></contact-form>
      <group-choice .groups=${summary.groups}></group-choice>
      <group-dialog></group-dialog>
    </div>`;
  }

  #renderTools(): TemplateResult {
    const { marks, can } = this.#model;
    return contactTools(this.#text, {
      ...can,
      marked: marks.ids.size,
      groupsShown: this.groupsShown,
      onNew: this.#onNew,
      onAct: (act) => void this.#onMarkedAct(new ContactMarkedActEvent(act)),
      onGroups: () => {
        this.groupsShown = !this.groupsShown;
      },
      onMore: (event) => void this.#more?.show(event.currentTarget as Element, this.#model.toSave),
      popOuts: this.popOuts,
    });
  }

  #renderList(): TemplateResult | typeof nothing {
    const { head, ready, filter, marks, rowAt } = this.#model;
    const { total, ready: stored } = this.book.summary.value;
    if (!ready || (!stored && head.total === 0)) return nothing;
    if (head.total === 0)
      return contactsEmpty(this.#text, filter, total, {
        onNew: this.#onNew,
        onImport: () => this.#more?.importFiles(),
        onAll: () => {
          this.#onFilter({ text: '' });
        },
      });
    return html`<contact-list
      .head=${head}
      .rowAt=${rowAt}
      .marked=${marks.ids}
      .dragged=${this.dragged}
    ></contact-list>`;
  }

  get #list() {
    return this.renderRoot.querySelector('contact-list');
  }

  get #form() {
    return this.renderRoot.querySelector('contact-form');
  }

  get #more() {
    return this.renderRoot.querySelector('contacts-more');
  }

  async #show(id: ContactId): Promise<void> {
    this.covered = true;
    await this.#model.open(id);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.back')?.focus();
  }

  async #onMark(event: ContactMarkEvent): Promise<void> {
    await this.#model.mark(event);
    if (event.way !== 'only') this.ui.announce(this.#text.term('contactsMarked', this.#model.marks.ids.size));
  }

  async #onOpen({ id }: ContactOpenEvent): Promise<void> {
    if (id !== undefined) await this.#show(id);
  }

  readonly #onBack = async (): Promise<void> => {
    this.covered = false;
    await this.updateComplete;
    await this.#list?.focusRow();
  };

  async #onMenu({ id, anchor }: ContactMenuEvent): Promise<void> {
    const details = await this.book.details(id);
    if (details === undefined) return;
    const group = this.book.summary.value.groups.find((one) => one.id === this.#model.filter.group);
    const subject = { row: details, ids: (await this.#model.marked()).with(id), group };
    await this.renderRoot.querySelector('contact-menu')?.show(subject, anchor);
  }

  async #onAct({ act, ids, number }: ContactActEvent): Promise<void> {
    const { group } = this.#model.filter;
    await this.#acts.do(act, { ids, number, group });
    if (act !== 'remove') return;
    this.#model.marks.none();
    this.requestUpdate();
    await this.updateComplete;
    await this.#list?.focusRow();
  }

  async #onMarkedAct({ act, at }: ContactMarkedActEvent): Promise<void> {
    const marks = await this.#model.marked();
    await this.#onAct(new ContactActEvent(act, at === undefined ? [...marks.ids] : marks.with(at)));
  }

  #onDrag({ ids }: ContactDragEvent): void {
    this.dragged = new Set(ids);
  }

  async #onDrop({ group, ids = [...this.dragged] }: ContactDropEvent): Promise<void> {
    this.dragged = new Set();
    await this.#acts.put(ids, group);
  }

  #onShown({ number, id }: ContactShownEvent): Promise<void> {
    return this.book.setShown(number, id);
  }

  #onSaved({ id }: ContactSavedEvent): Promise<void> {
    return this.#show(id);
  }

  #onGroup({ group }: GroupSelectEvent): void {
    this.#onFilter({ group });
  }

  async #onGroupAct({ act, group: id }: GroupActEvent): Promise<void> {
    const group = this.book.summary.value.groups.find((one) => one.id === id);
    if (act !== 'remove') await this.renderRoot.querySelector('group-dialog')?.ask(group);
    else if (group !== undefined) {
      await this.#acts.removeGroup(id);
      if (this.#model.filter.group === id) this.#onFilter({ group: ALL });
    }
  }

  #onGroupSaved({ group }: GroupSavedEvent): void {
    this.#onFilter({ group });
  }

  readonly #onFilter = (changes: Partial<ContactFilter>): void => {
    this.#model.show(changes);
    this.covered = false;
    this.#list?.toTop();
  };

  readonly #onDown = (): void => {
    void this.#list?.focusRow();
  };

  readonly #onNew = (): void => {
    void this.#form?.edit();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'contacts-view': ContactsView;
  }
}
