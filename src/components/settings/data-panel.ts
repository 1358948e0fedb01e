import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { accountsContext, maintenanceContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { panels } from '../../styles/panels.ts';
import '../app/reset-dialog.ts';
import { saveData } from '../app/save-data.ts';
import '../app/sign-out-dialog.ts';

type Question = 'sign-out' | 'reset';

/** The person's data in this browser: export, signing out, starting over. */
@customElement('data-panel')
export class DataPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    panels,
    css`
      :host {
        display: block;
      }
      .setting > .button {
        justify-self: end;
      }
      @container (inline-size < 640px) {
        .setting > .button {
          justify-self: start;
        }
      }
    `,
  ];

  @consume({ context: maintenanceContext }) maintenance!: Maintenance;
  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected question: Question | undefined;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.accounts.profiles, this.maintenance.callLive]);
  }

  override render(): TemplateResult {
    return html`<section class="panel" aria-labelledby="data">
        <div class="panel-head">
          <h3 class="section-title" id="data">${this.#text.term('backupHeading')}</h3>
        </div>
        <div>${this.#renderData()}</div>
      </section>
      ${this.#renderQuestion()}`;
  }

  #renderData(): TemplateResult {
    const signedIn = this.accounts.profiles.value.length > 0;
    return html`<div class="setting">
        <div>
          ${this.#text.term('exportData')}
          <span class="hint">${this.#text.term('backupText')}</span>
        </div>
        <button type="button" class="button" @click=${this.#onExport}>
          ${icon('download', 's')}${this.#text.term('exportData')}
        </button>
      </div>
      ${signedIn ? this.#renderDanger('sign-out', 'signOutHeading', 'signOutText', 'signOut') : nothing}
      ${this.#renderDanger('reset', 'resetHeading', 'resetText', 'resetData')}`;
  }

  #renderDanger(
    question: Question,
    heading: 'signOutHeading' | 'resetHeading',
    text: 'signOutText' | 'resetText',
    action: 'signOut' | 'resetData',
  ): TemplateResult {
    const inCall = this.maintenance.callLive.value;
    return html`<div class="setting">
      <div>
        ${this.#text.term(heading)}
        <span class="hint">${this.#text.term(inCall ? 'notDuringCall' : text)}</span>
      </div>
      <button
        type="button"
        class="button danger"
        aria-disabled=${inCall}
        data-tip=${inCall ? this.#text.term('notDuringCall') : nothing}
        @click=${() => this.#ask(question)}
      >
        ${icon(question === 'reset' ? 'trash' : 'log-out', 's')}${this.#text.term(action)}
      </button>
    </div>`;
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    switch (this.question) {
      case 'sign-out':
        return html`<sign-out-dialog
          @dialog-close=${this.#onClose}
          @account-sign-out=${this.#onSignOut}
        ></sign-out-dialog>`;
      case 'reset':
        return html`<reset-dialog @dialog-close=${this.#onClose}></reset-dialog>`;
      case undefined:
        return nothing;
    }
  }

  #ask(question: Question): void {
    if (!this.maintenance.callLive.value) this.question = question;
  }

  async #onExport(): Promise<void> {
    await saveData(this.maintenance);
  }

  #onClose(): void {
    this.question = undefined;
  }

  async #onSignOut({ deleteHistory }: HTMLElementEventMap['account-sign-out']): Promise<void> {
    this.question = undefined;
    for (const { id } of this.accounts.profiles.value) await this.maintenance.signOut(id, deleteHistory);
    this.ui.show('sign-in');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'data-panel': DataPanel;
  }
}
