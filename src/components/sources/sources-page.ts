import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { addressBookContext, contactSourcesContext, uiStateContext } from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { ImportErrorCode } from '../../domain/import/import-run.ts';
import type { ContactSources } from '../../domain/import/source-runs.ts';
import type { SourceFailure, StoredSource } from '../../domain/import/source-store.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { Localize } from '../../i18n/localize.ts';
import { AppError } from '../../lib/app-error.ts';
import { signal } from '../../lib/signals.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { panels } from '../../styles/panels.ts';
import './helper-panel.ts';
import './import-report.ts';
import './source-delete-dialog.ts';
import { failureOf } from './source-failure.ts';
import { deepFocus, focusLost } from '../ui/deep-focus.ts';
import { focusForm, focusSource } from './source-focus.ts';
import './source-form.ts';
import type { SourceForm } from './source-form.ts';
import { sourceList } from './source-list.ts';
import type {
  RemovedSettleEvent,
  SourceActionEvent,
  SourceDeleteEvent,
  SourceEditEvent,
  SourceSaveEvent,
} from './sources-events.ts';

/** The sources of contacts (rows #185–196, #205–213): add, edit, delete, switch on and off, import now, last report. */
@customElement('sources-page')
export class SourcesPage extends LitElement {
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
      }
      .add {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
        padding: var(--space-2) var(--space-3);
      }
    `,
  ];

  @consume({ context: contactSourcesContext }) load!: () => Promise<ContactSources>;
  @consume({ context: addressBookContext }) addressBook!: AddressBook;
  @consume({ context: uiStateContext }) ui!: UiState;

  /** The source in the form: its id, or the format of a new one. The settings see that a form is open. */
  @property({ reflect: true }) editing: string | undefined;
  /** Why the source in the form could not be stored. */
  @state() protected refused: SourceFailure | undefined;
  @state() protected deleting: string | undefined;
  @state() protected reporting: string | undefined;

  readonly #text = new Localize(this);
  readonly #services = signal<ContactSources | undefined>(undefined);

  constructor() {
    super();
    new SignalController(this, () => [
      this.#services,
      this.#services.value?.store.sources,
      this.#services.value?.runs.running,
      this.addressBook.summary,
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was typed outlives the page, so that a look at another one loses nothing.
    this.editing ??= this.ui.settingsDraft.source.value?.source.id;
    void this.#open();
  }

  override render(): TemplateResult | typeof nothing {
    const { editing } = this;
    const services = this.#services.value;
    if (services === undefined) return nothing;
    if (editing !== undefined) return this.#renderForm(services, editing);
    return html`${sourceList(this.#text, {
        sources: services.store.sources.value,
        running: services.runs.running.value,
        onAction: this.#onAction,
        onAdd: this.#onAdd,
      })}
      ${this.#renderReport()}
      <helper-panel .helper=${services.helper}></helper-panel>
      ${this.#renderQuestion()}`;
  }

  #renderReport(): TemplateResult | typeof nothing {
    const stored = this.#stored(this.reporting);
    if (stored?.status.lastReport === undefined) return nothing;
    return html`<section class="panel" aria-labelledby="report">
      <div class="panel-head">
        <h3 class="section-title grow" id="report" tabindex="-1">
          ${this.#text.term('reportOf', stored.source.name)}
        </h3>
        <button type="button" class="button quiet" @click=${this.#onCloseReport}>
          ${this.#text.term('close')}
        </button>
      </div>
      <div class="panel-body">
        <import-report
          .source=${stored.source}
          .report=${stored.status.lastReport}
          @removed-settle=${this.#onSettle}
        ></import-report>
      </div>
    </section>`;
  }

  #renderForm(services: ContactSources, editing: string): TemplateResult {
    return html`<source-form
      .services=${services}
      .stored=${this.#stored(editing)}
      .refused=${this.refused}
      .edited=${this.ui.settingsDraft.source.value}
      format=${editing === 'json' ? 'json' : 'csv'}
      @source-edit=${this.#onEdit}
      @source-save=${this.#onSave}
      @dialog-close=${this.#onCancel}
    ></source-form>`;
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    const source = this.#stored(this.deleting)?.source;
    if (source === undefined) return nothing;
    const origin = this.addressBook.summary.value.origins.find((one) => one.source === source.id);
    return html`<source-delete-dialog
      name=${source.name}
      contacts=${origin?.count ?? 0}
      @dialog-close=${() => (this.deleting = undefined)}
      @source-delete=${this.#onDelete}
    ></source-delete-dialog>`;
  }

  #stored(id: string | undefined): StoredSource | undefined {
    return this.#services.value?.store.sources.value.find(({ source }) => source.id === id);
  }

  /** Stores what stands in the form. @returns whether it did; else the form says why. */
  async save(): Promise<boolean> {
    await this.#open();
    await this.updateComplete;
    const wish = this.#form?.wish(false);
    if (wish !== undefined) await this.#store(wish);
    return this.editing === undefined;
  }

  get #form(): SourceForm | null {
    return this.renderRoot.querySelector('source-form');
  }

  async #open(): Promise<void> {
    this.#services.value ??= await this.load();
  }

  readonly #onAdd = (format: string): void => void this.#edit(format);

  async #edit(editing: string): Promise<void> {
    this.editing = editing;
    await focusForm(this);
  }

  readonly #onAction = async ({ id, action }: SourceActionEvent): Promise<void> => {
    const source = this.#stored(id)?.source;
    const services = this.#services.value;
    if (source === undefined || services === undefined) return;
    switch (action) {
      case 'edit':
        await this.#edit(id);
        break;
      case 'delete':
        this.deleting = id;
        break;
      case 'report':
        await this.#showReport(id);
        break;
      case 'import':
        await this.#import(source);
        break;
      case 'cancel':
        services.runs.cancel(id);
        break;
      case 'enable':
      case 'disable':
        await services.store.save({ ...source, enabled: action === 'enable' }, { mustExist: true });
        break;
    }
  };

  async #showReport(id: string): Promise<void> {
    this.reporting = id;
    await this.#focusReport();
  }

  async #focusReport(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#report')?.focus();
  }

  async #onCloseReport(): Promise<void> {
    const id = this.reporting;
    this.reporting = undefined;
    await focusSource(this, id, 'report');
  }

  async #import(source: ContactSource): Promise<void> {
    const outcome = await this.#services.value?.runs.run(source.id, true);
    // Why it failed stands beside the source.
    if (outcome === undefined || outcome === 'failed') return;
    if (outcome === 'running') {
      reportError(this.ui, new AppError<ImportErrorCode>('import/running'));
      return;
    }
    const done = outcome === 'done';
    this.ui.announce(this.#text.term(done ? 'importDone' : 'importCancelled', source.name));
    if (done) this.reporting = source.id;
  }

  #onEdit({ edit }: SourceEditEvent): void {
    this.ui.settingsDraft.editSource(edit);
  }

  #close(): void {
    this.refused = undefined;
    this.editing = undefined;
    this.ui.settingsDraft.editSource(undefined);
  }

  async #onCancel(): Promise<void> {
    const { editing } = this;
    this.#close();
    await focusSource(this, editing, 'edit');
  }

  async #onSave(wish: SourceSaveEvent): Promise<void> {
    await this.#store(wish);
    if (this.editing !== undefined) return;
    await focusSource(this, wish.source.id, wish.importNow ? 'import' : 'edit');
    if (!wish.importNow) return;
    const before = deepFocus();
    await this.#import(wish.source);
    if (deepFocus() === before || focusLost()) await this.#focusReport();
  }

  async #store({ source, changes }: SourceSaveEvent): Promise<void> {
    try {
      await this.#services.value?.store.save(source, changes);
    } catch (error) {
      this.refused = failureOf(error);
      if (this.refused.code === 'source/gone') this.#form?.becomeNew();
      return;
    }
    this.#close();
    this.ui.announce(this.#text.term('sourceSaved', source.name));
  }

  async #onDelete({ contacts }: SourceDeleteEvent): Promise<void> {
    const source = this.#stored(this.deleting)?.source;
    const services = this.#services.value;
    this.deleting = undefined;
    if (source === undefined || services === undefined) return;
    await services.runs.remove(source.id, contacts);
    this.ui.announce(this.#text.term('sourceDeleted', source.name));
  }

  async #onSettle({ removal }: RemovedSettleEvent): Promise<void> {
    if (this.reporting === undefined) return;
    await this.#services.value?.runs.settleRemoved(this.reporting, removal);
    await this.#focusReport();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sources-page': SourcesPage;
  }
}
