import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { installationContext, maintenanceContext, uiStateContext } from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import type { Installation } from '../../domain/pwa/installation.ts';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { panels } from '../../styles/panels.ts';
import { dataWords } from '../app/banners.ts';
import '../ui/ui-notice.ts';
import './data-panel.ts';
import './feature-list.ts';

/** Version and update, what is enabled, what was wrong with the stored data, and what can be done with it. */
@customElement('overview-page')
export class OverviewPage extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    panels,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-4);
        container-type: inline-size;
      }
    `,
  ];

  @consume({ context: maintenanceContext }) maintenance!: Maintenance;
  @consume({ context: installationContext }) installation!: Installation;

  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected checking: 'not-asked' | 'running' | 'done' = 'not-asked';

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [
      this.maintenance.problem,
      this.maintenance.callLive,
      this.installation.state,
    ]);
  }

  override render(): TemplateResult {
    return html`${this.#renderProblem()}
      <section class="panel" aria-label=${this.#text.term('versionIs', this.maintenance.version)}>
        ${this.#renderVersion()}
      </section>
      <section class="panel" aria-labelledby="features">
        <div class="panel-head">
          <h3 class="section-title" id="features">${this.#text.term('featuresHeading')}</h3>
        </div>
        <feature-list></feature-list>
      </section>
      <data-panel></data-panel>`;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const problem = this.maintenance.problem.value;
    if (problem === undefined) return nothing;
    const { heading, advice } = dataWords(problem);
    return html`<ui-notice tone="warning" heading=${heading} advice=${advice}></ui-notice>`;
  }

  #renderVersion(): TemplateResult {
    const ready = this.installation.state.value.updateReady;
    const version = this.#text.term('versionIs', this.maintenance.version);
    if (ready) {
      return html`<div class="setting">
        <div>
          ${this.#text.term('versionReady')}
          <span class="hint">
            ${version}. ${this.#text.term(this.#inCall ? 'updateAfterCall' : 'versionReadyAdvice')}
          </span>
        </div>
        <button
          type="button"
          class="button primary"
          aria-disabled=${this.#inCall}
          data-tip=${this.#inCall ? this.#text.term('updateAfterCall') : nothing}
          @click=${this.#onUpdate}
        >
          ${icon('download', 's')}${this.#text.term('updateNow')}
        </button>
      </div>`;
    }
    return html`<div class="setting">
      <div>
        ${version}
        <span class="hint" role="status">
          ${this.checking === 'done' ? this.#text.term('versionIsNewest') : nothing}
        </span>
      </div>
      <button
        type="button"
        class="button"
        aria-disabled=${this.checking === 'running'}
        @click=${this.#onCheck}
      >
        ${
          this.checking === 'running'
            ? html`<span class="spinner"></span>${this.#text.term('checkingForUpdates')}`
            : html`${icon('rotate-cw', 's')}${this.#text.term('checkForUpdates')}`
        }
      </button>
    </div>`;
  }

  get #inCall(): boolean {
    return this.maintenance.callLive.value;
  }

  async #onUpdate(): Promise<void> {
    if (this.#inCall) return;
    try {
      await this.installation.applyUpdate();
    } catch (error) {
      // A call in another window is no fault: it is said here, and the button stays.
      reportError(this.ui, error);
    }
  }

  async #onCheck(): Promise<void> {
    if (this.checking === 'running') return;
    this.checking = 'running';
    try {
      await this.installation.checkForUpdate();
      this.checking = 'done';
    } catch (error) {
      this.checking = 'not-asked';
      throw error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'overview-page': OverviewPage;
  }
}
