import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ImportProgress } from '../../domain/import/import-run.ts';
import type { StoredSource } from '../../domain/import/source-store.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import './source-row.ts';
import type { SourceActionEvent } from './sources-events.ts';

interface SourceList {
  readonly sources: readonly StoredSource[];
  /** The runs of this window, by source. */
  readonly running: ReadonlyMap<string, ImportProgress>;
  readonly onAction: (event: SourceActionEvent) => Promise<void>;
  readonly onAdd: (format: ContactSource['format']) => void;
}

/** The sources that there are, and what adds one. */
export function sourceList(t: Localize, { sources, running, onAction, onAdd }: SourceList): TemplateResult {
  return html`<section class="panel" aria-labelledby="list">
    <div class="panel-head"><h3 class="section-title" id="list">${t.term('sourcesHeading')}</h3></div>
    ${
      sources.length === 0
        ? html`<div class="empty">
            ${icon('table')}
            <p class="name">${t.term('noSources')}</p>
            <p>${t.term('noSourcesAdvice')}</p>
          </div>`
        : nothing
    }
    <ul @source-action=${onAction}>
      ${sources.map(
        (stored) =>
          html`<li>
            <source-row .stored=${stored} .progress=${running.get(stored.source.id)}></source-row>
          </li>`,
      )}
    </ul>
    <div class="add">
      ${(['csv', 'json'] as const).map(
        (format) =>
          html`<button
            type="button"
            class="button quiet"
            data-format=${format}
            @click=${() => {
              onAdd(format);
            }}
          >
            ${icon('plus', 's')}${t.term(format === 'csv' ? 'addCsvSource' : 'addJsonSource')}
          </button>`,
      )}
    </div>
  </section>`;
}
