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
import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls } from '../../domain/call/call.ts';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { saveFile } from '../../lib/save-file.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { panels } from '../../styles/panels.ts';
import '../ui/ui-dialog.ts';

type Question = 'sign-out' | 'reset';

/** The person's data in this browser: export, signing out, starting over. */
@customElement('data-panel')
export class DataPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    panels,
    css`
      :host {
        display: block;
      }
      .setting > .button {
        justify-self: end;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        margin-block-start: var(--space-3);
      }
      @container (inline-size < 640px) {
        .setting > .button {
          justify-self: start;
        }
      }
    `,
  ];

  @consume({ context: maintenanceContext, subscribe: true })
  @state()
  protected maintenance: Maintenance | undefined;

  @consume({ context: accountsContext, subscribe: true })
  @state()
  protected accounts: AccountStore | undefined;

  @consume({ context: callControlContext, subscribe: true })
  @state()
  protected control: CallControl | undefined;

  @consume({ context: uiStateContext, subscribe: true })
  @state()
  protected ui: UiState | undefined;

  @state() protected question: Question | undefined;
  @state() protected deleteHistory = false;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.accounts?.profiles, this.control?.calls]);
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
    const signedIn = (this.accounts?.profiles.value.length ?? 0) > 0;
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
      ${this.#renderDanger('reset', 'resetHeading', 'resetText', 'reset')}`;
  }

  #renderDanger(
    question: Question,
    heading: 'signOutHeading' | 'resetHeading',
    text: 'signOutText' | 'resetText',
    action: 'signOut' | 'reset',
  ): TemplateResult {
    return html`<div class="setting">
      <div>
        ${this.#text.term(heading)}
        <span class="hint">${this.#text.term(this.#inCall ? 'notDuringCall' : text)}</span>
      </div>
      <button
        type="button"
        class="button danger"
        aria-disabled=${this.#inCall}
        data-tip=${this.#inCall ? this.#text.term('notDuringCall') : nothing}
        @click=${() => this.#ask(question)}
      >
        ${icon(question === 'reset' ? 'trash' : 'log-out', 's')}${this.#text.term(action)}
      </button>
    </div>`;
  }

  #renderQuestion(): TemplateResult {
    const reset = this.question === 'reset';
    return html`<ui-dialog
      alert
      ?open=${this.question !== undefined}
      heading=${this.#text.term(reset ? 'resetQuestion' : 'signOutOfAllQuestion')}
      @dialog-close=${this.#onCancel}
    >
      <p>${this.#text.term(reset ? 'resetText' : 'signOutText')}</p>
      ${
        reset
          ? nothing
          : html`<label class="choice">
              <input
                type="checkbox"
                class="check"
                .checked=${this.deleteHistory}
                @change=${this.#onDeleteHistory}
              />
              ${this.#text.term('deleteHistoryToo')}
            </label>`
      }
      <button slot="footer" type="button" class="button" @click=${this.#onCancel}>
        ${this.#text.term('cancel')}
      </button>
      <button slot="footer" type="button" class="button end" @click=${this.#onConfirm}>
        ${this.#text.term(reset ? 'reset' : 'signOut')}
      </button>
    </ui-dialog>`;
  }

  get #inCall(): boolean {
    return liveCalls(this.control?.calls.value ?? []).length > 0;
  }

  #ask(question: Question): void {
    if (this.#inCall) return;
    this.deleteHistory = false;
    this.question = question;
  }

  async #onExport(): Promise<void> {
    const text = await this.maintenance?.exportData();
    const day = new Date().toISOString().slice(0, 10);
    if (text !== undefined) saveFile(`offhook-${day}.json`, 'application/json', text);
  }

  #onDeleteHistory(event: Event): void {
    this.deleteHistory = (event.target as HTMLInputElement).checked;
  }

  #onCancel(): void {
    this.question = undefined;
  }

  async #onConfirm(): Promise<void> {
    const { question, maintenance, deleteHistory } = this;
    this.question = undefined;
    if (this.#inCall || maintenance === undefined) return;
    if (question === 'reset') {
      await maintenance.reset();
      return;
    }
    for (const { id } of this.accounts?.profiles.value ?? []) await maintenance.signOut(id, deleteHistory);
    this.ui?.show('sign-in');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'data-panel': DataPanel;
  }
}
