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
import '../app/sign-out-dialog.ts';
import './backup-dialog.ts';
import './restore-dialog.ts';
import './storage-row.ts';

type Question = 'back-up' | 'restore' | 'sign-out' | 'reset';

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
    `,
  ];

  @consume({ context: maintenanceContext }) maintenance!: Maintenance;
  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected question: Question | undefined;
  @state() protected file: File | undefined;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.accounts.profiles, this.maintenance.callLive]);
  }

  override render(): TemplateResult {
    return html`<section class="panel" aria-labelledby="data">
        <div class="panel-head">
          <h3 class="section-title" id="data">${this.#text.term('dataHeading')}</h3>
        </div>
        <div>${this.#renderData()}</div>
      </section>
      ${this.#renderQuestion()}`;
  }

  #renderData(): TemplateResult {
    const signedIn = this.accounts.profiles.value.length > 0;
    return html`<div class="setting">
        <div>
          ${this.#text.term('backupHeading')}
          <span class="hint">${this.#text.term('backupText')}</span>
        </div>
        <button type="button" class="button" @click=${() => this.#open('back-up')}>
          ${icon('download', 's')}${this.#text.term('backUp')}
        </button>
      </div>
      ${this.#renderRestore()}
      <storage-row></storage-row>
      ${signedIn ? this.#renderDanger('sign-out', 'signOutHeading', 'signOutText', 'signOut') : nothing}
      ${this.#renderDanger('reset', 'resetHeading', 'resetText', 'resetData')}`;
  }

  #renderRestore(): TemplateResult {
    const inCall = this.maintenance.callLive.value;
    return html`<div class="setting">
      <div>
        ${this.#text.term('restoreHeading')}
        <span class="hint">${this.#text.term(inCall ? 'notDuringCall' : 'restoreText')}</span>
      </div>
      <button
        type="button"
        class="button"
        aria-disabled=${inCall}
        data-tip=${inCall ? this.#text.term('notDuringCall') : nothing}
        @click=${this.#onChooseFile}
      >
        ${this.#text.term('restoreChoose')}
      </button>
      <input type="file" accept=".json,application/json" hidden @change=${this.#onFile} />
    </div>`;
  }

  #renderDanger(
    question: 'sign-out' | 'reset',
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
      case 'back-up':
        return html`<backup-dialog @dialog-close=${this.#onClose}></backup-dialog>`;
      case 'restore':
        return html`<restore-dialog .file=${this.file} @dialog-close=${this.#onClose}></restore-dialog>`;
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
    if (!this.maintenance.callLive.value) this.#open(question);
  }

  #open(question: Question): void {
    this.question = question;
  }

  #onChooseFile(): void {
    if (!this.maintenance.callLive.value)
      this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  }

  #onFile(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.file = input.files?.[0];
    // The same file may be chosen again.
    input.value = '';
    if (this.file !== undefined) this.#ask('restore');
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
