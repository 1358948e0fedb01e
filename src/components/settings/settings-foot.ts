import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { SettingsApplyEvent, SettingsDiscardEvent } from './settings-events.ts';

/** Whether there are changes to apply, and the two things that can be done with them. */
@customElement('settings-foot')
export class SettingsFoot extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-6);
        border-block-start: 1px solid var(--line);
      }
      .words {
        flex: 1 1 140px;
        gap: 6px;
      }
      @container settings (inline-size < 640px) {
        :host {
          padding-inline: var(--space-4);
        }
      }
    `,
  ];

  /** How many settings were changed. */
  @property({ type: Number }) changes = 0;
  /** How many were given something that is no value. */
  @property({ type: Number }) invalid = 0;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const none = this.changes + this.invalid === 0;
    return html`<span class="meta row words" role="status">
        ${icon(none ? 'check' : this.invalid > 0 ? 'circle-alert' : 'info', 's')}${this.#words(none)}
      </span>
      <span class="row">
        <button type="button" class="button" ?disabled=${none} @click=${this.#onDiscard}>
          ${this.#text.term('discard')}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${none || this.invalid > 0}
          @click=${this.#onApply}
        >
          ${this.#text.term('apply')}
        </button>
      </span>`;
  }

  #words(none: boolean): string {
    if (this.invalid > 0) return this.#text.term('valuesToCorrect', this.invalid);
    return none ? this.#text.term('allChangesApplied') : this.#text.term('changesNotApplied', this.changes);
  }

  #onApply(): void {
    this.dispatchEvent(new SettingsApplyEvent());
  }

  #onDiscard(): void {
    this.dispatchEvent(new SettingsDiscardEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-foot': SettingsFoot;
  }
}
