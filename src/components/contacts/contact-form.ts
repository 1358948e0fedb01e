import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { addressBookContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AddressBook, GroupId } from '../../domain/contacts/address-book.ts';
import { EMPTY_CONTACT, contactName } from '../../domain/contacts/contact.ts';
import type { Contact, ContactData, TextField } from '../../domain/contacts/contact.ts';
import { Localize } from '../../i18n/localize.ts';
import { isAppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { fields } from '../../styles/fields.ts';
import '../ui/ui-dialog.ts';
import { dataOf, draftOf, isSameDraft, problemsOf } from './contact-draft.ts';
import type { ContactDraft, DraftProblems } from './contact-draft.ts';
import { ContactOpenEvent, ContactSavedEvent } from './contact-events.ts';
import { TABS, formPanel, tabOf } from './contact-form-panels.ts';
import type { FormTab } from './contact-form-panels.ts';
import { contactFormStyles } from './contact-form-styles.ts';
import { DuplicateWatch } from './duplicate-watch.ts';
import { duplicatesFound, formProblem, leaveQuestion } from './form-messages.ts';
import { PhotoChoice } from './photo-choice.ts';
import { storeContact } from './store-contact.ts';

const log = logger('contacts');

/** What stood in the form when it opened. */
interface Opened {
  readonly contact: Contact | undefined;
  readonly draft: ContactDraft;
  readonly groups: ReadonlySet<GroupId>;
  /** The photo that the contact has; read at once, because it goes with the contact. */
  readonly photo: Promise<Blob | undefined>;
}

const NONE = Promise.resolve(undefined);
const NEW: Opened = { contact: undefined, draft: draftOf(), groups: new Set(), photo: NONE };

/**
 * Edits an own contact, or makes a new one. What was typed stays until it is stored or given up: leaving asks, and a
 * failure of the storage keeps the form open.
 */
@customElement('contact-form')
export class ContactForm extends LitElement {
  static override styles = [base, buttons, fields, feedback, contactFormStyles];

  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected opened: Opened | undefined;
  @state() protected draft: ContactDraft = draftOf();
  @state() protected groups: ReadonlySet<GroupId> = new Set();
  @state() protected tab: FormTab = 'general';
  @state() protected problems: DraftProblems = new Map();
  @state() protected failure: unknown;
  @state() protected busy = false;
  /** What happens when the changes are given up. */
  @state() protected leaving: (() => void) | undefined;

  readonly #text = new Localize(this);
  readonly #photo = new PhotoChoice(this);
  readonly #duplicates = new DuplicateWatch(this, () => this.book);

  constructor() {
    super();
    new SignalController(this, () => [this.book.summary]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ui.guardView(undefined);
  }

  /** Opens the form: for a new contact that has these already, or for one that is there. */
  async edit(contact?: Contact, data: Partial<ContactData> = {}): Promise<void> {
    const draft = draftOf({ ...EMPTY_CONTACT, ...contact, ...data });
    const details = contact === undefined ? undefined : await this.book.details(contact.id);
    const groups = new Set(details?.groups.map(({ id }) => id));
    const photo = contact === undefined || contact.photo === '' ? NONE : this.#photoOf(contact);
    // A number that comes along is a change already.
    this.opened = { contact, groups, photo, draft: contact === undefined ? draftOf() : draft };
    Object.assign(this, { draft, groups, tab: 'general', problems: new Map() });
    this.#photo.clear();
    this.failure = undefined;
    this.ui.guardView((leave) => {
      this.#leave(leave);
    });
    await this.updateComplete;
    this.renderRoot.querySelector('ui-field')?.focus();
  }

  override render(): TemplateResult {
    const t = this.#text;
    const contact = this.opened?.contact;
    const heading =
      contact === undefined ? t.term('newContact') : t.term('editHeading', contactName(contact));
    return html`<ui-dialog
        form
        .open=${this.opened !== undefined}
        heading=${heading}
        @dialog-close=${this.#onCancel}
      >
        ${this.opened === undefined ? nothing : this.#renderForm()}
        <div slot="footer" class="row">
          <button type="button" class="button" @click=${this.#onCancel}>${t.term('cancel')}</button>
          <button type="button" class="button primary" aria-disabled=${this.busy} @click=${this.#onApply}>
            ${this.busy ? html`<span class="spinner"></span>${t.term('saving')}` : t.term('apply')}
          </button>
        </div>
      </ui-dialog>
      ${leaveQuestion(t, this.leaving !== undefined, {
        stay: this.#onStay,
        discard: this.#onDiscard,
      })}`;
  }

  #renderForm(): TemplateResult {
    return html`<div
        class="tabs"
        role="tablist"
        aria-label=${this.#text.term('formTabs')}
        @keydown=${this.#onTabKey}
      >
        ${TABS.map((tab) => this.#renderTab(tab))}
      </div>
      <div class="panel scroll" role="tabpanel" id="panel" tabindex="-1" aria-labelledby=${this.tab}>
        <form @submit=${this.#onApply}>
          ${formProblem(this.#text, this.problems, this.failure)}
          ${formPanel(this.tab, this.#text, {
            contact: this.opened?.contact,
            draft: this.draft,
            groups: this.groups,
            allGroups: this.book.summary.value.groups,
            photo: this.#photo,
            failure: this.failure,
            problems: this.problems,
            onText: this.#onText,
            onNumbers: this.#onNumbers,
            onGroup: this.#onGroup,
            onPicture: this.#onPicture,
          })}
          ${duplicatesFound(this.#text, this.#duplicates.found, this.#openOther)}
        </form>
      </div>`;
  }

  #renderTab(tab: FormTab): TemplateResult {
    const selected = tab === this.tab;
    return html`<button
      type="button"
      role="tab"
      id=${tab}
      aria-selected=${selected}
      aria-controls="panel"
      tabindex=${selected ? 0 : -1}
      @click=${() => {
        this.tab = tab;
      }}
    >
      ${this.#text.term('formTab', tab)}
    </button>`;
  }

  readonly #openOther = ({ id }: Contact): void => {
    this.#leave(() => this.dispatchEvent(new ContactOpenEvent(id)));
  };

  get #dirty(): boolean {
    const { opened, draft, groups } = this;
    if (opened === undefined) return false;
    const sameGroups = groups.size === opened.groups.size && [...groups].every((id) => opened.groups.has(id));
    return this.#photo.picture !== undefined || !sameGroups || !isSameDraft(draft, opened.draft);
  }

  #changed(draft: ContactDraft): void {
    this.draft = draft;
    this.failure = undefined;
    if (this.problems.size > 0) this.problems = problemsOf(dataOf(draft, undefined));
    this.#duplicates.look(dataOf(draft, undefined), this.opened?.contact?.id);
  }

  readonly #onText = (field: TextField, value: string): void => {
    this.#changed({ ...this.draft, texts: { ...this.draft.texts, [field]: value } });
  };

  readonly #onNumbers = (numbers: ContactDraft['numbers']): void => {
    this.#changed({ ...this.draft, numbers });
  };

  readonly #onGroup = (id: GroupId, member: boolean): void => {
    this.groups = new Set(member ? [...this.groups, id] : [...this.groups].filter((other) => other !== id));
  };

  readonly #onPicture = async (picture: File | null): Promise<void> => {
    this.failure = undefined;
    // There was none, and there is to be none.
    if (picture === null && (this.opened?.contact?.photo ?? '') === '') this.#photo.clear();
    else await this.#photo.choose(picture);
  };

  readonly #onApply = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { opened } = this;
    if (opened === undefined || this.busy) return;
    const data = dataOf(this.draft, opened.contact);
    this.problems = problemsOf(data);
    const [first] = this.problems.keys();
    if (first !== undefined) {
      this.tab = tabOf(first, this.tab);
      return;
    }
    this.busy = true;
    try {
      const { contact, groups: before } = opened;
      const wish = { data, contact, picture: this.#photo.picture, groups: { before, after: this.groups } };
      const saved = await storeContact(this.book, wish);
      this.#close();
      this.dispatchEvent(new ContactSavedEvent(saved.id));
    } catch (error) {
      this.failure = error;
      // What was typed is not lost with it: the next "Apply" makes it a new one.
      if (isAppError(error, 'contact/gone')) await this.#becomeNew(opened);
    } finally {
      this.busy = false;
    }
  };

  /** Without its photo a contact can be edited all the same. */
  #photoOf(contact: Contact): Promise<Blob | undefined> {
    return this.book.photo(contact).catch((error: unknown) => {
      log.warn('a photo could not be read', error);
      return undefined;
    });
  }

  async #becomeNew(before: Opened): Promise<void> {
    const photo = await before.photo;
    if (this.#photo.picture === undefined && photo !== undefined) this.#photo.keep(photo);
    // None was there, and none is to be there.
    if (this.#photo.picture === null) this.#photo.clear();
    this.opened = NEW;
  }

  #leave(then: () => void): void {
    const leave = (): void => {
      this.#close();
      then();
    };
    if (this.#dirty) this.leaving = leave;
    else leave();
  }

  #close(): void {
    this.opened = undefined;
    this.leaving = undefined;
    this.#photo.clear();
    this.#duplicates.clear();
    this.ui.guardView(undefined);
  }

  readonly #onCancel = (event: Event): void => {
    event.stopPropagation();
    this.#leave(() => undefined);
  };

  readonly #onStay = (event: Event): void => {
    event.stopPropagation();
    this.leaving = undefined;
  };

  readonly #onDiscard = (): void => {
    this.leaving?.();
  };

  async #onTabKey(event: KeyboardEvent): Promise<void> {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    this.tab = TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length] ?? 'general';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'contact-form': ContactForm;
  }
}
