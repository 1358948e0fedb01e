import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImportProgress } from '../../domain/import/import-run.ts';
import { nextRun } from '../../domain/import/source-store.ts';
import type { StoredSource } from '../../domain/import/source-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/contact-icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-notice.ts';
import '../ui/ui-switch.ts';
import { failureDetail, failureWords } from './source-failure.ts';
import { SourceActionEvent } from './sources-events.ts';
import type { SourceAction } from './sources-events.ts';

/** One source of the list: how its runs stand, and what can be done with it. */
@customElement('source-row')
export class SourceRow extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    css`
      :host {
        display: block;
        padding: 10px var(--space-4);
        border-block-end: 1px solid var(--line);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      .line > .icon {
        color: var(--text-3);
      }
      .who {
        flex: 1 1 200px;
        min-inline-size: 0;
      }
      .address {
        overflow-wrap: anywhere;
      }
      .more {
        padding-block-start: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) stored: StoredSource | undefined;
  /** Of a run of this window. */
  @property({ attribute: false }) progress: ImportProgress | undefined;

  readonly #text = new Localize(this);

  /** Puts the focus on the button of an action; where there is none now, on the one that edits the source. */
  async focusAction(action: SourceAction): Promise<void> {
    await this.updateComplete;
    const named = (name: string): HTMLElement | null =>
      this.renderRoot.querySelector<HTMLElement>(`[data-action=${name}]`);
    (named(action) ?? named('edit'))?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.stored === undefined) return nothing;
    const { source, status } = this.stored;
    const place = source.access === 'file' && source.via === 'page' ? this.stored.fileName : source.url;
    return html`<div class="line">
        ${icon('table')}
        <div class="who">
          <div class="name clip">${source.name}</div>
          <div class="meta address">${source.format.toUpperCase()} · ${place ?? ''}</div>
          <div class="meta">${this.#times()}</div>
        </div>
        ${this.#renderState()}
        <div class="row">
          <ui-switch
            label=${this.#text.term('useSource', source.name)}
            label-hidden
            ?checked=${source.enabled}
            @switch-change=${(event: HTMLElementEventMap['switch-change']) => {
              this.#send(event.checked ? 'enable' : 'disable');
            }}
          ></ui-switch>
          ${
            this.progress === undefined
              ? this.#button('rotate-cw', 'import', 'importNamed')
              : this.#button('x', 'cancel', 'cancelImport')
          }
          ${status.lastReport === undefined ? nothing : this.#button('scroll-text', 'report', 'moreOfSource')}
          ${this.#button('pencil', 'edit', 'editSourceNamed')}
          ${this.#button('trash', 'delete', 'deleteSourceNamed')}
        </div>
      </div>
      ${this.#renderFailure()}`;
  }

  #button(
    name: 'rotate-cw' | 'x' | 'scroll-text' | 'pencil' | 'trash',
    action: SourceAction,
    term: 'importNamed' | 'cancelImport' | 'moreOfSource' | 'editSourceNamed' | 'deleteSourceNamed',
  ): TemplateResult {
    const named = this.stored?.source.name ?? '';
    return html`<ui-icon-button
      icon=${name}
      data-action=${action}
      label=${term === 'cancelImport' ? this.#text.term(term) : this.#text.term(term, named)}
      @click=${() => {
        this.#send(action);
      }}
    ></ui-icon-button>`;
  }

  #renderState(): TemplateResult {
    if (this.progress !== undefined)
      return html`<span class="chip accent" role="status"
        ><span class="spinner"></span>${this.#progressWords(this.progress)}</span
      >`;
    const { source, status } = this.stored ?? {};
    if (source?.enabled !== true) return html`<span class="chip">${this.#text.term('sourceOff')}</span>`;
    if (status?.lastError !== undefined)
      return html`<span class="chip danger"
        >${icon('circle-alert', 's')}${this.#text.term('sourceFailed')}</span
      >`;
    if (status?.lastRun === undefined)
      return html`<span class="chip">${this.#text.term('sourceNeverRun')}</span>`;
    return html`<span class="chip success">${icon('check', 's')}${this.#text.term('sourceOk')}</span>`;
  }

  #renderFailure(): TemplateResult | typeof nothing {
    const failure = this.stored?.status.lastError;
    if (failure === undefined || this.progress !== undefined) return nothing;
    const { heading, advice } = failureWords(failure);
    return html`<ui-notice
      class="more"
      tone="error"
      heading=${heading}
      advice=${advice}
      .detail=${failureDetail(failure, this.#text)}
    ></ui-notice>`;
  }

  #progressWords({ phase, bytes, totalBytes, records }: ImportProgress): string {
    const t = this.#text;
    switch (phase) {
      case 'fetching': {
        const parts = totalBytes === undefined ? [bytes] : [bytes, totalBytes];
        return t.term('progressFetching', parts.map((size) => this.#megabytes(size)).join(' / '));
      }
      case 'reading':
        return t.term('progressReading', t.number(records));
      case 'storing':
        return t.term('progressStoring');
    }
  }

  #megabytes(bytes: number): string {
    const unit = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
    return this.#text.number(bytes / 1_000_000, unit);
  }

  #times(): string {
    const t = this.#text;
    const { source, status } = this.stored ?? {};
    if (source === undefined || status === undefined) return '';
    const when = (at: number): string => t.date(new Date(at), { dateStyle: 'short', timeStyle: 'short' });
    const next = nextRun(source, status);
    return [
      ...(status.lastRun === undefined ? [] : [t.term('sourceLastRun', when(status.lastRun))]),
      next === undefined || status.lastRun === undefined
        ? t.term('sourceRunsOnce')
        : t.term('sourceNextRun', when(next)),
    ].join(', ');
  }

  #send(action: SourceAction): void {
    if (this.stored !== undefined) this.dispatchEvent(new SourceActionEvent(this.stored.source.id, action));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'source-row': SourceRow;
  }
}
