import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { EMERGENCY_COUNTRIES } from '../../domain/dialing/emergency-numbers.ts';
import type { RowKey, SettingRow } from '../../domain/settings/setting-rows.ts';
import { SETTING_CHECKS } from '../../domain/settings/setting-rules.ts';
import { SETTING_LIMITS, SETTING_OPTIONS } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { panels } from '../../styles/panels.ts';
import type { FieldInputEvent, SelectChangeEvent, SwitchChangeEvent } from '../ui/ui-events.ts';
import type { SelectOption } from '../ui/ui-select.ts';
import '../ui/ui-field.ts';
import '../ui/ui-select.ts';
import '../ui/ui-switch.ts';
import { SettingInvalidEvent, SettingsChangeEvent } from './settings-events.ts';

/** A setting that has a row. */
type RowSpec = SettingRow & { readonly key: RowKey };
type Row<Kind extends SettingRow['kind']> = Extract<SettingRow, { readonly kind: Kind }>;

/** The setting that a search led to. */
export interface Highlight {
  readonly key: keyof Settings;
}

const WHOLE_NUMBER = /^\d{1,9}$/;

/** One setting: its name and hint, and the control that its kind asks for. */
@customElement('setting-row')
export class SettingRowElement extends LitElement {
  static override styles = [
    base,
    panels,
    css`
      :host {
        display: block;
        border-block-start: 1px solid var(--line);
      }
      :host(:first-of-type) {
        border-block-start: 0;
      }
      :host([highlighted]) .label {
        color: var(--accent-text);
      }
      .note {
        display: block;
        color: var(--warning-text);
      }
      .setting.of-switch {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .number {
        max-inline-size: 300px;
      }
    `,
  ];

  @property({ attribute: false }) row: RowSpec = { kind: 'switch', key: 'showToolTips' };
  @property({ attribute: false }) value: Settings[SettingRow['key']] = false;
  /** What was entered, while it is no value. */
  @property() invalid: string | undefined;
  /** What the person should know about the setting now. */
  @property() note: string | undefined;
  /** A search led here: the control gets the focus, with each new object anew. */
  @property({ attribute: false }) highlighted: Highlight | undefined;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const label = this.#text.term('settingLabel', this.row.key);
    const hint = this.#text.term('settingHint', this.row.key);
    return html`<div
      class="setting of-${this.row.kind}"
      role="group"
      aria-labelledby="label"
      aria-describedby=${hint === '' ? nothing : 'hint'}
    >
      <div>
        <span class="label" id="label">${label}</span>
        ${hint === '' ? nothing : html`<span class="hint" id="hint">${hint}</span>`}
        ${this.note === undefined ? nothing : html`<span class="hint note">${this.note}</span>`}
      </div>
      ${this.#renderControl(this.row, label)}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('highlighted')) return;
    this.toggleAttribute('highlighted', this.highlighted !== undefined);
    if (this.highlighted !== undefined) void this.#focusControl();
  }

  async #focusControl(): Promise<void> {
    this.scrollIntoView({ block: 'center' });
    const control = this.renderRoot.querySelector<LitElement>('ui-switch, ui-select, ui-field');
    // A new row has rendered its control's tag, and the control has rendered nothing yet.
    await control?.updateComplete;
    control?.focus();
  }

  #renderControl(row: SettingRow, label: string): TemplateResult {
    switch (row.kind) {
      case 'switch':
        return html`<ui-switch
          label=${label}
          label-hidden
          ?checked=${this.value === true}
          @switch-change=${this.#onSwitch}
        ></ui-switch>`;
      case 'select':
        return this.#renderSelect(label, this.#optionsOf(row));
      case 'country':
        return this.#renderSelect(label, this.#countries());
      case 'number':
        return this.#renderNumber(row, label);
      case 'text':
        return this.#renderText(label);
    }
  }

  #renderSelect(label: string, options: readonly SelectOption[]): TemplateResult {
    return html`<ui-select
      label=${label}
      label-hidden
      .options=${options}
      value=${String(this.value)}
      @select-change=${this.#onSelect}
    ></ui-select>`;
  }

  #renderNumber({ key, unit }: Row<'number'>, label: string): TemplateResult {
    const { min, max } = SETTING_LIMITS[key];
    const problem = this.#text.term('wholeNumberBetween', this.#text.number(min), this.#text.number(max));
    return html`<ui-field
      class="number"
      type="number"
      label=${label}
      label-hidden
      unit=${this.#text.term(unit === 'seconds' ? 'unitSeconds' : 'unitCalls')}
      .min=${min}
      .max=${max}
      .step=${1}
      value=${this.invalid ?? String(this.value)}
      .error=${this.invalid === undefined ? undefined : problem}
      @field-input=${this.#onNumber}
    ></ui-field>`;
  }

  #renderText(label: string): TemplateResult {
    return html`<ui-field
      label=${label}
      label-hidden
      value=${this.invalid ?? String(this.value)}
      .error=${this.invalid === undefined ? undefined : this.#text.term('prefixesWanted')}
      @field-input=${this.#onText}
    ></ui-field>`;
  }

  #optionsOf({ key }: Row<'select'>): readonly SelectOption[] {
    return SETTING_OPTIONS[key].map((value) => ({
      value,
      label: this.#text.term('settingOption', key, value),
    }));
  }

  #countries(): readonly SelectOption[] {
    const names = new Intl.DisplayNames([this.#text.lang()], { type: 'region' });
    const own = new Intl.Locale(navigator.language).maximize().region ?? '';
    const countries = EMERGENCY_COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code }));
    const collator = new Intl.Collator(this.#text.lang());
    return [
      { value: '', label: this.#text.term('regionOfBrowser', own === '' ? '–' : (names.of(own) ?? own)) },
      ...countries.sort((a, b) => collator.compare(a.label, b.label)),
    ];
  }

  #onSwitch(event: SwitchChangeEvent): void {
    this.dispatchEvent(new SettingsChangeEvent({ [this.row.key]: event.checked }));
  }

  #onSelect(event: SelectChangeEvent): void {
    this.dispatchEvent(new SettingsChangeEvent({ [this.row.key]: event.value }));
  }

  #onText({ value }: FieldInputEvent): void {
    const { key } = this.row;
    this.dispatchEvent(
      SETTING_CHECKS[key](value)
        ? new SettingsChangeEvent({ [key]: value })
        : new SettingInvalidEvent(key, value),
    );
  }

  #onNumber(event: FieldInputEvent): void {
    if (this.row.kind !== 'number') return;
    const { min, max } = SETTING_LIMITS[this.row.key];
    const number = Number(event.value);
    const valid = WHOLE_NUMBER.test(event.value) && number >= min && number <= max;
    this.dispatchEvent(
      valid
        ? new SettingsChangeEvent({ [this.row.key]: number })
        : new SettingInvalidEvent(this.row.key, event.value),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'setting-row': SettingRowElement;
  }
}
