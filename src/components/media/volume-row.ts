import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AudioRole } from '../../domain/media/audio-control.ts';
import { ROLE_SETTINGS } from '../../domain/media/device-choice.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { IconName } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { SettingsChangeEvent } from '../settings/settings-events.ts';
import type { SliderInputEvent } from '../ui/ui-events.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-slider.ts';

const ICONS: Readonly<Record<AudioRole, { readonly on: IconName; readonly muted: IconName }>> = {
  input: { on: 'mic', muted: 'mic-off' },
  output: { on: 'volume-2', muted: 'volume-x' },
  ring: { on: 'bell', muted: 'bell-off' },
};

/** Mute and volume of one job. Sends `settings-change`, also while the thumb moves, so that the change is heard. */
@customElement('volume-row')
export class VolumeRow extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
      ui-slider {
        flex: 1;
      }
      .value {
        min-inline-size: 5ch;
        text-align: end;
      }
    `,
  ];

  @property() audioRole: AudioRole = 'output';
  @property({ attribute: false }) settings: Settings = DEFAULT_SETTINGS;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const keys = ROLE_SETTINGS[this.audioRole];
    const muted = this.settings[keys.muted];
    const volume = this.settings[keys.volume];
    const icons = ICONS[this.audioRole];
    const percent = this.#text.number(volume, { style: 'percent', maximumFractionDigits: 0 });
    const shown = muted ? this.#text.term('mutedValue') : percent;
    return html`<ui-icon-button
        small
        icon=${muted ? icons.muted : icons.on}
        label=${this.#text.term('muteOf', this.audioRole)}
        .pressed=${muted}
        @click=${this.#onMute}
      ></ui-icon-button>
      <ui-slider
        label-hidden
        label=${this.#text.term('volumeOf', this.audioRole)}
        .value=${Math.round(volume * 100)}
        .valueText=${muted ? `${percent}, ${shown}` : shown}
        @slider-input=${this.#onSlide}
      ></ui-slider>
      <span class="meta num value" aria-hidden="true">${shown}</span>`;
  }

  #onMute(): void {
    const { muted } = ROLE_SETTINGS[this.audioRole];
    this.dispatchEvent(new SettingsChangeEvent({ [muted]: !this.settings[muted] }));
  }

  /** Who turns the volume wants to hear it. */
  #onSlide(event: SliderInputEvent): void {
    event.stopPropagation();
    const { muted, volume } = ROLE_SETTINGS[this.audioRole];
    const unmute = this.settings[muted] ? { [muted]: false } : {};
    this.dispatchEvent(new SettingsChangeEvent({ [volume]: event.value / 100, ...unmute }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'volume-row': VolumeRow;
  }
}
