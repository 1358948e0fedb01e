import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  callControlContext,
  installationContext,
  maintenanceContext,
  notifierContext,
  settingsContext,
  uiStateContext,
} from '../../app/contexts.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls } from '../../domain/call/call.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import type { Installation } from '../../domain/pwa/installation.ts';
import { isAdminPage } from '../../domain/settings/pages.ts';
import type { SettingsPage } from '../../domain/settings/pages.ts';
import type { RowKey } from '../../domain/settings/setting-rows.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import '../../icons/more-icons.ts';
import { base } from '../../styles/base.ts';
import '../media/media-page.ts';
import '../ui/ui-icon-button.ts';
import './log-page.ts';
import './overview-page.ts';
import './profile-page.ts';
import type {
  AdministratorChangeEvent,
  SettingInvalidEvent,
  SettingsChangeEvent,
  SettingsPageSelectEvent,
} from './settings-events.ts';
import './settings-foot.ts';
import './settings-nav.ts';
import './settings-question.ts';
import type { Highlight } from './setting-row.ts';
import './settings-rows.ts';
import { settingsViewStyles } from './settings-view-styles.ts';
import { loadSourcesPage, saveEditedSource } from './sources-page-later.ts';

/** The settings: list of pages, page, and the foot with the draft over all pages. */
@customElement('settings-view')
export class SettingsView extends LitElement {
  static override styles = [base, settingsViewStyles];

  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: uiStateContext }) ui!: UiState;
  @consume({ context: installationContext }) installation!: Installation;
  @consume({ context: maintenanceContext }) maintenance!: Maintenance;
  @consume({ context: notifierContext }) notifier!: Notifier;
  @consume({ context: callControlContext }) control!: CallControl;

  @state() protected administrator = false;
  @state() protected highlighted: Highlight | undefined;
  /** Where the person wants to go, while the question about the changes is open. */
  @state() protected leaving: (() => void) | undefined;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [
      this.settings.values,
      this.ui.settingsPage,
      this.ui.settingsListed,
      this.ui.settingsDraft.changes,
      this.ui.settingsDraft.invalid,
      this.ui.settingsDraft.account,
      this.ui.settingsDraft.source,
      this.installation.state,
      this.notifier.access,
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ui.guardView((leave) => {
      this.#onLeave(leave);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ui.guardView(undefined);
  }

  protected override willUpdate(): void {
    if (this.#page === 'sources') void loadSourcesPage();
  }

  override render(): TemplateResult {
    const page = this.#page;
    const storesItself = page === 'profile' || page === 'sources';
    return html`<div
        class="settings ${this.ui.settingsListed.value ? 'listed' : 'paged'}"
        @settings-page-select=${this.#onPage}
        @administrator-change=${this.#onAdministrator}
      >
        <settings-nav
          class="scroll"
          page=${page}
          ?administrator=${this.administrator || isAdminPage(page)}
          ?update-ready=${this.installation.state.value.updateReady}
          version=${this.maintenance.version}
        ></settings-nav>
        <section aria-labelledby="heading">
          <header>
            <ui-icon-button
              class="back"
              icon="arrow-left"
              label=${this.#text.term('back')}
              @click=${() => this.ui.show('settings')}
            ></ui-icon-button>
            <div class="grow">
              <h2 class="page-title" id="heading">${this.#text.term('settingsPageTitle', page)}</h2>
              <p class="secondary">
                ${this.#text.term('settingsPageIntro', page)}
                ${storesItself ? html`<span class="at-once">${this.#text.term('changesAtOnce')}</span>` : nothing}
              </p>
            </div>
          </header>
          <div
            class="body scroll"
            tabindex="-1"
            @settings-change=${this.#onChange}
            @setting-invalid=${this.#onInvalid}
          >
            <div class="page">${this.#renderPage(page)}</div>
          </div>
          ${this.#renderFoot()}
        </section>
      </div>
      ${this.#renderQuestion()}`;
  }

  #renderPage(page: SettingsPage): TemplateResult {
    switch (page) {
      case 'overview':
        return html`<overview-page></overview-page>`;
      case 'profile':
        return html`<profile-page></profile-page>`;
      case 'media':
        return html`<media-page .settings=${this.#draft}></media-page>`;
      case 'sources':
        return html`<sources-page></sources-page>`;
      case 'log':
        return html`${this.#renderRows(page)}<log-page></log-page>`;
      case 'system':
      case 'advanced':
      case 'network':
        return this.#renderRows(page);
    }
  }

  #renderRows(page: SettingsPage): TemplateResult {
    return html`<settings-rows
      page=${page}
      .settings=${this.#draft}
      .invalid=${this.ui.settingsDraft.invalid.value}
      .notes=${this.#notes}
      .highlighted=${this.highlighted}
    ></settings-rows>`;
  }

  #renderFoot(): TemplateResult {
    return html`<settings-foot
      changes=${this.#changeCount}
      invalid=${this.#invalidCount}
      ?account=${this.ui.settingsDraft.account.value !== undefined}
      ?source=${this.ui.settingsDraft.source.value !== undefined}
      @settings-apply=${this.#apply}
      @settings-discard=${this.#onDiscard}
    ></settings-foot>`;
  }

  #renderQuestion(): TemplateResult {
    return html`<settings-question
      ?open=${this.leaving !== undefined}
      changes=${this.#changeCount}
      invalid=${this.#invalidCount}
      ?account=${this.ui.settingsDraft.account.value !== undefined}
      ?source=${this.ui.settingsDraft.source.value !== undefined}
      @settings-apply=${this.#onApplyAndLeave}
      @settings-discard=${this.#onDiscardAndLeave}
      @settings-stay=${this.#onStay}
    ></settings-question>`;
  }

  get #page(): SettingsPage {
    return this.ui.settingsPage.value;
  }

  get #stored(): Settings {
    return this.settings.values.value;
  }

  get #draft(): Settings {
    return { ...this.#stored, ...this.ui.settingsDraft.changes.value };
  }

  get #changeCount(): number {
    return Object.keys(this.ui.settingsDraft.changes.value).length;
  }

  get #invalidCount(): number {
    return this.ui.settingsDraft.invalid.value.size;
  }

  get #notes(): Readonly<Partial<Record<RowKey, string>>> {
    const access = this.notifier.access.value;
    if (!this.#draft.notifications) return {};
    if (access === 'denied') return { notifications: this.#text.term('notificationsDenied') };
    return access === 'prompt' ? { notifications: this.#text.term('notificationsToAllow') } : {};
  }

  async #onPage({ page, setting, found }: SettingsPageSelectEvent): Promise<void> {
    this.highlighted = setting === undefined ? undefined : { key: setting };
    if (isAdminPage(page)) this.administrator = true;
    this.ui.showSettings(page);
    await this.updateComplete;
    if (found && setting === undefined) this.renderRoot.querySelector<HTMLElement>('.body')?.focus();
  }

  #onAdministrator({ administrator }: AdministratorChangeEvent): void {
    this.administrator = administrator;
    if (!administrator && isAdminPage(this.#page)) this.ui.showSettings('system');
  }

  #onChange({ changes }: SettingsChangeEvent): void {
    this.ui.settingsDraft.change(changes, this.#stored);
  }

  #onInvalid({ key, text }: SettingInvalidEvent): void {
    this.ui.settingsDraft.setInvalid(key, text);
  }

  #onDiscard(): void {
    this.ui.settingsDraft.discard();
  }

  /** What fails to be stored holds in memory all the same, so the draft is done with either way. */
  async #apply(): Promise<void> {
    const { settings, ui } = this;
    const changes = ui.settingsDraft.changes.value;
    try {
      await settings.apply(changes);
      ui.announce(this.#text.term('changesApplied'));
    } finally {
      ui.settingsDraft.settle(changes);
    }
  }

  /** A call is never held up by a question; the draft waits for the person's return. */
  #onLeave(leave: () => void): void {
    const onCall = liveCalls(this.control.calls.value).length > 0;
    if (!this.ui.settingsDraft.dirty.value || onCall) leave();
    else this.leaving = leave;
  }

  #onStay(): void {
    this.leaving = undefined;
  }

  #onDiscardAndLeave(): void {
    this.#onDiscard();
    this.ui.settingsDraft.editAccount(undefined);
    this.ui.settingsDraft.editSource(undefined);
    this.#go();
  }

  /** Stays where something cannot be stored: the settings say what is wrong there. */
  async #onApplyAndLeave(): Promise<void> {
    const leave = this.leaving;
    this.leaving = undefined;
    const edited = this.ui.settingsDraft.source.value !== undefined;
    if (edited && !(await saveEditedSource(this.ui, this))) return;
    const applied = this.#apply();
    leave?.();
    await applied;
  }

  #go(): void {
    const leave = this.leaving;
    this.leaving = undefined;
    leave?.();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-view': SettingsView;
  }
}
