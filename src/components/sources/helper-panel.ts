import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HelperLink } from '../../domain/import/helper-link.ts';
import type { SourceFailure } from '../../domain/import/source-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { panels } from '../../styles/panels.ts';
import { failureOf, failureWords } from './source-failure.ts';
import '../ui/ui-field.ts';

/** The local helper: whether it is there, and pairing with it by the code that it shows. */
@customElement('helper-panel')
export class HelperPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    panels,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-2);
      }
      ui-field {
        flex: 0 1 220px;
      }
      .panel-body {
        display: flex;
        flex-direction: column;
        align-items: start;
        gap: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) helper!: HelperLink;

  @state() protected code = '';
  @state() protected asked = false;
  @state() protected failure: SourceFailure | undefined;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.helper.state]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.helper.look(false);
  }

  override render(): TemplateResult {
    const t = this.#text;
    const state = this.helper.state.value;
    return html`<section class="panel" aria-labelledby="helper">
      <div class="panel-head">
        <h3 class="section-title grow" id="helper">${t.term('helperHeading')}</h3>
        <span class="chip ${state === 'paired' ? 'success' : ''}" role="status">
          ${state === 'paired' ? icon('check', 's') : nothing}${t.term('helperState', state)}
        </span>
      </div>
      <div class="panel-body">
        <p class="secondary">${t.term('helperExplained')}</p>
        ${this.#renderStep()} ${this.#renderFailure()}
      </div>
    </section>`;
  }

  #renderStep(): TemplateResult | typeof nothing {
    const t = this.#text;
    switch (this.helper.state.value) {
      case 'unknown':
        return nothing;
      case 'ask':
        return html`<p>${t.term('helperAskFirst')}</p>
          <button type="button" class="button" @click=${this.#onLook}>${t.term('helperLook')}</button>`;
      case 'blocked':
        return html`<div class="message warning">
            ${icon('lock')}
            <div><strong>${t.term('helperBlocked')}</strong><br />${t.term('helperBlockedAdvice')}</div>
          </div>
          <button type="button" class="button" @click=${this.#onLook}>${t.term('helperLookAgain')}</button>`;
      case 'absent':
        return html`<p class="hint">${t.term('helperAbsentAdvice')}</p>
          <button type="button" class="button" @click=${this.#onLook}>${t.term('helperLookAgain')}</button>`;
      case 'paired':
        return html`<button type="button" class="button" @click=${this.#onUnpair}>
          ${t.term('helperUnpair')}
        </button>`;
      case 'unpaired':
        return this.asked
          ? this.#renderCode()
          : html`<button type="button" class="button" @click=${this.#onAsk}>
              ${icon('link', 's')}${t.term('helperAskCode')}
            </button>`;
    }
  }

  #renderCode(): TemplateResult {
    const t = this.#text;
    return html`<p>${t.term('helperCodeShown')}</p>
      <form novalidate @submit=${this.#onPair}>
        <ui-field
          label=${t.term('helperCode')}
          .value=${this.code}
          @field-input=${(event: HTMLElementEventMap['field-input']) => {
            this.code = event.value;
          }}
        ></ui-field>
        <button class="button primary">${t.term('helperPair')}</button>
        <button type="button" class="button quiet" @click=${this.#onAsk}>${t.term('helperAskCode')}</button>
      </form>`;
  }

  #renderFailure(): TemplateResult | typeof nothing {
    if (this.failure === undefined) return nothing;
    const { heading, advice } = failureWords(this.failure);
    return html`<div class="message danger" role="alert">
      ${icon('circle-alert')}
      <div><strong>${heading}</strong><br />${advice}</div>
    </div>`;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.failure = undefined;
    try {
      await work();
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  #onLook(): Promise<void> {
    return this.helper.look(true);
  }

  #onAsk(): Promise<void> {
    return this.#try(async () => {
      await this.helper.askForCode();
      this.asked = true;
      await this.updateComplete;
      this.renderRoot.querySelector('ui-field')?.focus();
    });
  }

  #onPair(event: Event): Promise<void> {
    event.preventDefault();
    return this.#try(async () => {
      await this.helper.pair(this.code);
      this.code = '';
      this.asked = false;
    });
  }

  #onUnpair(): Promise<void> {
    return this.#try(() => this.helper.unpair());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'helper-panel': HelperPanel;
  }
}
