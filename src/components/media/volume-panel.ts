import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { settingsContext } from '../../app/contexts.ts';
import type { AudioRole } from '../../domain/media/audio-control.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { fields } from '../../styles/fields.ts';
import type { SettingsChangeEvent } from '../settings/settings-events.ts';
import '../ui/ui-popover.ts';
import { LiveSettings } from './live-settings.ts';
import './volume-row.ts';

const ROLES: readonly AudioRole[] = ['output', 'input', 'ring'];

/** Volume and mute of output, input and ringtone. What is set holds at once. */
@customElement('volume-panel')
export class VolumePanel extends LitElement {
  static override styles = [
    base,
    fields,
    css`
      :host {
        display: contents;
      }
      .rows {
        inline-size: min(300px, calc(100vw - 48px));
        gap: var(--space-3);
      }
    `,
  ];

  @consume({ context: settingsContext }) settings!: SettingsStore;

  readonly #text = new Localize(this);
  readonly #live = new LiveSettings(() => this.settings);

  constructor() {
    super();
    new SignalController(this, () => [this.settings.values]);
  }

  /** Opens below (or above) the anchor, and moves the focus inside. */
  async show(anchor: Element): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('ui-popover')?.show(anchor);
  }

  override render(): TemplateResult {
    return html`<ui-popover label=${this.#text.term('volumeMenu')} @settings-change=${this.#onChange}>
      <div class="stack rows">${ROLES.map((role) => this.#renderRow(role))}</div>
    </ui-popover>`;
  }

  #renderRow(role: AudioRole): TemplateResult {
    return html`<div class="field">
      <span class="label" aria-hidden="true">${this.#text.term('volumeOf', role)}</span>
      <volume-row .audioRole=${role} .settings=${this.settings.values.value}></volume-row>
    </div>`;
  }

  async #onChange(event: SettingsChangeEvent): Promise<void> {
    event.stopPropagation();
    await this.#live.apply(event.changes);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'volume-panel': VolumePanel;
  }
}
