import { LitElement, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { DialogCloseEvent } from '../ui/ui-events.ts';
import '../ui/ui-dialog.ts';
import { SourceDeleteEvent } from './sources-events.ts';

/** Asks before a source is deleted what becomes of its contacts. */
@customElement('source-delete-dialog')
export class SourceDeleteDialog extends LitElement {
  static override styles = [base, buttons];

  @property() name = '';
  /** How many contacts it brought. */
  @property({ type: Number }) contacts = 0;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const t = this.#text;
    return html`<ui-dialog open alert heading=${t.term('deleteSourceQuestion', this.name)}>
      <p>${t.term('deleteSourceExplained', this.contacts, t.number(this.contacts))}</p>
      <button
        slot="footer"
        type="button"
        class="button"
        @click=${() => this.dispatchEvent(new DialogCloseEvent())}
      >
        ${t.term('cancel')}
      </button>
      <button
        slot="footer"
        type="button"
        class="button"
        @click=${() => this.dispatchEvent(new SourceDeleteEvent('keep'))}
      >
        ${t.term('deleteKeepContacts')}
      </button>
      <button
        slot="footer"
        type="button"
        class="button danger"
        @click=${() => this.dispatchEvent(new SourceDeleteEvent('delete'))}
      >
        ${t.term('deleteWithContacts')}
      </button>
    </ui-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'source-delete-dialog': SourceDeleteDialog;
  }
}
