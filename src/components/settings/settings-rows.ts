import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SettingsPage } from '../../domain/settings/pages.ts';
import { SETTING_PANELS } from '../../domain/settings/setting-rows.ts';
import type { RowKey } from '../../domain/settings/setting-rows.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { panels } from '../../styles/panels.ts';
import './setting-row.ts';
import type { Highlight } from './setting-row.ts';

/** The plain settings of a page, in panels. */
@customElement('settings-rows')
export class SettingsRows extends LitElement {
  static override styles = [
    base,
    panels,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-4);
        container-type: inline-size;
      }
    `,
  ];

  @property() page: SettingsPage = 'system';
  /** The draft on top of what is stored. */
  @property({ attribute: false }) settings: Settings = DEFAULT_SETTINGS;
  @property({ attribute: false }) invalid: ReadonlyMap<keyof Settings, string> = new Map();
  @property({ attribute: false }) notes: Readonly<Partial<Record<RowKey, string>>> = {};
  /** The setting that a search led to. */
  @property({ attribute: false }) highlighted: Highlight | undefined;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    return html`${SETTING_PANELS.filter(({ page }) => page === this.page).map(
      ({ group, rows }) =>
        html`<section class="panel" aria-labelledby=${group}>
          <div class="panel-head">
            <h3 class="section-title" id=${group}>${this.#text.term('settingsGroup', group)}</h3>
          </div>
          <div>
            ${rows.map(
              (row) =>
                html`<setting-row
                  .row=${row}
                  .value=${this.settings[row.key]}
                  .invalid=${this.invalid.get(row.key)}
                  .note=${this.notes[row.key]}
                  .highlighted=${this.highlighted?.key === row.key ? this.highlighted : undefined}
                ></setting-row>`,
            )}
          </div>
        </section>`,
    )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-rows': SettingsRows;
  }
}
