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

  /** An account was edited and is not saved; its form does that. */
  @property({ type: Boolean }) account = false;
  /** A source of contacts was edited and is not saved. */
  @property({ type: Boolean }) source = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const none = this.changes + this.invalid === 0;
    return html`<span class="meta row words" role="status">
        ${icon(this.#icon, 's')}${this.#words.join(' ')}
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

  get #icon(): 'check' | 'circle-alert' | 'info' {
    if (this.invalid > 0) return 'circle-alert';
    return this.changes > 0 || this.account || this.source ? 'info' : 'check';
  }

  get #words(): readonly string[] {
    const t = this.#text;
    const forms = [
      ...(this.account ? [t.term('accountNotSaved')] : []),
      ...(this.source ? [t.term('sourceNotSaved')] : []),
    ];
    if (this.invalid > 0) return [t.term('valuesToCorrect', this.invalid), ...separated(forms)];
    if (this.changes > 0) return [t.term('changesNotApplied', this.changes), ...separated(forms)];
    return forms.length > 0 ? forms : [t.term('allChangesApplied')];
  }

  #onApply(): void {
    this.dispatchEvent(new SettingsApplyEvent());
  }

  #onDiscard(): void {
    this.dispatchEvent(new SettingsDiscardEvent());
  }
}

/** Behind a phrase that has no full stop. */
function separated(sentences: readonly string[]): readonly string[] {
  return sentences.length > 0 ? ['·', ...sentences] : sentences;
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-foot': SettingsFoot;
  }
}
