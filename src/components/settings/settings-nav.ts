import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ADMIN_PAGES, SETTINGS_PAGES } from '../../domain/settings/pages.ts';
import type { SettingsPage } from '../../domain/settings/pages.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import '../../icons/contact-icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';
import type { FieldInputEvent, SwitchChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-field.ts';
import '../ui/ui-switch.ts';
import { AdministratorChangeEvent, SettingsPageSelectEvent } from './settings-events.ts';
import { settingsNavStyles } from './settings-nav-styles.ts';
import { searchSettings } from './settings-search.ts';
import type { SearchEntry } from './settings-search.ts';

const ICONS: Readonly<Record<SettingsPage, IconName>> = {
  overview: 'package',
  system: 'settings',
  profile: 'circle-user',
  media: 'headphones',
  sources: 'contact',
  advanced: 'sliders-horizontal',
  network: 'network',
  log: 'scroll-text',
};

/** The list of the settings' pages, or of what a search found on them. */
@customElement('settings-nav')
export class SettingsNav extends LitElement {
  static override styles = [base, feedback, settingsNavStyles];

  @property() page: SettingsPage = 'system';
  @property({ type: Boolean }) administrator = false;
  @property({ type: Boolean, attribute: 'update-ready' }) updateReady = false;
  @property() version = '';

  @state() protected query = '';

  /** Icons alone: the words come as tool tips. */
  @state() protected narrow = false;

  readonly #text = new Localize(this);
  readonly #size = new ResizeObserver(() => {
    this.narrow = this.clientWidth > 0 && this.clientWidth < 100;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override render(): TemplateResult {
    return html`<nav aria-label=${this.#text.term('settingsNavigation')}>
      <ui-field
        class="search"
        type="search"
        icon="search"
        label=${this.#text.term('searchSettings')}
        label-hidden
        placeholder=${this.#text.term('searchSettings')}
        .value=${this.query}
        @field-input=${this.#onQuery}
        @keydown=${this.#onKey}
      ></ui-field>
      ${this.query.trim() === '' ? this.#renderPages() : this.#renderFound()}
      <p class="meta version">${this.#text.term('versionIs', this.version)}</p>
    </nav>`;
  }

  #renderPages(): TemplateResult {
    return html`<ul>
        ${SETTINGS_PAGES.map((page) => this.#renderPage(page))}
      </ul>
      <div class="administrator">
        ${icon('shield-check')}
        <span class="grow word">${this.#text.term('administrator')}</span>
        <ui-switch
          label=${this.#text.term('administrator')}
          label-hidden
          ?checked=${this.administrator}
          @switch-change=${this.#onAdministrator}
        ></ui-switch>
      </div>
      ${
        this.administrator
          ? html`<ul>
              ${ADMIN_PAGES.map((page) => this.#renderPage(page))}
            </ul>`
          : nothing
      }`;
  }

  #renderPage(page: SettingsPage): TemplateResult {
    const title = this.#text.term('settingsPageTitle', page);
    const update = page === 'overview' && this.updateReady;
    return html`<li>
      <button
        type="button"
        class="page"
        data-tip=${this.narrow ? title : nothing}
        aria-current=${page === this.page ? 'page' : 'false'}
        @click=${() => this.#select(page)}
      >
        ${icon(ICONS[page])}
        <span class="grow clip word">${title}</span>
        ${
          update
            ? html`<span class="update-badge" role="img" aria-label=${this.#text.term('updateAvailable')}
                >U</span
              >`
            : nothing
        }
      </button>
    </li>`;
  }

  #renderFound(): TemplateResult {
    const found = this.#search();
    if (found.length === 0) {
      return html`<p class="secondary nothing" role="status">
        ${this.#text.term('searchSettingsNothing', this.query.trim())}
      </p>`;
    }
    return html`<ul>
      ${found.map(
        (entry) =>
          html`<li>
            <button type="button" class="page" @click=${() => this.#open(entry)}>
              ${icon(ICONS[entry.page])}
              <span class="grow found">
                <span class="clip">${entry.name}</span>
                ${
                  entry.name === this.#text.term('settingsPageTitle', entry.page)
                    ? nothing
                    : html`<span class="meta clip">${this.#text.term('settingsPageTitle', entry.page)}</span>`
                }
              </span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #search(): readonly SearchEntry[] {
    return searchSettings(this.query, this.#text);
  }

  #select(page: SettingsPage): void {
    this.dispatchEvent(new SettingsPageSelectEvent(page));
  }

  #open({ page, setting }: SearchEntry): void {
    this.query = '';
    this.dispatchEvent(new SettingsPageSelectEvent(page, { setting, found: true }));
  }

  #onQuery(event: FieldInputEvent): void {
    this.query = event.value;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.query !== '') {
      event.stopPropagation();
      this.query = '';
    }
    const [first] = this.query.trim() === '' ? [] : this.#search();
    if (event.key === 'Enter' && first !== undefined) this.#open(first);
  }

  #onAdministrator(event: SwitchChangeEvent): void {
    this.dispatchEvent(new AdministratorChangeEvent(event.checked));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-nav': SettingsNav;
  }
}
