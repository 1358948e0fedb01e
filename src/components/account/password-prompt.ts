import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { accountsContext, uiStateContext, windowRoleContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { WindowRole } from '../../app/window-role.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Profile } from '../../domain/account/profile.ts';
import { Localize } from '../../i18n/localize.ts';
import { effect } from '../../lib/signals.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-field.ts';

/**
 * Asks for the passwords that are not kept, in the window that owns the phone: once for each account by itself, and again
 * when a person wishes to (`UiState.passwordWish`).
 */
@customElement('password-prompt')
export class PasswordPrompt extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      form {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: windowRoleContext }) windowRole!: WindowRole;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected profile: Profile | undefined;
  @state() protected password = '';

  readonly #text = new Localize(this);
  /** Asked for already, or known. */
  readonly #settled = new Set<string>();
  #stop: readonly (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = [
      effect(() => {
        const owner = this.windowRole.role.value === 'owner';
        const profiles = this.accounts.profiles.value;
        if (owner) void this.#lookFor(profiles);
      }),
      effect(() => {
        const wish = this.ui.passwordWish.value;
        if (wish !== undefined) this.#ask(wish.profile);
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop) stop();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.profile === undefined) return nothing;
    const t = this.#text;
    const { label, user, domain } = this.profile;
    return html`<ui-dialog
      open
      heading=${t.term('provisioningPassword', label)}
      @dialog-close=${this.#onLater}
    >
      <form @submit=${this.#onSubmit}>
        <p class="secondary">${t.term('passwordNeeded', `${user}@${domain}`)}</p>
        <ui-field
          type="password"
          autocomplete="current-password"
          label=${t.term('fieldPassword')}
          .value=${this.password}
          @field-input=${this.#onInput}
        ></ui-field>
      </form>
      <button slot="footer" type="button" class="button" @click=${this.#onLater}>${t.term('later')}</button>
      <button slot="footer" type="button" class="button primary" @click=${this.#onSubmit}>
        ${t.term('connect')}
      </button>
    </ui-dialog>`;
  }

  #ask(id: string): void {
    const profile = this.accounts.profiles.peek().find((candidate) => candidate.id === id);
    if (profile === undefined) return;
    this.#settled.add(id);
    this.password = '';
    this.profile = profile;
  }

  async #lookFor(profiles: readonly Profile[]): Promise<void> {
    // The practice exchange gives its password anew at each start.
    const candidates = profiles.filter(({ enabled, origin }) => enabled && origin !== 'practice');
    for (const profile of candidates) {
      if (this.profile !== undefined || this.#settled.has(profile.id)) continue;
      this.#settled.add(profile.id);
      if ((await this.accounts.password(profile.id)) === undefined) this.profile = profile;
    }
  }

  #onInput(event: HTMLElementEventMap['field-input']): void {
    this.password = event.value;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { profile, password } = this;
    if (profile === undefined || password === '') {
      this.renderRoot.querySelector('ui-field')?.focus();
      return;
    }
    this.#onLater();
    await this.accounts.save(profile, password);
  }

  #onLater(): void {
    this.profile = undefined;
    this.password = '';
    void this.#lookFor(this.accounts.profiles.value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'password-prompt': PasswordPrompt;
  }
}
