import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { accountsContext, practiceContext, uiStateContext } from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { PracticeExchange } from '../../domain/account/practice-exchange.ts';
import type { ProfileDraft } from '../../domain/account/profile.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import '../../icons/account-icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { loadAccountForms } from '../app/load-elements.ts';
import type { AccountEditEvent, AccountSaveEvent, ProvisioningEndEvent } from './account-events.ts';
import { signInStyles } from './sign-in-styles.ts';
import './permission-list.ts';

type Choice = 'connect' | 'provisioning';

/** The way in: practise with one click, connect a phone system, or use a provisioning link. Also adds further accounts. */
@customElement('sign-in-view')
export class SignInView extends LitElement {
  static override styles = [base, buttons, feedback, signInStyles];

  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: practiceContext }) practice!: PracticeExchange;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected choice: Choice | undefined;
  @state() protected leasing = false;
  @state() protected link = '';
  @state() protected source: string | undefined;

  readonly #text = new Localize(this);
  readonly #practiceOffered = new Task(this, { task: () => this.practice.available(), args: () => [] });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ui.settingsDraft.editAccount(undefined);
  }

  override render(): TemplateResult {
    const t = this.#text;
    return html`<div class="first">
        <section class="intro">
          <div class="row brand">${icon('brand')}<span class="page-title">${t.term('appName')}</span></div>
          <div>
            <h1 class="hero"><span>${t.term('heroLine1')} </span><span>${t.term('heroLine2')}</span></h1>
            <p class="secondary">${t.term('heroText')}</p>
          </div>
          <permission-list></permission-list>
        </section>
        <section class="choices" aria-labelledby="how">
          ${this.#renderHead()}
          <div class="stack">
            ${this.#practiceOffered.value === true ? this.#renderPractice() : nothing}
            ${this.#renderChoice('connect', 'server', this.#renderConnect())}
            ${this.#renderChoice('provisioning', 'link', this.#renderLink())}
          </div>
          <p class="meta row lock">${icon('lock', 's')}${t.term('passwordsStay')}</p>
        </section>
      </div>
      <provisioning-dialog
        .source=${this.source}
        @provisioning-end=${this.#onProvisioningEnd}
      ></provisioning-dialog>`;
  }

  #renderHead(): TemplateResult {
    const t = this.#text;
    return html`<div class="row">
      ${
        this.accounts.profiles.value.length === 0
          ? nothing
          : html`<button type="button" class="button quiet" @click=${this.#onBack}>
              ${icon('arrow-left', 's')}${t.term('back')}
            </button>`
      }
      <h2 class="title" id="how">${t.term('howToStart')}</h2>
    </div>`;
  }

  #renderPractice(): TemplateResult {
    const t = this.#text;
    return html`<div class="choice">
      <button type="button" aria-disabled=${this.leasing ? 'true' : nothing} @click=${this.#onPractice}>
        ${icon('flask-conical', 'l')}
        <span class="grow">
          <span class="name">${t.term('practiceChoice')}</span>
          <span class="meta">${t.term(this.leasing ? 'practiceStarting' : 'practiceExplained')}</span>
        </span>
        ${this.leasing ? html`<span class="spinner"></span>` : icon('chevron-right', 's')}
      </button>
    </div>`;
  }

  #renderChoice(choice: Choice, name: IconName, body: TemplateResult): TemplateResult {
    const open = this.choice === choice;
    return html`<div class="choice ${open ? 'open' : ''}">
      <button type="button" aria-expanded=${open} @click=${() => (open ? this.#close() : this.#open(choice))}>
        ${icon(name, 'l')}
        <span class="grow">
          <span class="name">${this.#text.term(`${choice}Choice`)}</span>
          <span class="meta">${this.#text.term(`${choice}Explained`)}</span>
        </span>
        ${icon(open ? 'chevron-down' : 'chevron-right', 's')}
      </button>
      <div class="choice-body" ?hidden=${!open}>${body}</div>
    </div>`;
  }

  #renderConnect(): TemplateResult {
    return html`<account-form
      @account-edit=${this.#onAccountEdit}
      @account-save=${this.#onAccountSave}
    ></account-form>`;
  }

  #renderLink(): TemplateResult {
    const t = this.#text;
    return html`<form class="row provision" novalidate @submit=${this.#onLink}>
      <ui-field
        type="url"
        label=${t.term('provisioningLink')}
        placeholder="https://"
        .value=${this.link}
        @field-input=${(event: HTMLElementEventMap['field-input']) => {
          this.link = event.value;
        }}
      ></ui-field>
      <button class="button primary">${t.term('provisioningOpen')}</button>
      <p class="meta">${t.term('provisioningOpenHint')}</p>
    </form>`;
  }

  #close(): void {
    this.choice = undefined;
  }

  async #open(choice: Choice): Promise<void> {
    await loadAccountForms();
    this.choice = choice;
  }

  async #use(draft: ProfileDraft, password: string | undefined): Promise<void> {
    const same = (other: ProfileDraft): boolean =>
      other.user === draft.user && other.domain.toLowerCase() === draft.domain.toLowerCase();
    const known = this.accounts.profiles.value.find(same);
    const { id } = await this.accounts.save({ ...draft, ...(known && { id: known.id }) }, password);
    await this.accounts.setActive(id);
    this.ui.show('call');
    if (known === undefined) return;
    const heading = this.#text.term('accountUpdated', known.label);
    this.ui.notify({ id: 'account-updated', tone: 'info', heading });
  }

  readonly #onPractice = async (): Promise<void> => {
    if (this.leasing) return;
    this.leasing = true;
    try {
      const { draft, password } = await this.practice.lease();
      // The exchange speaks English alone; the account is called, and calls, in the words of this phone.
      const label = this.#text.term('practiceLabel', draft.user);
      await this.#use({ ...draft, label, displayName: label }, password);
    } catch (error) {
      reportError(this.ui, error);
    } finally {
      this.leasing = false;
    }
  };

  /** For the question before a reload; with the view the form is given up. */
  #onAccountEdit({ input }: AccountEditEvent): void {
    this.ui.settingsDraft.editAccount(input && { id: 'sign-in', input });
  }

  async #onAccountSave({ draft, password }: AccountSaveEvent): Promise<void> {
    await this.#use(draft, password);
  }

  #onLink(event: Event): void {
    event.preventDefault();
    if (this.link.trim() !== '') this.source = this.link.trim();
  }

  #onProvisioningEnd({ used }: ProvisioningEndEvent): void {
    this.source = undefined;
    if (used && this.accounts.profiles.value.length > 0) this.ui.show('call');
  }

  #onBack(): void {
    this.ui.show('call');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-view': SignInView;
  }
}
