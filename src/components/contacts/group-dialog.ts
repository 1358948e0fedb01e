import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { addressBookContext } from '../../app/contexts.ts';
import type { AddressBook, ContactErrorCode, Group } from '../../domain/contacts/address-book.ts';
import { CONTACT_LIMITS } from '../../domain/contacts/contact.ts';
import { Localize } from '../../i18n/localize.ts';
import { isAppError } from '../../lib/app-error.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import '../ui/ui-dialog.ts';
import type { FieldInputEvent } from '../ui/ui-events.ts';
import '../ui/ui-field.ts';
import { GroupSavedEvent } from './group-events.ts';

/** Asks for the name of a group, a new one or one that is renamed, and stores it. */
@customElement('group-dialog')
export class GroupDialog extends LitElement {
  static override styles = [base, buttons];

  @consume({ context: addressBookContext }) book!: AddressBook;

  @state() protected open = false;
  @state() protected group: Group | undefined;
  @state() protected name = '';
  @state() protected error: string | undefined;
  @state() protected busy = false;

  readonly #text = new Localize(this);

  /** Without a group: for a new one. */
  async ask(group?: Group): Promise<void> {
    this.group = group;
    this.name = group?.name ?? '';
    this.error = undefined;
    this.open = true;
    await this.updateComplete;
    this.renderRoot.querySelector('ui-field')?.focus();
  }

  override render(): TemplateResult {
    const t = this.#text;
    const create = this.group === undefined;
    return html`<ui-dialog
      .open=${this.open}
      heading=${create ? t.term('newGroup') : t.term('renameGroup', this.group?.name ?? '')}
      @dialog-close=${this.#onClose}
    >
      <form @submit=${this.#onSubmit}>
        <ui-field
          label=${t.term('groupName')}
          .value=${this.name}
          .error=${this.error}
          @field-input=${this.#onInput}
        ></ui-field>
      </form>
      <div slot="footer" class="row">
        <button type="button" class="button" @click=${this.#onClose}>${t.term('cancel')}</button>
        <button type="button" class="button primary" @click=${this.#onSubmit}>
          ${create ? t.term('createGroup') : t.term('apply')}
        </button>
      </div>
    </ui-dialog>`;
  }

  readonly #onClose = (): void => {
    this.open = false;
  };

  #onInput({ value }: FieldInputEvent): void {
    this.name = value;
    this.error = undefined;
  }

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const name = this.name.trim();
    if (this.busy) return;
    if (name === '' || name.length > CONTACT_LIMITS.group) {
      this.error = this.#text.term('groupNameWanted', CONTACT_LIMITS.group);
      return;
    }
    this.busy = true;
    try {
      const saved = await this.#store(name);
      this.open = false;
      this.dispatchEvent(new GroupSavedEvent(saved));
    } catch (error) {
      if (!isAppError<ContactErrorCode>(error, 'contact/group-exists')) throw error;
      this.error = this.#text.term('groupExists');
    } finally {
      this.busy = false;
    }
  };

  async #store(name: string): Promise<string> {
    if (this.group === undefined) return (await this.book.createGroup(name)).id;
    await this.book.renameGroup(this.group.id, name);
    return this.group.id;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'group-dialog': GroupDialog;
  }
}
