import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { maintenanceContext } from '../../app/contexts.ts';
import type {
  BackupAreaName,
  BackupChanges,
  OpenedBackup,
  RestoreMode,
} from '../../domain/maintenance/backup.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import { Localize, loadTexts, textsOf } from '../../i18n/localize.ts';
import { isAppError } from '../../lib/app-error.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { DialogCloseEvent } from '../ui/ui-events.ts';
import '../ui/ui-dialog.ts';
import '../ui/ui-field.ts';
import '../ui/ui-notice.ts';
import '../ui/ui-switch.ts';

interface Preview {
  readonly backup: OpenedBackup;
  readonly changes: BackupChanges;
}

/** Shows what a backup would change, and puts back what the person wants of it. Goes away on `dialog-close`. */
@customElement('restore-dialog')
export class RestoreDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .stack {
        gap: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) file: File | undefined;

  @consume({ context: maintenanceContext }) maintenance!: Maintenance;

  @state() protected left: ReadonlySet<BackupAreaName> = new Set();
  @state() protected replace = false;
  @state() protected passphrase = '';
  @state() protected wrongPassphrase = false;
  @state() protected running = false;
  /** What was restored. */
  @state() protected result: readonly BackupAreaName[] | undefined;
  /** Why it was not. */
  @state() protected failure: unknown;

  readonly #text = new Localize(this);
  readonly #preview = new Task(this, {
    args: () => [this.file] as const,
    task: async ([file]): Promise<Preview | undefined> => {
      // Why it failed, if it does.
      await loadTexts('rest');
      if (file === undefined) return undefined;
      const backup = await this.maintenance.openBackup(file);
      return { backup, changes: await backup.compare() };
    },
  });

  get #mode(): RestoreMode {
    return this.replace ? 'replace' : 'merge';
  }

  override render(): TemplateResult {
    const t = this.#text;
    const ready = this.#preview.value !== undefined && this.result === undefined;
    return html`<ui-dialog open heading=${t.term('restoreHeading')} @dialog-close=${this.#close}>
      <div class="stack">
        ${this.#preview.render({
          pending: () =>
            html`<p class="row" role="status"><span class="spinner"></span>${t.term('restoreReading')}</p>`,
          complete: (preview) => (preview === undefined ? nothing : this.#renderPreview(preview)),
          error: (error) => renderFailure(error),
        })}
        ${this.failure === undefined ? nothing : this.#renderUnchanged(this.failure)}
        ${this.result === undefined ? nothing : this.#renderResult(this.result)}
      </div>
      <button slot="footer" id="close" type="button" class="button" @click=${this.#close}>
        ${t.term(ready ? 'cancel' : 'close')}
      </button>
      ${ready ? this.#renderRestore() : nothing}
    </ui-dialog>`;
  }

  #renderRestore(): TemplateResult {
    const changes = this.#preview.value?.changes[this.#mode] ?? [];
    return html`<button
      slot="footer"
      type="button"
      class="button primary"
      aria-disabled=${this.running ? 'true' : nothing}
      ?disabled=${changes.every(({ area }) => this.left.has(area))}
      @click=${this.#onRestore}
    >
      ${this.#text.term('restore')}
    </button>`;
  }

  #renderPreview({ backup, changes }: Preview): TemplateResult | typeof nothing {
    if (this.result !== undefined) return nothing;
    const t = this.#text;
    const date = t.date(new Date(backup.createdAt), { dateStyle: 'long', timeStyle: 'short' });
    return html`<p>${t.term('restoreFrom', date, backup.version)}</p>
      ${changes[this.#mode].map(
        (change) =>
          html`<ui-switch
            label=${t.term('backupArea', change.area)}
            hint=${t.term('restoreChanges', change)}
            .checked=${!this.left.has(change.area)}
            @switch-change=${(event: HTMLElementEventMap['switch-change']) => {
              this.#onArea(change.area, event.checked);
            }}
          ></ui-switch>`,
      )}
      <ui-switch
        label=${t.term('restoreReplace')}
        hint=${t.term('restoreReplaceHint')}
        .checked=${this.replace}
        @switch-change=${this.#onReplace}
      ></ui-switch>
      ${backup.locked ? this.#renderPassphrase() : nothing}`;
  }

  #renderPassphrase(): TemplateResult {
    const t = this.#text;
    return html`<ui-field
      type="password"
      label=${t.term('restorePassphrase')}
      hint=${t.term('restorePassphraseHint')}
      .value=${this.passphrase}
      .error=${this.wrongPassphrase ? textsOf('rest').errorTexts['backup/wrong-passphrase'].heading : undefined}
      @field-input=${this.#onPassphrase}
    ></ui-field>`;
  }

  #renderResult(done: readonly BackupAreaName[]): TemplateResult {
    const t = this.#text;
    const names = done.map((area) => t.term('backupArea', area));
    return html`<ui-notice
      role="status"
      tone="success"
      heading=${t.term('restored')}
      advice=${names.join(' · ')}
    ></ui-notice>`;
  }

  #renderUnchanged(failure: unknown): TemplateResult {
    // The worker may have ended before it could say that it was done.
    const unknown = isAppError(failure, 'contact/interrupted');
    return html`${renderFailure(failure)}
    ${unknown ? nothing : html`<p>${this.#text.term('restoreFailed')}</p>`}`;
  }

  #onArea(area: BackupAreaName, wanted: boolean): void {
    const left = new Set(this.left);
    if (wanted) left.delete(area);
    else left.add(area);
    this.left = left;
  }

  #onReplace(event: HTMLElementEventMap['switch-change']): void {
    this.replace = event.checked;
  }

  #onPassphrase(event: HTMLElementEventMap['field-input']): void {
    this.passphrase = event.value;
    this.wrongPassphrase = false;
  }

  #close(): void {
    this.dispatchEvent(new DialogCloseEvent());
  }

  async #onRestore(): Promise<void> {
    const preview = this.#preview.value;
    if (preview === undefined || this.running) return;
    this.running = true;
    this.failure = undefined;
    try {
      if (this.passphrase !== '') await preview.backup.unlock(this.passphrase);
      const areas = preview.changes[this.#mode]
        .map(({ area }) => area)
        .filter((area) => !this.left.has(area));
      await preview.backup.restore(new Set(areas), this.#mode);
      this.result = areas;
      // The button that was pressed leaves with the question.
      this.renderRoot.querySelector<HTMLElement>('#close')?.focus();
    } catch (error) {
      this.wrongPassphrase = isAppError(error, 'backup/wrong-passphrase');
      if (this.wrongPassphrase) this.renderRoot.querySelector('ui-field')?.focus();
      else this.failure = error;
    } finally {
      this.running = false;
    }
  }
}

function renderFailure(error: unknown): TemplateResult {
  const { errorTexts, unexpectedError } = textsOf('rest');
  const known = isAppError<keyof typeof errorTexts>(error) && error.code in errorTexts;
  const { heading, advice } = known ? errorTexts[error.code] : unexpectedError;
  const detail = isAppError(error) ? error.detail : undefined;
  return html`<ui-notice
    role="alert"
    tone="error"
    heading=${heading}
    advice=${advice}
    .detail=${detail}
  ></ui-notice>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'restore-dialog': RestoreDialog;
  }
}
