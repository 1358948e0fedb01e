import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SourceEdit } from '../../app/settings-draft.ts';
import type { ImportSample } from '../../domain/import/contact-importer.ts';
import { proposeMapping } from '../../domain/import/mapping-proposal.ts';
import { sameRecipient } from '../../domain/import/secret-recipient.ts';
import { NEW_SOURCE, sourceIssues } from '../../domain/import/source-draft.ts';
import type { SourceField, SourceIssue } from '../../domain/import/source-draft.ts';
import type { ContactSources } from '../../domain/import/source-runs.ts';
import type {
  OAuthTokens,
  SourceChanges,
  SourceFailure,
  StoredSource,
} from '../../domain/import/source-store.ts';
import type { ContactSource } from '../../domain/import/source.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { fields } from '../../styles/fields.ts';
import { panels } from '../../styles/panels.ts';
import { DialogCloseEvent } from '../ui/ui-events.ts';
import './mapping-editor.ts';
import './mapping-preview.ts';
import { pickFile } from './pick-file.ts';
import { firstField } from './first-field.ts';
import { changesOf, readsOtherwise, trimmed } from './source-changes.ts';
import { taskFailure } from './source-failure.ts';
import { formatFields, placeFields, scheduleFields, signInFields } from './source-fields.ts';
import type { FieldsContext } from './source-fields.ts';
import { notStored, testButton, tested } from './source-result.ts';
import { sourceFormStyles } from './source-form-styles.ts';
import { SourceEditEvent, SourceSaveEvent } from './sources-events.ts';
import type { MappingChangeEvent } from './sources-events.ts';

/** A source: its fields, a test that fetches a sample of it, the assignment with its preview, and the wish to store it. */
@customElement('source-form')
export class SourceForm extends LitElement {
  static override styles = [base, buttons, feedback, fields, panels, sourceFormStyles];

  @property({ attribute: false }) services!: ContactSources;
  /** The source to change; undefined for a new one. */
  @property({ attribute: false }) stored: StoredSource | undefined;
  /** What was entered before, when the form comes back. */
  @property({ attribute: false }) edited: SourceEdit | undefined;
  /** Why it could not be stored. */
  @property({ attribute: false }) refused: SourceFailure | undefined;
  /** Of a new one. */
  @property() format: ContactSource['format'] = 'csv';

  @state() protected edit!: SourceEdit;
  /** What the last test read, or why it could not; of the source as it stands in the form. */
  @state() protected sample: ImportSample | undefined;
  @state() protected failure: SourceFailure | undefined;
  @state() protected issues: ReadonlyMap<SourceField, SourceIssue> = new Map();

  readonly #text = new Localize(this);
  readonly #test = new Task<readonly [SourceEdit], ImportSample>(this, {
    autoRun: false,
    task: ([{ source }], { signal }) => this.services.runs.sample(source, this.#changes, signal),
  });
  readonly #signIn = new Task<readonly [ContactSource], OAuthTokens>(this, {
    autoRun: false,
    task: ([source], { signal }) => this.services.signIn.signIn(source, signal),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && !changed.has('format')) return;
    const fresh = { ...NEW_SOURCE, id: crypto.randomUUID(), format: this.format };
    const { stored } = this;
    this.edit = this.edited ?? { source: stored?.source ?? fresh, password: '', isNew: stored === undefined };
  }

  override render(): TemplateResult {
    const t = this.#text;
    const { name, mapping, format, addWithoutId } = this.edit.source;
    const add = t.term(format === 'csv' ? 'addCsvSource' : 'addJsonSource');
    const context = this.#context;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <section class="panel" aria-labelledby="heading">
        <div class="panel-head">
          <h3 class="section-title grow" id="heading" tabindex="-1">
            ${this.edit.isNew ? add : t.term('editSourceNamed', (this.stored?.source.name ?? '') || name)}
          </h3>
          <button type="button" class="button quiet" @click=${this.#onCancel}>${t.term('cancel')}</button>
        </div>
        <div class="panel-body grid">
          <h4 class="section-title wide">${t.term('sectionWhere')}</h4>
          ${placeFields(context)} ${signInFields(context)} ${formatFields(context)}
          <h4 class="section-title wide">${t.term('sectionWhen')}</h4>
          ${scheduleFields(context)}
          <div class="wide stack">
            ${tested({ failure: this.failure, sample: this.sample, source: this.edit.source }, t, {
              byHelper: this.#onByHelper,
              choose: this.#onList,
            })}
          </div>
          <div class="wide actions">
            ${testButton(t, this.#test.status === TaskStatus.PENDING, this.#onTest)}
          </div>
        </div>
      </section>
      <mapping-editor
        format=${format}
        .sample=${this.sample}
        .mapping=${mapping}
        @mapping-change=${this.#onMapping}
      ></mapping-editor>
      <mapping-preview
        format=${format}
        ?idless=${addWithoutId}
        .sample=${this.sample}
        .mapping=${mapping}
      ></mapping-preview>
      ${this.refused === undefined ? nothing : notStored(this.refused, this.edit.source, this.#text)}
      <div class="actions foot">
        <button type="button" class="button" @click=${this.#saveAndImport}>${t.term('saveAndImport')}</button>
        <button class="button primary">${t.term('save')}</button>
      </div>
    </form>`;
  }

  get #context(): FieldsContext {
    const { edit, issues, stored } = this;
    return {
      edit,
      issues,
      text: this.#text,
      secretKept: stored?.hasSecret === true && this.#sameRecipient,
      fileName: edit.file?.name ?? stored?.fileName,
      signingIn: this.#signIn.status === TaskStatus.PENDING,
      change: this.#change,
      password: (password) => {
        this.#enter({ password });
      },
      pick: () => void this.#onPick(),
      signIn: () => void this.#onSignIn(),
    };
  }

  /** What goes with the source, as far as it was entered here. */
  get #changes(): SourceChanges {
    return changesOf(this.edit, this.#sameRecipient);
  }

  /** What is kept was meant for the server that it was entered for, and goes to no other. */
  get #sameRecipient(): boolean {
    const before = this.stored?.source;
    return before === undefined || sameRecipient(before, this.edit.source);
  }

  readonly #change = (changes: Partial<ContactSource>, field?: SourceField): void => {
    const { source } = this.edit;
    const next = { ...source, ...changes };
    // Tokens got for one server go to no other; whether through the helper is what the person chooses here.
    const dropped = !sameRecipient({ ...source, via: next.via }, next);
    this.#enter({ source: next, ...(dropped && { tokens: undefined }) });
    if (field !== undefined && this.issues.has(field)) {
      const left = new Map(this.issues);
      left.delete(field);
      this.issues = left;
    }
    if (readsOtherwise(changes)) this.#forgetSample();
  };

  #enter(changes: Partial<SourceEdit>): void {
    this.edit = { ...this.edit, ...changes };
    this.dispatchEvent(new SourceEditEvent(this.edit));
  }

  #forgetSample(): void {
    this.#test.abort();
    this.sample = undefined;
    this.failure = undefined;
  }

  /** Checks the fields; shows what is wrong and goes to the first of them. */
  #check(named: boolean): boolean {
    const { source, file } = this.edit;
    const issues = new Map(sourceIssues(source, file !== undefined || this.stored?.fileName !== undefined));
    if (!named) issues.delete('name');
    this.issues = issues;
    if (issues.size > 0)
      void this.updateComplete.then(() => firstField(this.renderRoot, [...issues.keys()])?.focus());
    return issues.size === 0;
  }

  readonly #onTest = async (): Promise<void> => {
    if (!this.#check(false)) return;
    this.#trim();
    this.#forgetSample();
    await this.#test.run([this.edit]);
    this.failure = taskFailure(this.#test);
    if (this.#test.status === TaskStatus.COMPLETE) this.sample = this.#test.value;
    if (this.sample === undefined) return;
    const [list, ...more] = this.sample.lists ?? [];
    if (more.length > 0) return;
    if (list !== undefined) this.#enter({ source: { ...this.edit.source, records: list } });
    if (this.edit.source.mapping.length === 0) this.#change({ mapping: proposeMapping(this.sample.fields) });
  };

  #trim(): void {
    this.edit = { ...this.edit, source: trimmed(this.edit.source) };
  }

  /** What was typed is not lost with what was deleted: the next "Save" makes it a new one, apart from what that was. */
  becomeNew(): void {
    this.#enter({ source: { ...this.edit.source, id: crypto.randomUUID() }, isNew: true });
  }

  /** The wish to store what stands here; undefined where that cannot be: the form shows what is wrong then. */
  wish(importNow: boolean): SourceSaveEvent | undefined {
    if (!this.#check(true)) return undefined;
    this.#trim();
    const mustExist = !this.edit.isNew;
    return new SourceSaveEvent(this.edit.source, { ...this.#changes, mustExist }, importNow);
  }

  #save(importNow: boolean): void {
    const wish = this.wish(importNow);
    if (wish !== undefined) this.dispatchEvent(wish);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#save(false);
  }

  /** Whoever assigned nothing means what would be proposed. */
  async #saveAndImport(): Promise<void> {
    if (this.edit.source.mapping.length === 0 && this.#check(true)) {
      await this.#onTest();
      await this.updateComplete;
      if (this.sample === undefined || (this.sample.lists?.length ?? 0) > 1) {
        this.renderRoot.querySelector('ui-notice')?.scrollIntoView({ block: 'center' });
        return;
      }
    }
    this.#save(true);
  }

  #onCancel(): void {
    this.#test.abort();
    this.#signIn.abort();
    this.dispatchEvent(new DialogCloseEvent());
  }

  #onMapping({ mapping }: MappingChangeEvent): void {
    this.#change({ mapping });
  }

  readonly #onList = (records: string): void => void this.#testWith({ records });
  readonly #onByHelper = (): void => void this.#testWith({ via: 'helper' });

  /** The notice with the button that was pressed leaves: the focus goes to the button of the test. */
  async #testWith(changes: Partial<ContactSource>): Promise<void> {
    this.#change(changes);
    this.renderRoot.querySelector<HTMLElement>('#test')?.focus();
    await this.#onTest();
  }

  async #onPick(): Promise<void> {
    const file = await pickFile(this.edit.source.format);
    if (file === undefined) return;
    this.#enter({ file });
    const { name } = this.edit.source;
    this.#change({ url: '', name: name === '' ? file.name.replace(/\.\w+$/, '') : name }, 'file');
    await this.#onTest();
    // The path of the file before: where it leads nowhere in this one, it is looked for as in a new source.
    const { records } = this.edit.source;
    if (this.failure?.code !== 'import/no-records' || records === '') return;
    this.#change({ records: '' });
    await this.#onTest();
    if (this.sample === undefined && this.edit.source.records === '')
      this.#enter({ source: { ...this.edit.source, records } });
  }

  async #onSignIn(): Promise<void> {
    const { source } = this.edit;
    if (!this.#check(false)) return;
    await this.#signIn.run([source]);
    this.failure = taskFailure(this.#signIn);
    if (this.#signIn.status === TaskStatus.COMPLETE && this.#signIn.value !== undefined)
      this.#enter({ tokens: this.#signIn.value });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'source-form': SourceForm;
  }
}
