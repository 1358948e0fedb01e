import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import '../ui/ui-dialog.ts';
import { SettingsApplyEvent, SettingsDiscardEvent, SettingsStayEvent } from './settings-events.ts';

/** Asks, when the settings are left, what is to become of changes that are not applied. */
@customElement('settings-question')
export class SettingsQuestion extends LitElement {
  static override styles = [base, buttons];

  @property({ type: Boolean }) open = false;
  @property({ type: Number }) changes = 0;
  /** With something that is no value there is nothing to apply. */
  @property({ type: Number }) invalid = 0;

  /** An account was edited and is not saved: that is done in its form alone. */
  @property({ type: Boolean }) account = false;
  /** A source of contacts was edited and is not saved. */
  @property({ type: Boolean }) source = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const t = this.#text;
    return html`<ui-dialog
      alert
      ?open=${this.open}
      heading=${t.term('leaveHeading')}
      @dialog-close=${this.#onStay}
    >
      ${
        this.changes + this.invalid > 0
          ? html`<p>${t.term('leaveText', this.changes + this.invalid)}</p>`
          : nothing
      }
      ${this.account ? html`<p>${t.term('accountNotSaved')} ${t.term('accountFormSaves')}</p>` : nothing}
      ${this.source ? html`<p>${t.term('sourceNotSaved')}</p>` : nothing}
      ${
        this.invalid > 0 ? html`<p class="secondary">${t.term('valuesToCorrect', this.invalid)}</p>` : nothing
      }
      <button slot="footer" type="button" class="button" @click=${this.#onStay}>${t.term('stay')}</button>
      <button slot="footer" type="button" class="button" @click=${this.#onDiscard}>
        ${t.term('discard')}
      </button>
      <button
        slot="footer"
        type="button"
        class="button primary"
        ?disabled=${this.invalid > 0 || this.account}
        @click=${this.#onApply}
      >
        ${t.term('apply')}
      </button>
    </ui-dialog>`;
  }

  #onStay(): void {
    this.dispatchEvent(new SettingsStayEvent());
  }

  #onDiscard(): void {
    this.dispatchEvent(new SettingsDiscardEvent());
  }

  #onApply(): void {
    this.dispatchEvent(new SettingsApplyEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-question': SettingsQuestion;
  }
}
