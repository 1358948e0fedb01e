import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { ImportSample } from '../../domain/import/contact-importer.ts';
import type { SourceFailure } from '../../domain/import/source-store.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import type { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../ui/ui-notice.ts';
import { failureDetail, failureWords, mayNeedHelper } from './source-failure.ts';

interface Tested {
  readonly failure: SourceFailure | undefined;
  readonly sample: ImportSample | undefined;
  readonly source: ContactSource;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What a test of the source read. */
export function testedWell({ records, delimiter, encoding }: ImportSample, t: Localize): TemplateResult {
  if (records.length === 0)
    return html`<ui-notice role="status" tone="warning" heading=${t.term('sourceTestedEmpty')}></ui-notice>`;
  const known = DELIMITERS.find((one) => one === delimiter);
  const name = known === undefined ? (delimiter ?? '') : t.term('delimiterName', known);
  return html`<ui-notice
    role="status"
    tone="success"
    heading=${t.term('sourceTested', records.length)}
    .advice=${delimiter === undefined ? undefined : t.term('sourceTestedAdvice', name, encoding ?? '–')}
  ></ui-notice>`;
}

export function testButton(t: Localize, testing: boolean, test: () => unknown): TemplateResult {
  return html`<button type="button" class="button" id="test" @click=${test}>
    ${testing ? html`<span class="spinner"></span>${t.term('testingSource')}` : t.term('testSource')}
  </button>`;
}

/** How a test of the source went, if there was one; `byHelper` and `choose` test once more. */
export function tested(
  { failure, sample, source }: Tested,
  t: Localize,
  on: { readonly byHelper: () => void; readonly choose: (path: string) => void },
): TemplateResult | typeof nothing {
  if (failure !== undefined)
    return testedBadly(failure, source, t, source.via === 'page' ? on.byHelper : undefined);
  if (sample === undefined) return nothing;
  const { lists = [] } = sample;
  return lists.length > 1 ? listsFound(lists, t, on.choose) : testedWell(sample, t);
}

/** The lists of a document that has several: the person chooses the one of the contacts. */
function listsFound(lists: readonly string[], t: Localize, choose: (path: string) => void): TemplateResult {
  return html`<ui-notice
    role="status"
    tone="info"
    heading=${t.term('sourceLists')}
    advice=${t.term('sourceListsAdvice')}
  >
    ${lists.map(
      (path) =>
        html`<button
          slot="actions"
          type="button"
          class="button small"
          @click=${() => {
            choose(path);
          }}
        >
          ${path}
        </button>`,
    )}
  </ui-notice>`;
}

/**
 * Why the source could not be read. Where the browser keeps the reason from the page, a tab with the same address shows
 * it, and the helper may get what the page may not. `byHelper` is missing where it was the helper already.
 */
function testedBadly(
  failure: SourceFailure,
  { access, url }: ContactSource,
  t: Localize,
  byHelper: (() => void) | undefined,
): TemplateResult {
  const { heading, advice } = failureWords(failure);
  const other = access === 'http' && mayNeedHelper(failure);
  const page = other && /^https?:/i.test(url) && URL.canParse(url) ? url : undefined;
  return html`<ui-notice
    role="alert"
    tone="error"
    heading=${heading}
    advice=${advice}
    .detail=${failureDetail(failure, t)}
  >
    ${
      page === undefined
        ? nothing
        : html`<a slot="actions" class="button small" href=${page} target="_blank" rel="noreferrer"
            >${icon('external-link', 's')}${t.term('openInTab')}</a
          >`
    }
    ${
      other && byHelper !== undefined
        ? html`<button slot="actions" type="button" class="button small" @click=${byHelper}>
            ${t.term('fetchByHelper')}
          </button>`
        : nothing
    }
  </ui-notice>`;
}

/** In the frame in which it stands there: the form is longer than the window, and its buttons are always in view. */
function bringIntoView(notice: Element | undefined): void {
  requestAnimationFrame(() => notice?.scrollIntoView({ block: 'center' }));
}

/** Why a source could not be stored, in view each time. */
export function notStored(failure: SourceFailure, source: ContactSource, t: Localize): TemplateResult {
  const notice = html`<div ${ref(bringIntoView)}>${testedBadly(failure, source, t, undefined)}</div>`;
  return html`${keyed(failure, notice)}`;
}
