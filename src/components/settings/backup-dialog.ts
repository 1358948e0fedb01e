import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { maintenanceContext } from '../../app/contexts.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { saveData } from '../app/save-data.ts';
import { DialogCloseEvent } from '../ui/ui-events.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-field.ts';

/** Characters of a passphrase (NIST SP 800-63B-4 §3.1.1.2 asks for 15 where nothing else protects). */
const SHORTEST = 15;

/** Asks for the passphrase of a backup, or none, and saves it. Whoever shows it takes it away on `dialog-close`. */
@customElement('backup-dialog')
export class BackupDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .stack {
        gap: var(--space-3);
      }
    `,
  ];

  @consume({ context: maintenanceContext }) maintenance!: Maintenance;

  @state() protected passphrase = '';
  @state() protected repeated = '';
  /** What is wrong is said from the first attempt on. */
  @state() protected tried = false;
  @state() protected saving = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const t = this.#text;
    return html`<ui-dialog open heading=${t.term('backupHeading')} @dialog-close=${this.#close}>
      <form class="stack" @submit=${this.#onSubmit}>
        <p>${t.term('backupExplained')}</p>
        <ui-field
          type="password"
          label=${t.term('backupPassphrase')}
          hint=${t.term('backupPassphraseHint')}
          .value=${this.passphrase}
          .error=${this.tried && this.#isShort ? t.term('passphraseShort', SHORTEST) : undefined}
          @field-input=${this.#onPassphrase}
        ></ui-field>
        <ui-field
          type="password"
          label=${t.term('passphraseRepeated')}
          .value=${this.repeated}
          .error=${this.tried && this.#differs ? t.term('passphrasesDiffer') : undefined}
          @field-input=${this.#onRepeated}
        ></ui-field>
      </form>
      <button slot="footer" type="button" class="button" @click=${this.#close}>${t.term('cancel')}</button>
      <button
        slot="footer"
        type="button"
        class="button primary"
        aria-disabled=${this.saving ? 'true' : nothing}
        @click=${this.#onSubmit}
      >
        ${t.term('backUp')}
      </button>
    </ui-dialog>`;
  }

  get #isShort(): boolean {
    return this.passphrase !== '' && this.passphrase.length < SHORTEST;
  }

  get #differs(): boolean {
    return this.passphrase !== this.repeated;
  }

  #onPassphrase(event: HTMLElementEventMap['field-input']): void {
    this.passphrase = event.value;
  }

  #onRepeated(event: HTMLElementEventMap['field-input']): void {
    this.repeated = event.value;
  }

  #close(): void {
    this.dispatchEvent(new DialogCloseEvent());
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried = true;
    if (this.#isShort || this.#differs) {
      const wrong = this.renderRoot.querySelectorAll('ui-field')[this.#isShort ? 0 : 1];
      wrong?.focus();
      return;
    }
    if (this.saving) return;
    this.saving = true;
    try {
      await saveData(this.maintenance, this.passphrase);
      this.#close();
    } finally {
      this.saving = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-dialog': BackupDialog;
  }
}
