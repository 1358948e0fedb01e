import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { audioContext, settingsContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AudioControl, AudioRole } from '../../domain/media/audio-control.ts';
import { ROLE_SETTINGS } from '../../domain/media/device-choice.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { icon } from '../../icons/icons.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import type { SelectChangeEvent } from '../ui/ui-events.ts';
import '../ui/ui-popover.ts';
import '../ui/ui-select.ts';
import { deviceOptions, devicesFor } from './device-options.ts';
import './microphone-notice.ts';

const ROLES: readonly AudioRole[] = ['input', 'output', 'ring'];

/** Microphone, speaker and ring device. What is chosen holds at once, in live calls too. */
@customElement('device-panel')
export class DevicePanel extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: contents;
      }
      .rows {
        inline-size: min(300px, calc(100vw - 48px));
        gap: var(--space-3);
      }
      .button {
        align-self: start;
      }
    `,
  ];

  @consume({ context: audioContext }) audio!: AudioControl;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.audio.state, this.settings.values]);
  }

  /** Opens below (or above) the anchor, and moves the focus inside. */
  async show(anchor: Element): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('ui-popover')?.show(anchor);
  }

  override render(): TemplateResult {
    return html`<ui-popover label=${this.#text.term('deviceMenu')}>
      <div class="stack rows">
        <microphone-notice></microphone-notice>
        ${ROLES.map((role) => this.#renderDevice(role))}
        ${
          this.audio.state.value.canChooseOutput
            ? nothing
            : html`<p class="hint">${this.#text.term('outputByBrowser')}</p>`
        }
        <button type="button" class="button quiet" @click=${this.#onMore}>
          ${icon('sliders-horizontal', 's')}${this.#text.term('moreSoundSettings')}
        </button>
      </div>
    </ui-popover>`;
  }

  #renderDevice(role: AudioRole): TemplateResult | typeof nothing {
    const snapshot = this.audio.state.value;
    if (role !== 'input' && !snapshot.canChooseOutput) return nothing;
    const { preferred } = ROLE_SETTINGS[role];
    const chosen = this.settings.values.value[preferred];
    return html`<ui-select
      label=${this.#text.term('deviceOf', role)}
      .hint=${this.#hintOf(role)}
      .options=${deviceOptions(this.#text, role, devicesFor(role, snapshot), chosen)}
      .value=${chosen}
      @select-change=${(event: SelectChangeEvent) => this.settings.apply({ [preferred]: event.value })}
    ></ui-select>`;
  }

  /** Said only when the device in use is not the one that the selection shows. */
  #hintOf(role: AudioRole): string | undefined {
    const { choice, label } = this.audio.state.value.roles[role];
    if (choice === 'preferred' || (choice === 'default' && label === '')) return undefined;
    return this.#text.term('deviceInUse', label);
  }

  #onMore(): void {
    this.renderRoot.querySelector('ui-popover')?.hide();
    this.ui.showSettings('media');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-panel': DevicePanel;
  }
}
