import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { contactName, contactRole } from '../../domain/contacts/contact.ts';
import type { MappedRecord } from '../../domain/import/contact-draft.ts';
import type { ImportSample } from '../../domain/import/contact-importer.ts';
import { compileMapping } from '../../domain/import/mapping.ts';
import type { ContactSource, MappingRow } from '../../domain/import/source.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';
import { panels } from '../../styles/panels.ts';
import '../ui/ui-avatar.ts';

const SHOWN = 5;

/** The first records of a sample as the contacts that they would become, with what would be reported of them. */
@customElement('mapping-preview')
export class MappingPreview extends LitElement {
  static override styles = [
    base,
    feedback,
    panels,
    css`
      :host {
        display: block;
      }
      li {
        display: flex;
        gap: var(--space-3);
        padding: 10px var(--space-4);
        border-block-end: 1px solid var(--line);
      }
      li:last-child {
        border-block-end: 0;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--space-4);
        overflow-wrap: anywhere;
      }
      .issue {
        color: var(--warning-text);
        font-size: var(--size-xs);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() format: ContactSource['format'] = 'csv';
  /** Whether the source takes records without an ID; they are left out otherwise. */
  @property({ type: Boolean }) idless = false;
  @property({ attribute: false }) sample: ImportSample | undefined;
  @property({ attribute: false }) mapping: readonly MappingRow[] = [];

  readonly #text = new Localize(this);

  override render(): TemplateResult | typeof nothing {
    const { sample, mapping, format } = this;
    if (sample === undefined || mapping.length === 0) return nothing;
    const { map } = compileMapping(mapping, format === 'csv' ? sample.fields : undefined);
    const records = sample.records.slice(0, SHOWN).map(map);
    const t = this.#text;
    return html`<section class="panel" aria-labelledby="heading">
      <div class="panel-head">
        <h3 class="section-title" id="heading">${t.term('previewHeading')}</h3>
        <span class="meta">${t.term('previewOf', t.number(records.length))}</span>
      </div>
      <ul>
        ${records.map((record) => this.#renderRecord(record))}
      </ul>
    </section>`;
  }

  #renderRecord(record: MappedRecord): TemplateResult {
    const t = this.#text;
    const { id, data, photo, empty, issues } = record;
    if (empty) return html`<li class="secondary">${t.term('previewNothing')}</li>`;
    const name = contactName(data);
    const facts = [
      ...data.numbers.map(({ kind, number }) => `${t.term('previewKind', kind)} ${number}`),
      ...[data.mail, data.mail2].filter((address) => address !== '' && address !== name),
      ...(data.groups.length === 0 ? [] : [t.term('previewGroups', data.groups.join(', '))]),
      ...(photo === '' ? [] : [t.term('previewPicture')]),
    ];
    return html`<li>
      <ui-avatar name=${name}></ui-avatar>
      <div class="grow">
        <div class="row">
          <span class="name clip">${name}</span>
          <span class="meta">${id === '' ? t.term('previewNoId') : t.term('previewId', id)}</span>
        </div>
        <div class="secondary clip">${contactRole(data)}</div>
        <div class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</div>
        ${
          id !== '' || this.idless
            ? nothing
            : html`<div class="row issue">${icon('triangle-alert', 's')} ${t.term('previewLeftOut')}</div>`
        }
        ${issues.map(
          ({ code, field, value }) =>
            html`<div class="row issue">
              ${icon('triangle-alert', 's')} ${[field, value].filter((part) => part !== undefined).join(': ')}
              ${t.term('importIssue', code)}
            </div>`,
        )}
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mapping-preview': MappingPreview;
  }
}
