import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { accountsContext, connectionTesterContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { ConnectionTester, ConnectionTestResult } from '../../domain/account/connection-test.ts';
import type { AccountInput } from '../../domain/account/account-input.ts';
import { EMPTY_DRAFT } from '../../domain/account/profile.ts';
import type { Profile, ProfileDraft, ProfileField, ProfileIssue } from '../../domain/account/profile.ts';
import type { LineProblem } from '../../domain/call/line.ts';
import { Localize, loadTexts, textsOf } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { draftOf, inputOf, issuesOf } from './account-draft.ts';
import { AccountEditEvent, AccountSaveEvent } from './account-events.ts';
import { accountFormStyles } from './account-form-styles.ts';
import { connectionResult, deadAddressWords } from './connection-result.ts';
import '../ui/ui-field.ts';
import '../ui/ui-switch.ts';

type TextField = Exclude<keyof AccountInput, 'relayOnly' | 'earlyMedia' | 'keepPassword'>;

/** The field that a failed test speaks of. */
const BLAMED: Readonly<Partial<Record<LineProblem, ProfileField>>> = {
  'wrong-password': 'password',
  'unknown-account': 'user',
  forbidden: 'user',
  'invalid-address': 'servers',
  'insecure-address': 'servers',
  'server-unreachable': 'servers',
  'server-silent': 'servers',
};

interface Trial {
  readonly draft: ProfileDraft;
  readonly password: string;
  /** Stored when it succeeds. */
  readonly save: boolean;
}

/** An account: its fields, a test that says in words what failed, and the wish to store it (`account-save`). */
@customElement('account-form')
export class AccountForm extends LitElement {
  static override styles = [base, buttons, feedback, accountFormStyles];

  /** The account to change; undefined for a new one. */
  @property({ attribute: false }) profile: Profile | undefined;
  /** What was typed before, when the form comes back. */
  @property({ attribute: false }) edited: AccountInput | undefined;
  /** What the button that stores is called; "Connect" when missing. */
  @property({ attribute: 'submit-label' }) submitLabel: string | undefined;

  @consume({ context: connectionTesterContext }) tester!: ConnectionTester;
  @consume({ context: accountsContext }) accounts!: AccountStore;

  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected input: AccountInput = inputOf(EMPTY_DRAFT);
  @state() protected issues: ReadonlyMap<ProfileField, ProfileIssue> = new Map();
  @state() protected more = false;

  readonly #text = new Localize(this);
  readonly #test = new Task<readonly [Trial], ConnectionTestResult>(this, {
    autoRun: false,
    task: async ([{ draft, password }], { signal }) => {
      const [result] = await Promise.all([this.tester.test(draft, password, signal), loadTexts('rest')]);
      return result;
    },
  });
  #trial: Trial | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && !changed.has('profile')) return;
    this.input = this.edited ?? this.#stored;
    this.issues = new Map();
    this.more ||= this.profile !== undefined;
  }

  override render(): TemplateResult {
    return html`<form class="form" novalidate @submit=${this.#onSubmit}>
      ${this.#field('user', { required: true, autocomplete: 'username' })}
      ${this.#field('password', {
        type: 'password',
        required: true,
        autocomplete: 'current-password',
        hint: this.profile === undefined ? undefined : this.#text.term('passwordUnchanged'),
      })}
      ${this.#field('domain', { required: true })}
      ${this.#field('servers', {
        required: true,
        rows: this.input.servers.includes('\n') || this.more ? 2 : 1,
        hint: this.more ? this.#text.term('fieldServersHint') : undefined,
      })}
      ${this.more ? this.#renderMore() : nothing} ${this.#renderResult()} ${this.#renderActions()}
    </form>`;
  }

  #renderMore(): TemplateResult {
    const t = this.#text;
    return html`${this.#field('label', { hint: t.term('fieldLabelHint') })}
      ${this.#field('displayName', { hint: t.term('fieldDisplayNameHint') })}
      ${this.#field('authName', { hint: t.term('fieldAuthNameHint') })}
      ${this.#field('callerId', { type: 'tel', hint: t.term('fieldCallerIdHint') })}
      ${this.#field('voicemail', { type: 'tel' })}
      ${this.#field('mainNumber', { type: 'tel', hint: t.term('fieldMainNumberHint') })}
      ${this.#field('extensionDigits', { hint: t.term('fieldExtensionDigitsHint') })}
      ${this.#field('iceServers', { rows: 2, hint: t.term('fieldIceServersHint') })}
      <div class="switches">
        ${this.#switch('keepPassword', t.term('fieldKeepPassword'), t.term('fieldKeepPasswordHint'))}
        ${this.#switch('earlyMedia', t.term('fieldEarlyMedia'))}
        ${this.#switch('relayOnly', t.term('fieldRelayOnly'))}
      </div>`;
  }

  #renderResult(): TemplateResult | typeof nothing {
    const [result, trial] = [this.#result, this.#trial];
    if (result === undefined || trial === undefined) return nothing;
    return connectionResult(result, trial.draft.servers[0], trial.save ? this.#onSaveAnyway : undefined);
  }

  #renderActions(): TemplateResult {
    const t = this.#text;
    const pending = this.#test.status === TaskStatus.PENDING;
    const saving = pending && this.#trial?.save === true;
    return html`<div class="actions">
      <button type="button" class="button quiet more" aria-expanded=${this.more} @click=${this.#onMore}>
        ${icon(this.more ? 'chevron-down' : 'chevron-right', 's')}${t.term('moreFields')}
      </button>
      <span class="spacer"></span>
      <button type="button" class="button large" @click=${this.#onTest}>
        ${
          pending && !saving
            ? html`<span class="spinner"></span>${t.term('testing')}`
            : t.term('testConnection')
        }
      </button>
      <button class="button primary large">
        ${
          saving
            ? html`<span class="spinner"></span>${t.term('connecting')}`
            : (this.submitLabel ?? t.term('connect'))
        }
      </button>
    </div>`;
  }

  #field(
    field: TextField,
    options: {
      readonly type?: 'text' | 'password' | 'tel';
      readonly required?: boolean;
      readonly autocomplete?: 'username' | 'current-password';
      readonly rows?: number;
      readonly hint?: string | undefined;
    },
  ): TemplateResult {
    const issue = this.issues.get(field);
    const label = `field${field.charAt(0).toUpperCase()}${field.slice(1)}` as `field${Capitalize<TextField>}`;
    return html`<ui-field
      name=${field}
      label=${this.#text.term(label)}
      type=${options.type ?? 'text'}
      autocomplete=${options.autocomplete ?? 'off'}
      rows=${options.rows ?? 1}
      ?required=${options.required === true}
      .hint=${options.hint}
      .value=${this.input[field]}
      .error=${issue === undefined ? this.#failureAt(field) : textsOf('account').profileIssues[issue]}
      .success=${field === 'servers' ? this.#reached : undefined}
      @field-input=${(event: HTMLElementEventMap['field-input']) => {
        this.#change({ [field]: event.value }, field);
      }}
    ></ui-field>`;
  }

  #switch(name: 'keepPassword' | 'earlyMedia' | 'relayOnly', label: string, hint?: string): TemplateResult {
    return html`<ui-switch
      label=${label}
      .hint=${hint}
      .checked=${this.input[name]}
      @switch-change=${(event: HTMLElementEventMap['switch-change']) => {
        this.#change({ [name]: event.checked });
      }}
    ></ui-switch>`;
  }

  get #stored(): AccountInput {
    return inputOf(this.profile ?? EMPTY_DRAFT);
  }

  get #result(): ConnectionTestResult | undefined {
    return this.#test.status === TaskStatus.COMPLETE && this.#trial !== undefined
      ? this.#test.value
      : undefined;
  }

  get #reached(): string | undefined {
    const ms = this.#result?.openedInMs;
    return ms === undefined ? undefined : this.#text.term('reachedIn', Math.round(ms));
  }

  #failureAt(field: ProfileField): string | undefined {
    const result = this.#result;
    if (result === undefined || result.ok || BLAMED[result.problem] !== field) return undefined;
    return textsOf('rest').problemTexts[result.problem].heading;
  }

  #change(changes: Partial<AccountInput>, field?: ProfileField): void {
    this.input = { ...this.input, ...changes };
    if (field !== undefined && this.issues.has(field)) {
      const left = new Map(this.issues);
      left.delete(field);
      this.issues = left;
    }
    const same = JSON.stringify(this.input) === JSON.stringify(this.#stored);
    this.dispatchEvent(new AccountEditEvent(same ? undefined : this.input));
    // What was found out holds for other values.
    this.#trial = undefined;
    this.#test.abort();
  }

  /** Checks the fields; shows what is wrong and goes to the first of them. */
  #check(passwordKept: boolean): ProfileDraft | undefined {
    const draft = draftOf(this.input, this.profile ?? EMPTY_DRAFT);
    this.issues = issuesOf(draft, this.input.password, {
      passwordKept,
      pageIsSecure: location.protocol === 'https:',
    });
    if (this.issues.size === 0) return draft;
    const hiddenOnes = ['iceServers', 'authName', 'displayName', 'callerId', 'voicemail', 'label'] as const;
    if (hiddenOnes.some((field) => this.issues.has(field))) this.more = true;
    void this.#focusFirstIssue();
    return undefined;
  }

  async #focusFirstIssue(): Promise<void> {
    await this.updateComplete;
    const fields = [...this.renderRoot.querySelectorAll('ui-field')];
    fields.find((field) => field.error !== undefined)?.focus();
  }

  async #try(save: boolean): Promise<void> {
    // The second click of a double one must not drop what the first began.
    if (this.#test.status === TaskStatus.PENDING && this.#trial?.save === save) return;
    const stored = this.profile === undefined ? undefined : await this.accounts.password(this.profile.id);
    const draft = this.#check(stored !== undefined);
    if (draft === undefined) return;
    const password = this.input.password === '' ? (stored ?? '') : this.input.password;
    const trial = { draft, password, save };
    this.#trial = trial;
    await this.#test.run([trial]);
    if (save && this.#trial === trial) this.#saveIfGood(draft);
  }

  #saveIfGood(draft: ProfileDraft): void {
    const result = this.#result;
    if (result?.ok !== true) return;
    this.#save(draft);
    // The form is gone by then.
    if (result.dead !== undefined)
      this.ui.notify({ id: 'dead-addresses', tone: 'warning', ...deadAddressWords(result.dead) });
  }

  #save(draft: ProfileDraft): void {
    const { password } = this.input;
    this.dispatchEvent(new AccountSaveEvent(draft, password === '' ? undefined : password));
  }

  #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    return this.#try(true);
  }

  #onTest(): Promise<void> {
    return this.#try(false);
  }

  readonly #onSaveAnyway = (): void => {
    const draft = this.#check(this.profile !== undefined);
    if (draft !== undefined) this.#save(draft);
  };

  #onMore(): void {
    this.more = !this.more;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'account-form': AccountForm;
  }
}
