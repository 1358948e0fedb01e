import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { AccountSignOutEvent } from './app-events.ts';
import { DialogCloseEvent } from '../ui/ui-events.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-switch.ts';

/** Asks before accounts and their passwords are deleted, and whether their history goes too. */
@customElement('sign-out-dialog')
export class SignOutDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .stack {
        gap: var(--space-3);
      }
    `,
  ];

  /** What the account is called; undefined stands for all accounts. */
  @property() account: string | undefined;

  @state() protected deleteHistory = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const t = this.#text;
    return html`<ui-dialog open alert heading=${t.term('signOutQuestion', this.account)}>
      <div class="stack">
        <p>${t.term('signOutExplained', this.account)}</p>
        <ui-switch
          label=${t.term('signOutHistory')}
          .checked=${this.deleteHistory}
          @switch-change=${this.#onHistory}
        ></ui-switch>
      </div>
      <button slot="footer" type="button" class="button" @click=${this.#onCancel}>${t.term('cancel')}</button>
      <button slot="footer" type="button" class="button danger" @click=${this.#onSignOut}>
        ${t.term('signOut')}
      </button>
    </ui-dialog>`;
  }

  #onHistory(event: HTMLElementEventMap['switch-change']): void {
    this.deleteHistory = event.checked;
  }

  #onCancel(): void {
    this.dispatchEvent(new DialogCloseEvent());
  }

  #onSignOut(): void {
    this.dispatchEvent(new AccountSignOutEvent(this.deleteHistory));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-out-dialog': SignOutDialog;
  }
}
