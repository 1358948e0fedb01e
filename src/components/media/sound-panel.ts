import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { audioContext } from '../../app/contexts.ts';
import type {
  AudioControl,
  AudioRole,
  AudioRoleState,
  AudioSnapshot,
} from '../../domain/media/audio-control.ts';
import { chooseDevice, deviceWish, ROLE_SETTINGS } from '../../domain/media/device-choice.ts';
import type { DeviceKey } from '../../domain/media/device-choice.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { isAppError } from '../../lib/app-error.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { signal } from '../../lib/signals.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { panels } from '../../styles/panels.ts';
import { SettingsChangeEvent } from '../settings/settings-events.ts';
import type { SelectChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-select.ts';
import { deviceOptions, devicesFor } from './device-options.ts';
import './level-meter.ts';
import './microphone-notice.ts';
import './volume-row.ts';

type Test = 'level' | 'recording' | 'sample';

const ICONS: Readonly<Record<AudioRole, IconName>> = { input: 'mic', output: 'volume-2', ring: 'bell' };
const CHIPS: Readonly<Record<AudioRoleState['choice'], { readonly look: string; readonly icon: IconName }>> =
  {
    preferred: { look: 'success', icon: 'check' },
    fallback: { look: 'warning', icon: 'triangle-alert' },
    default: { look: '', icon: 'check' },
  };

/** One job of the sound in the settings: device, alternative, volume, level, and a test with the settings as they stand here. */
@customElement('sound-panel')
export class SoundPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    panels,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      .panel {
        block-size: 100%;
      }
      .panel-body {
        gap: var(--space-3);
      }
      .volume {
        gap: var(--space-1);
      }
      .label {
        font-size: var(--size-xs);
        font-weight: var(--weight-medium);
        color: var(--text-2);
      }
      .tests {
        flex-wrap: wrap;
      }
      .tests > .button {
        flex: 1;
        white-space: nowrap;
      }
    `,
  ];

  @property() audioRole: AudioRole = 'output';
  /** The draft. */
  @property({ attribute: false }) settings: Settings = DEFAULT_SETTINGS;

  @consume({ context: audioContext }) audio!: AudioControl;

  @state() protected test: Test | undefined;
  @state() protected level = 0;
  @state() protected failed = false;

  readonly #draft = signal<Settings>(DEFAULT_SETTINGS);
  readonly #text = new Localize(this);
  #running = new AbortController();

  constructor() {
    super();
    new SignalController(this, () => [this.audio.state]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running.abort();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('settings')) this.#draft.value = this.settings;
  }

  override render(): TemplateResult {
    const snapshot = this.audio.state.value;
    const role = this.audioRole;
    const state = this.#stateOf(snapshot);
    return html`<section class="panel" aria-labelledby="heading">
      <div class="panel-head">
        ${icon(ICONS[role])}
        <h3 class="section-title" id="heading">${this.#text.term('soundPanel', role)}</h3>
        <span class="spacer"></span>${this.#renderChip(state)}
      </div>
      <div class="panel-body stack">
        <p class="name clip">${state.label === '' ? this.#text.term('systemDefault') : state.label}</p>
        <level-meter label=${this.#text.term('levelOf', role)} .level=${this.level}></level-meter>
        <div class="stack volume">
          <span class="label" aria-hidden="true">${this.#text.term('volume')}</span>
          <volume-row .audioRole=${role} .settings=${this.settings}></volume-row>
        </div>
        ${this.#renderDevices(snapshot)}
        ${role === 'input' ? html`<microphone-notice ?failed=${this.failed}></microphone-notice>` : nothing}
        <div class="row tests">${role === 'input' ? this.#renderInputTests() : this.#renderSample()}</div>
      </div>
    </section>`;
  }

  #renderChip({ choice, label }: AudioRoleState): TemplateResult | typeof nothing {
    // The name below says it already.
    if (choice === 'default' && label === '') return nothing;
    const { look, icon: name } = CHIPS[choice];
    return html`<span class="chip ${look}"
      >${icon(name, 's')}${this.#text.term('deviceChoice', choice)}</span
    >`;
  }

  #renderDevices(snapshot: AudioSnapshot): TemplateResult {
    if (this.audioRole !== 'input' && !snapshot.canChooseOutput)
      return html`<p class="hint">${this.#text.term('outputByBrowser')}</p>`;
    const { preferred, fallback } = ROLE_SETTINGS[this.audioRole];
    return html`${this.#renderDevice(snapshot, preferred, this.#text.term('preferredDevice'))}
    ${
      // Without a preference the default is used, which is always there.
      this.settings[preferred] === ''
        ? nothing
        : this.#renderDevice(snapshot, fallback, this.#text.term('alternativeDevice'))
    }`;
  }

  #renderDevice(snapshot: AudioSnapshot, key: DeviceKey, label: string): TemplateResult {
    const chosen = this.settings[key];
    return html`<ui-select
      label=${label}
      .options=${deviceOptions(this.#text, this.audioRole, devicesFor(this.audioRole, snapshot), chosen)}
      .value=${chosen}
      @select-change=${(event: SelectChangeEvent) => {
        this.dispatchEvent(new SettingsChangeEvent({ [key]: event.value }));
      }}
    ></ui-select>`;
  }

  #renderInputTests(): TemplateResult {
    return html`${this.#renderTest('level', this.#text.term('checkLevel'), this.#text.term('stopTest'))}
    ${this.#renderTest('recording', this.#text.term('recordAndPlay'), this.#text.term('recording'))}`;
  }

  #renderSample(): TemplateResult {
    return this.#renderTest('sample', this.#text.term('playTestSound'), this.#text.term('stopTest'));
  }

  #renderTest(test: Test, start: string, stop: string): TemplateResult {
    const running = this.test === test;
    return html`<button
      type="button"
      class="button"
      aria-pressed=${running}
      @click=${() => {
        this.#running.abort();
        if (!running) void this.#run(test);
      }}
    >
      ${icon(running ? 'pause' : 'play', 's')}${running ? stop : start}
    </button>`;
  }

  /** What the draft would use now. */
  #stateOf(snapshot: AudioSnapshot): AudioRoleState {
    const { label, choice } = snapshot.roles[this.audioRole];
    const devices = devicesFor(this.audioRole, snapshot);
    return chooseDevice(
      devices,
      deviceWish(this.settings, this.audioRole),
      choice === 'default' ? label : '',
    );
  }

  async #run(test: Test): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.test = test;
    this.failed = false;
    try {
      await this.#perform(test, running.signal);
    } catch (error) {
      // The notice says why.
      if (!isAppError(error)) throw error;
      this.failed = true;
      await this.updateComplete;
      this.renderRoot.querySelector('microphone-notice')?.scrollIntoView({ block: 'nearest' });
    } finally {
      if (this.#running === running) {
        this.test = undefined;
        this.level = 0;
      }
    }
  }

  async #perform(test: Test, abort: AbortSignal): Promise<void> {
    const settings = this.#draft;
    const onLevel = (level: number): void => {
      if (!abort.aborted) this.level = level;
    };
    if (test === 'level') await this.audio.meter(abort, onLevel, settings);
    else if (test === 'recording') await this.audio.recordAndPlay(abort, { settings, onLevel });
    else
      await this.audio.playSample(this.audioRole === 'ring' ? 'ring' : 'output', abort, {
        settings,
        onLevel,
      });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sound-panel': SoundPanel;
  }
}
