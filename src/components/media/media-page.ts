import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { audioContext } from '../../app/contexts.ts';
import type { AudioControl } from '../../domain/media/audio-control.ts';
import { DEFAULT_SETTINGS, SETTING_OPTIONS } from '../../domain/settings/settings.ts';
import type { RingTone, Settings } from '../../domain/settings/settings.ts';
import { Localize } from '../../i18n/localize.ts';
import { signal } from '../../lib/signals.ts';
import { base } from '../../styles/base.ts';
import { panels } from '../../styles/panels.ts';
import { SettingsChangeEvent } from '../settings/settings-events.ts';
import type { SelectChangeEvent, SwitchChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-select.ts';
import '../ui/ui-switch.ts';
import './sound-panel.ts';

type Filter = 'noiseSuppression' | 'echoCancellation' | 'autoGainControl';

/** Rows #219–226: which microphone and speakers calls use, how loud, and how they ring. Head and foot belong to the shell. */
@customElement('media-page')
export class MediaPage extends LitElement {
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
      .roles {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(236px, 100%), 1fr));
        gap: var(--space-4);
      }
      .end {
        justify-self: end;
      }
      ui-select {
        flex: 1;
      }
      @container (inline-size < 640px) {
        .end {
          justify-self: start;
        }
      }
    `,
  ];

  /** The draft. */
  @property({ attribute: false }) settings: Settings = DEFAULT_SETTINGS;

  @consume({ context: audioContext }) audio!: AudioControl;

  @state() protected ringing = false;

  readonly #draft = signal<Settings>(DEFAULT_SETTINGS);
  readonly #text = new Localize(this);
  #running = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running.abort();
  }

  override willUpdate(): void {
    this.#draft.value = this.settings;
  }

  override render(): TemplateResult {
    return html`<div class="roles">
        ${(['input', 'output', 'ring'] as const).map(
          (role) => html`<sound-panel .audioRole=${role} .settings=${this.settings}></sound-panel>`,
        )}
      </div>
      <div class="panel">
        ${this.#renderRingTone()}
        ${this.#renderSwitch('noiseSuppression', this.#text.term('noiseSuppression'))}
        ${this.#renderSwitch(
          'echoCancellation',
          this.#text.term('echoCancellation'),
          this.#text.term('echoCancellationHint'),
        )}
        ${this.#renderSwitch(
          'autoGainControl',
          this.#text.term('autoGainControl'),
          this.#text.term('autoGainControlHint'),
        )}
      </div>`;
  }

  #renderRingTone(): TemplateResult {
    const label = this.#text.term('ringToneLabel');
    const nameOf = (tone: RingTone): string => this.#text.term('ringToneName', tone);
    const play = this.#text.term('playRingTone', nameOf(this.settings.ringTone));
    return html`<div class="setting">
      <div>${label}<span class="hint">${this.#text.term('ringToneHint')}</span></div>
      <div class="row">
        <ui-select
          label-hidden
          label=${label}
          .options=${SETTING_OPTIONS.ringTone.map((value) => ({ value, label: nameOf(value) }))}
          .value=${this.settings.ringTone}
          @select-change=${this.#onRingTone}
        ></ui-select>
        <ui-icon-button
          icon=${this.ringing ? 'pause' : 'play'}
          label=${this.ringing ? this.#text.term('stopTest') : play}
          @click=${this.#onPlay}
        ></ui-icon-button>
      </div>
    </div>`;
  }

  #renderSwitch(key: Filter, label: string, hint?: string): TemplateResult {
    return html`<div class="setting">
      <div>${label}${hint && html`<span class="hint">${hint}</span>`}</div>
      <ui-switch
        class="end"
        label-hidden
        label=${label}
        ?checked=${this.settings[key]}
        @switch-change=${(event: SwitchChangeEvent) => {
          this.dispatchEvent(new SettingsChangeEvent({ [key]: event.checked }));
        }}
      ></ui-switch>
    </div>`;
  }

  #onRingTone(event: SelectChangeEvent): void {
    const chosen = SETTING_OPTIONS.ringTone.find((tone) => tone === event.value);
    if (chosen === undefined) return;
    this.#running.abort();
    this.dispatchEvent(new SettingsChangeEvent({ ringTone: chosen }));
  }

  async #onPlay(): Promise<void> {
    this.#running.abort();
    if (this.ringing) return;
    const running = new AbortController();
    this.#running = running;
    this.ringing = true;
    try {
      await this.audio.playSample('ring', running.signal, { settings: this.#draft });
    } finally {
      if (this.#running === running) this.ringing = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'media-page': MediaPage;
  }
}
