import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { settingsContext } from '../../app/contexts.ts';
import type { AudioRole } from '../../domain/media/audio-control.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { fields } from '../../styles/fields.ts';
import type { SettingsChangeEvent } from '../settings/settings-events.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-popover.ts';
import { LiveSettings } from './live-settings.ts';
import './volume-row.ts';

const ROLES: readonly AudioRole[] = ['output', 'input', 'ring'];

/** Row #61: the loudspeaker in the top bar, with volume and mute of output, input and ringtone. What is set holds at once. */
@customElement('volume-menu')
export class VolumeMenu extends LitElement {
  static override styles = [
    base,
    fields,
    css`
      :host {
        display: inline-flex;
      }
      .rows {
        inline-size: min(300px, calc(100vw - 48px));
        gap: var(--space-3);
      }
    `,
  ];

  @consume({ context: settingsContext, subscribe: true })
  @state()
  protected settings!: SettingsStore;

  @state() protected open = false;

  readonly #text = new Localize(this);
  readonly #live = new LiveSettings(() => this.settings);

  constructor() {
    super();
    new SignalController(this, () => [this.settings.values]);
  }

  override render(): TemplateResult {
    const label = this.#text.term('volumeMenu');
    const muted = this.settings.values.value.outputMuted;
    return html`<ui-icon-button
        icon=${muted ? 'volume-x' : 'volume-2'}
        label=${muted ? `${label}, ${this.#text.term('mutedValue')}` : label}
        haspopup="dialog"
        .expanded=${this.open}
        @click=${this.#onOpen}
      ></ui-icon-button>
      <ui-popover label=${label} @popover-close=${this.#onClosed} @settings-change=${this.#onChange}>
        <div class="stack rows">${ROLES.map((role) => this.#renderRow(role))}</div>
      </ui-popover>`;
  }

  #renderRow(role: AudioRole): TemplateResult {
    return html`<div class="field">
      <span class="label" aria-hidden="true">${this.#text.term('volumeOf', role)}</span>
      <volume-row .audioRole=${role} .settings=${this.settings.values.value}></volume-row>
    </div>`;
  }

  #onOpen(event: Event): void {
    this.renderRoot.querySelector('ui-popover')?.show(event.currentTarget as Element);
    this.open = true;
  }

  #onClosed(): void {
    this.open = false;
  }

  async #onChange(event: SettingsChangeEvent): Promise<void> {
    event.stopPropagation();
    await this.#live.apply(event.changes);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'volume-menu': VolumeMenu;
  }
}
