import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  accountsContext,
  callControlContext,
  maintenanceContext,
  uiStateContext,
} from '../../app/contexts.ts';
import type { Maintenance } from '../../app/maintenance.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Profile } from '../../domain/account/profile.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { fields } from '../../styles/fields.ts';
import { panels } from '../../styles/panels.ts';
import type { AccountSaveEvent } from '../account/account-events.ts';
import '../account/account-form.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-switch.ts';
import './account-row.ts';
import type { AccountActionEvent } from './account-row-events.ts';

/** The accounts (row #26): add, edit, remove, switch on and off, choose the one for outgoing calls. Changes hold at once. */
@customElement('profile-page')
export class ProfilePage extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    fields,
    panels,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .add {
        padding: var(--space-2) var(--space-3);
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        margin-block-start: var(--space-3);
      }
    `,
  ];

  @consume({ context: accountsContext, subscribe: true })
  @state()
  protected accounts: AccountStore | undefined;

  @consume({ context: callControlContext, subscribe: true })
  @state()
  protected control: CallControl | undefined;

  @consume({ context: maintenanceContext, subscribe: true })
  @state()
  protected maintenance: Maintenance | undefined;

  @consume({ context: uiStateContext, subscribe: true })
  @state()
  protected ui: UiState | undefined;

  /** The account in the form; `new` for one that is not stored yet. */
  @state() protected editing: string | undefined;
  @state() protected removing: string | undefined;
  @state() protected deleteHistory = false;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.accounts?.profiles, this.accounts?.activeId, this.control?.lines]);
  }

  override render(): TemplateResult {
    return html`${this.editing === undefined ? this.#renderList() : this.#renderForm(this.editing)}
    ${this.#renderQuestion()}`;
  }

  #renderList(): TemplateResult {
    const profiles = this.accounts?.profiles.value ?? [];
    return html`<section class="panel" aria-labelledby="heading">
      <div class="panel-head">
        <h3 class="section-title" id="heading">${this.#text.term('accountsHeading')}</h3>
      </div>
      ${profiles.length === 0 ? this.#renderEmpty() : nothing}
      <ul @account-action=${this.#onAction}>
        ${profiles.map((profile) => html`<li>${this.#renderRow(profile)}</li>`)}
      </ul>
      <div class="add">
        <button type="button" class="button quiet" @click=${this.#onAdd}>
          ${icon('plus', 's')}${this.#text.term('addAccount')}
        </button>
      </div>
    </section>`;
  }

  #renderEmpty(): TemplateResult {
    return html`<div class="empty">
      ${icon('circle-user')}
      <p class="name">${this.#text.term('noAccounts')}</p>
      <p>${this.#text.term('noAccountsAdvice')}</p>
    </div>`;
  }

  #renderRow(profile: Profile): TemplateResult {
    const line = this.control?.lines.value.find(({ id }) => id === profile.id);
    return html`<account-row
      .profile=${profile}
      .registration=${line?.registration}
      ?active=${this.accounts?.activeId.value === profile.id}
    ></account-row>`;
  }

  #renderForm(id: string): TemplateResult {
    const profile = this.#profile(id);
    const heading =
      profile === undefined
        ? this.#text.term('addAccount')
        : this.#text.term('editAccountNamed', nameOf(profile));
    return html`<section class="panel" aria-labelledby="heading">
      <div class="panel-head">
        <h3 class="section-title grow" id="heading">${heading}</h3>
        <button type="button" class="button quiet" @click=${this.#onEndEditing}>
          ${this.#text.term('cancel')}
        </button>
      </div>
      <div class="panel-body">
        <account-form
          .profile=${profile}
          submit-label=${this.#text.term('save')}
          @account-save=${this.#onSave}
        ></account-form>
      </div>
    </section>`;
  }

  #renderQuestion(): TemplateResult {
    const profile = this.#profile(this.removing);
    return html`<ui-dialog
      alert
      ?open=${profile !== undefined}
      heading=${this.#text.term('removeAccountQuestion', profile === undefined ? '' : nameOf(profile))}
      @dialog-close=${this.#onKeep}
    >
      <p>${this.#text.term('removeAccountText')}</p>
      <label class="choice">
        <input
          type="checkbox"
          class="check"
          .checked=${this.deleteHistory}
          @change=${this.#onDeleteHistory}
        />
        ${this.#text.term('deleteHistoryToo')}
      </label>
      <button slot="footer" type="button" class="button" @click=${this.#onKeep}>
        ${this.#text.term('cancel')}
      </button>
      <button slot="footer" type="button" class="button end" @click=${this.#onRemove}>
        ${this.#text.term('remove')}
      </button>
    </ui-dialog>`;
  }

  #profile(id: string | undefined): Profile | undefined {
    return this.accounts?.profiles.value.find((profile) => profile.id === id);
  }

  async #onAction({ id, action }: AccountActionEvent): Promise<void> {
    switch (action) {
      case 'edit':
        this.editing = id;
        break;
      case 'remove':
        this.deleteHistory = false;
        this.removing = id;
        break;
      case 'activate':
        await this.accounts?.setActive(id);
        break;
      case 'enable':
      case 'disable': {
        const profile = this.#profile(id);
        if (profile !== undefined) await this.accounts?.save({ ...profile, enabled: action === 'enable' });
        break;
      }
    }
  }

  #onAdd(): void {
    this.editing = 'new';
  }

  #onEndEditing(): void {
    this.editing = undefined;
  }

  async #onSave({ draft, password }: AccountSaveEvent): Promise<void> {
    const id = this.editing === 'new' ? undefined : this.editing;
    this.editing = undefined;
    const profile = await this.accounts?.save({ ...draft, ...(id !== undefined && { id }) }, password);
    if (profile !== undefined) this.ui?.announce(this.#text.term('accountSaved', nameOf(profile)));
  }

  #onDeleteHistory(event: Event): void {
    this.deleteHistory = (event.target as HTMLInputElement).checked;
  }

  #onKeep(): void {
    this.removing = undefined;
  }

  async #onRemove(): Promise<void> {
    const { removing, deleteHistory } = this;
    this.removing = undefined;
    if (removing !== undefined) await this.maintenance?.signOut(removing, deleteHistory);
  }
}

function nameOf({ label, user }: Profile): string {
  return label === '' ? user : label;
}

declare global {
  interface HTMLElementTagNameMap {
    'profile-page': ProfilePage;
  }
}
