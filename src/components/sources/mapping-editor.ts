import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ImportSample } from '../../domain/import/contact-importer.ts';
import { compileMapping, compileRow } from '../../domain/import/mapping.ts';
import type { MappingIssue } from '../../domain/import/mapping.ts';
import { proposeMapping } from '../../domain/import/mapping-proposal.ts';
import { isTarget } from '../../domain/import/source-draft.ts';
import { IMPORT_TARGETS } from '../../domain/import/source.ts';
import type { ContactSource, ImportTarget, MappingRow } from '../../domain/import/source.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/contact-icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { fields } from '../../styles/fields.ts';
import { panels } from '../../styles/panels.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-menu.ts';
import type { UiMenu } from '../ui/ui-menu.ts';
import { mappingEditorStyles } from './mapping-editor-styles.ts';
import { MappingChangeEvent } from './sources-events.ts';

/** A line on the right: a target with the row of the mapping that fills it, if one does. */
interface Line {
  readonly to: ImportTarget;
  readonly from: string;
  /** Its place in the mapping, -1 without one. */
  readonly row: number;
}

/**
 * Assigns what a sample has to what a contact has: by drag, by the menu of a field, by the list of a target, or by
 * writing an expression (rows #195, #206, #207). Tells of each change (`mapping-change`).
 */
@customElement('mapping-editor')
export class MappingEditor extends LitElement {
  static override styles = [base, buttons, feedback, fields, panels, mappingEditorStyles];

  @property() format: ContactSource['format'] = 'csv';
  @property({ attribute: false }) sample: ImportSample | undefined;
  @property({ attribute: false }) mapping: readonly MappingRow[] = [];

  @state() protected dragged: string | undefined;
  @state() protected over: number | undefined;
  /** The field whose menu is open. */
  @state() protected chosen = '';
  @state() protected said = '';

  @query('ui-menu') protected menu!: UiMenu;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const t = this.#text;
    return html`<section class="panel" aria-labelledby="heading">
        <div class="panel-head">
          <h3 class="section-title grow" id="heading">${t.term('mappingHeading')}</h3>
          ${
            this.sample === undefined
              ? nothing
              : html`<button type="button" class="button quiet small" @click=${this.#onPropose}>
                  ${t.term('proposeMapping')}
                </button>`
          }
        </div>
        <div class="panel-body columns ${this.dragged === undefined ? '' : 'dragging'}">
          <div class="column">${this.#renderFields()}</div>
          <div class="column">${this.#renderTargets()}</div>
        </div>
      </section>
      <ui-menu
        label=${t.term('assignFieldTo', this.chosen)}
        .groups=${[{ items: IMPORT_TARGETS.map((to) => ({ id: to, label: t.term('targetName', to) })) }]}
        @menu-select=${this.#onMenu}
      ></ui-menu>
      <p class="sr-only" role="status">${this.said}</p>`;
  }

  #renderFields(): TemplateResult {
    const t = this.#text;
    const { sample } = this;
    if (sample === undefined)
      return html`<div class="empty">
        ${icon('table')}
        <p class="name">${t.term('mappingNoSample')}</p>
        <p>${t.term('mappingNoSampleAdvice')}</p>
      </div>`;
    return html`<h4 class="section-title" id="found">
        ${t.term('mappingFields', t.number(sample.fields.length))}
      </h4>
      <ul class="list scroll" aria-labelledby="found" tabindex="0">
        ${sample.fields.map((field) => this.#renderField(field))}
      </ul>`;
  }

  #renderField(field: string): TemplateResult {
    return html`<li
      class="found"
      draggable="true"
      ?data-dragged=${this.dragged === field}
      @dragstart=${(event: DragEvent) => {
        this.#onDragStart(event, field);
      }}
      @dragend=${this.#onDragEnd}
    >
      ${icon('grip-vertical', 's')}
      <span class="grow">
        <span class="mono clip">${field}</span>
        <span class="meta clip">${this.#example(field)}</span>
      </span>
      <ui-icon-button
        icon="chevron-right"
        small
        haspopup="menu"
        label=${this.#text.term('assignField', field)}
        @click=${(event: Event) => this.#onAssign(event, field)}
      ></ui-icon-button>
    </li>`;
  }

  #renderTargets(): TemplateResult {
    const t = this.#text;
    const issues = compileMapping(this.mapping, this.#columns).issues;
    return html`<h4 class="section-title" id="targets">${t.term('mappingTargets')}</h4>
      <p class="hint">${t.term('mappingTargetsHint')}</p>
      ${
        this.mapping.length === 0
          ? html`<p class="message warning">${icon('triangle-alert')}${t.term('mappingEmpty')}</p>`
          : nothing
      }
      <datalist id="known">
        ${(this.sample?.fields ?? []).map((field) => html`<option value=${field}></option>`)}
      </datalist>
      <ul class="list scroll" aria-labelledby="targets" tabindex="0">
        ${this.#lines.map((line, index) =>
          this.#renderTarget(
            line,
            index,
            issues.find(({ row, code }) => row === line.row && code !== 'no-rows'),
          ),
        )}
      </ul>`;
  }

  #renderTarget(line: Line, index: number, issue: MappingIssue | undefined): TemplateResult {
    const name = this.#text.term('targetName', line.to);
    return html`<li
      class="target"
      ?data-over=${this.over === index}
      @dragover=${(event: DragEvent) => {
        this.#onDragOver(event, index);
      }}
      @drop=${(event: DragEvent) => {
        this.#onDrop(event, line);
      }}
    >
      <label for="target-${index}">${name}</label>
      <input
        class="input mono"
        id="target-${index}"
        list="known"
        autocomplete="off"
        spellcheck="false"
        maxlength="1000"
        .value=${live(line.from)}
        aria-invalid=${issue === undefined ? nothing : 'true'}
        aria-describedby=${issue === undefined ? nothing : `issue-${index}`}
        @input=${(event: Event) => {
          this.#put(line, (event.target as HTMLInputElement).value);
        }}
      />
      ${issue === undefined ? nothing : this.#renderIssue(line, index, issue)}
    </li>`;
  }

  /** The sentence, and the expression with the place in it marked. */
  #renderIssue({ from }: Line, index: number, { code, at }: MappingIssue): TemplateResult {
    return html`<div class="notes" id="issue-${index}">
      <span class="error-text">
        ${icon('circle-alert', 's')}${this.#text.term('mappingIssue', code, this.#text.number(at + 1))}
      </span>
      <code class="mono" aria-hidden="true"
        >${from.slice(0, at)}<mark>${from.slice(at, at + 1) || ' '}</mark>${from.slice(at + 1)}</code
      >
    </div>`;
  }

  get #columns(): readonly string[] | undefined {
    // Without a sample nobody knows the columns: no name is wrong then.
    return this.format === 'csv' ? this.sample?.fields : undefined;
  }

  /** Every target in its order, those with several rows several times. */
  get #lines(): readonly Line[] {
    return IMPORT_TARGETS.flatMap((to) => {
      const rows = this.mapping.flatMap((row, index) =>
        row.to === to ? [{ to, from: row.from, row: index }] : [],
      );
      return rows.length === 0 ? [{ to, from: '', row: -1 }] : rows;
    });
  }

  /** The first value of a field that is not empty. */
  #example(field: string): string {
    const values = compileRow(field, this.#columns);
    for (const record of this.sample?.records ?? []) {
      const [first] = values?.(record) ?? [];
      if (first !== undefined) return first.slice(0, 60);
    }
    return '–';
  }

  #put({ to, row }: Line, from: string): void {
    const rest = this.mapping.filter((_, index) => index !== row);
    const before = row === -1 ? this.mapping.length : row;
    const next = from === '' ? rest : [...rest.slice(0, before), { from, to }, ...rest.slice(before)];
    this.mapping = next;
    this.dispatchEvent(new MappingChangeEvent(next));
  }

  #assign(field: string, line: Line): void {
    this.#put(line, field);
    this.said = this.#text.term('assigned', field, this.#text.term('targetName', line.to));
  }

  #onPropose(): void {
    this.mapping = proposeMapping(this.sample?.fields ?? []);
    this.dispatchEvent(new MappingChangeEvent(this.mapping));
  }

  async #onAssign(event: Event, field: string): Promise<void> {
    this.chosen = field;
    await this.menu.show(event.currentTarget as Element);
  }

  #onMenu({ id }: HTMLElementEventMap['menu-select']): void {
    const line = this.#lines.find(({ to }) => to === id);
    if (line !== undefined && isTarget(id)) this.#assign(this.chosen, line);
  }

  #onDragStart(event: DragEvent, field: string): void {
    this.dragged = field;
    event.dataTransfer?.setData('text/plain', field);
    if (event.dataTransfer !== null) event.dataTransfer.effectAllowed = 'copy';
  }

  #onDragEnd(): void {
    this.dragged = undefined;
    this.over = undefined;
  }

  #onDragOver(event: DragEvent, index: number): void {
    if (this.dragged === undefined) return;
    event.preventDefault();
    this.over = index;
  }

  #onDrop(event: DragEvent, line: Line): void {
    if (this.dragged === undefined) return;
    event.preventDefault();
    this.#assign(this.dragged, line);
    this.#onDragEnd();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mapping-editor': MappingEditor;
  }
}
