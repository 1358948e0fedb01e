import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  accountsContext,
  callControlContext,
  maintenanceContext,
  uiStateContext,
  windowRoleContext,
} from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Profile } from '../../domain/account/profile.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { panels } from '../../styles/panels.ts';
import type { AccountEditEvent, AccountSaveEvent } from '../account/account-events.ts';
import '../account/account-form.ts';
import '../app/sign-out-dialog.ts';
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
    panels,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .add {
        padding: var(--space-2) var(--space-3);
      }
    `,
  ];

  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: maintenanceContext }) maintenance!: Maintenance;
  @consume({ context: uiStateContext }) ui!: UiState;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;

  /** The account in the form; `new` for one that is not stored yet. The settings see that a form is open. */
  @property({ reflect: true }) editing: string | undefined;
  @state() protected signingOut: string | undefined;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [
      this.accounts.profiles,
      this.accounts.activeId,
      this.control.lines,
      this.windowRole.role,
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was typed outlives the page, so that a look at another one loses nothing.
    this.editing ??= this.ui.settingsDraft.account.value?.id;
  }

  override render(): TemplateResult {
    return html`${this.editing === undefined ? this.#renderList() : this.#renderForm(this.editing)}
    ${this.#renderQuestion()}`;
  }

  #renderList(): TemplateResult {
    const profiles = this.accounts.profiles.value;
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
    const line = this.control.lines.value.find(({ id }) => id === profile.id);
    return html`<account-row
      .profile=${profile}
      .registration=${line?.registration}
      ?elsewhere=${this.windowRole.role.value === 'guest'}
      ?active=${this.accounts.activeId.value === profile.id}
    ></account-row>`;
  }

  #renderForm(id: string): TemplateResult {
    const profile = this.#profile(id);
    const heading =
      profile === undefined
        ? this.#text.term('addAccount')
        : this.#text.term('editAccountNamed', profile.label);
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
          .edited=${this.ui.settingsDraft.account.value?.input}
          submit-label=${this.#text.term('save')}
          @account-edit=${this.#onEdit}
          @account-save=${this.#onSave}
        ></account-form>
      </div>
    </section>`;
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    const profile = this.#profile(this.signingOut);
    if (profile === undefined) return nothing;
    return html`<sign-out-dialog
      .account=${profile.label}
      @dialog-close=${this.#onStay}
      @account-sign-out=${this.#onSignOut}
    ></sign-out-dialog>`;
  }

  #profile(id: string | undefined): Profile | undefined {
    return this.accounts.profiles.value.find((profile) => profile.id === id);
  }

  async #onAction({ id, action }: AccountActionEvent): Promise<void> {
    switch (action) {
      case 'edit':
        this.editing = id;
        break;
      case 'sign-out':
        this.signingOut = id;
        break;
      case 'activate':
        await this.accounts.setActive(id);
        break;
      case 'enable':
      case 'disable': {
        const profile = this.#profile(id);
        if (profile !== undefined) await this.accounts.save({ ...profile, enabled: action === 'enable' });
        break;
      }
    }
  }

  #onAdd(): void {
    this.editing = 'new';
  }

  #onEdit({ input }: AccountEditEvent): void {
    const id = this.editing;
    this.ui.settingsDraft.editAccount(id === undefined || input === undefined ? undefined : { id, input });
  }

  #onEndEditing(): void {
    this.editing = undefined;
    this.ui.settingsDraft.editAccount(undefined);
  }

  async #onSave({ draft, password }: AccountSaveEvent): Promise<void> {
    const id = this.editing === 'new' ? undefined : this.editing;
    this.#onEndEditing();
    const profile = await this.accounts.save({ ...draft, ...(id !== undefined && { id }) }, password);
    this.ui.announce(this.#text.term('accountSaved', profile.label));
  }

  #onStay(): void {
    this.signingOut = undefined;
  }

  async #onSignOut({ deleteHistory }: HTMLElementEventMap['account-sign-out']): Promise<void> {
    const id = this.signingOut;
    this.signingOut = undefined;
    if (id !== undefined) await this.maintenance.signOut(id, deleteHistory);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'profile-page': ProfilePage;
  }
}
