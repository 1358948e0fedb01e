import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { maintenanceContext } from '../../app/contexts.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { DialogCloseEvent } from '../ui/ui-events.ts';
import '../ui/ui-dialog.ts';
import { saveData } from './save-data.ts';

/** Asks before everything that is stored goes, with the export at hand. Whoever shows it takes it away on `dialog-close`. */
@customElement('reset-dialog')
export class ResetDialog extends LitElement {
  static override styles = [base, buttons];

  @consume({ context: maintenanceContext }) maintenance!: Maintenance;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const t = this.#text;
    return html`<ui-dialog open alert heading=${t.term('resetQuestion')}>
      <p>${t.term('resetExplained')}</p>
      <button slot="footer" type="button" class="button" @click=${this.#close}>${t.term('cancel')}</button>
      <button slot="footer" type="button" class="button" @click=${this.#onExport}>
        ${t.term('exportData')}
      </button>
      <button slot="footer" type="button" class="button danger" @click=${this.#onReset}>
        ${t.term('resetData')}
      </button>
    </ui-dialog>`;
  }

  #close(): void {
    this.dispatchEvent(new DialogCloseEvent());
  }

  async #onExport(): Promise<void> {
    await saveData(this.maintenance);
  }

  async #onReset(): Promise<void> {
    this.#close();
    await this.maintenance.reset();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reset-dialog': ResetDialog;
  }
}
