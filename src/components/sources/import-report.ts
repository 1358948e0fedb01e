import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImportIssue, ImportReport } from '../../domain/import/import-run.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { saveFile } from '../../lib/save-file.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { RemovedSettleEvent } from './sources-events.ts';
import '../ui/ui-notice.ts';

const SHOWN = 100;

/** What an import did, with the place of whatever was not taken as it stood, and the question about what is gone. */
@customElement('import-report')
export class ImportReportElement extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-3);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(110px, 1fr));
        gap: var(--space-2) var(--space-4);
      }
      dt {
        color: var(--text-2);
        font-size: var(--size-xs);
      }
      dd {
        font-size: var(--size-l);
        font-weight: var(--weight-strong);
      }
      dd .meta {
        font-weight: var(--weight-normal);
      }
      .issues {
        max-block-size: 280px;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      .issues li {
        padding: 6px var(--space-3);
        border-block-end: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .issues li:last-child {
        border-block-end: 0;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) source: ContactSource | undefined;
  @property({ attribute: false }) report: ImportReport | undefined;

  readonly #text = new Localize(this);

  override render(): TemplateResult | typeof nothing {
    const { report } = this;
    if (report === undefined) return nothing;
    const t = this.#text;
    return html`<dl>
        ${this.#figure(t.term('reportAdded'), report.added)}
        ${this.#figure(t.term('reportChanged'), report.changed)}
        ${this.#figure(t.term('reportUnchanged'), report.unchanged)}
        ${this.#figure(t.term('reportSkipped'), report.skipped)}
        ${this.#figure(
          t.term('reportRemoved'),
          report.removed,
          report.removed === 0 ? '' : t.term('removalDone', report.removal),
        )}
      </dl>
      ${report.removal === 'asked' && report.removed > 0 ? this.#renderQuestion(report.removed) : nothing}
      ${report.issueCount === 0 ? nothing : this.#renderIssues(report)}
      <div class="foot">
        <span class="meta grow">${t.term('reportTook', this.#seconds(report))}</span>
        <button type="button" class="button small" @click=${this.#onSave}>
          ${icon('download', 's')}${t.term('saveReport')}
        </button>
      </div>`;
  }

  /** To a tenth; what took less did not take nothing. */
  #seconds({ startedAt, endedAt }: ImportReport): string {
    const seconds = (endedAt - startedAt) / 1000;
    const shown = this.#text.number(Math.max(seconds, 0.1), { maximumFractionDigits: 1 });
    return seconds < 0.1 ? `< ${shown}` : shown;
  }

  #figure(label: string, count: number, more = ''): TemplateResult {
    return html`<div>
      <dt>${label}</dt>
      <dd class="num">
        ${this.#text.number(count)}${more === '' ? nothing : html` <span class="meta">${more}</span>`}
      </dd>
    </div>`;
  }

  #renderQuestion(count: number): TemplateResult {
    const t = this.#text;
    const choices = [
      ['keep', t.term('removedKeep')],
      ['mark', t.term('removedMark')],
      ['delete', t.term('removedDelete')],
    ] as const;
    return html`<ui-notice tone="warning" heading=${t.term('removedQuestion', count, t.number(count))}>
      ${choices.map(
        ([removal, label]) =>
          html`<button
            slot="actions"
            type="button"
            class="button small ${removal === 'delete' ? 'danger' : ''}"
            @click=${() => this.dispatchEvent(new RemovedSettleEvent(removal))}
          >
            ${label}
          </button>`,
      )}
    </ui-notice>`;
  }

  #renderIssues({ issues, issueCount }: ImportReport): TemplateResult {
    const t = this.#text;
    const shown = issues.slice(0, SHOWN);
    const heading = t.term('reportIssues', issueCount);
    return html`<div class="stack">
      <h4 class="section-title">${heading}</h4>
      <ul class="issues scroll" tabindex="0" aria-label=${heading}>
        ${shown.map((issue) => html`<li>${this.#words(issue)}</li>`)}
      </ul>
      ${
        shown.length < issueCount
          ? html`<p class="meta">${t.term('reportIssuesShown', shown.length, issueCount)}</p>`
          : nothing
      }
    </div>`;
  }

  #words({ code, line, field, value }: ImportIssue): string {
    const t = this.#text;
    const place = t.term(this.source?.format === 'json' ? 'issueRecord' : 'issueLine', String(line));
    const what = [
      ...(field === undefined ? [] : [t.term('issueField', field)]),
      ...(value === undefined ? [] : [t.term('issueValue', value)]),
    ];
    return [`${place}${what.length === 0 ? '' : `, ${what.join(' ')}`}:`, t.term('importIssue', code)].join(
      ' ',
    );
  }

  #onSave(): void {
    const { report, source } = this;
    if (report === undefined) return;
    const t = this.#text;
    const head = [
      [t.term('reportAdded'), report.added],
      [t.term('reportChanged'), report.changed],
      [t.term('reportUnchanged'), report.unchanged],
      [t.term('reportSkipped'), report.skipped],
      [t.term('reportRemoved'), `${String(report.removed)} (${t.term('removalDone', report.removal)})`],
    ] as const;
    const lines = [
      t.term('reportOf', source?.name ?? ''),
      new Date(report.endedAt).toISOString(),
      ...head.map(([label, value]) => `${label}: ${String(value)}`),
      t.term('reportIssues', report.issueCount),
      ...report.issues.map((issue) => this.#words(issue)),
    ];
    const day = new Date(report.endedAt).toISOString().slice(0, 10);
    saveFile(`offhook-import-${day}.txt`, 'text/plain;charset=utf-8', `${lines.join('\n')}\n`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-report': ImportReportElement;
  }
}
