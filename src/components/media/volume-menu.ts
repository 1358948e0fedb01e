import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { settingsContext } from '../../app/contexts.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { PanelOpener } from '../controllers/panel-opener.ts';
import '../ui/ui-icon-button.ts';

/** Row #61: the loudspeaker in the top bar, which shows whether the output is muted; it opens the volumes. */
@customElement('volume-menu')
export class VolumeMenu extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ];

  @consume({ context: settingsContext }) settings!: SettingsStore;

  readonly #text = new Localize(this);
  readonly #panel = new PanelOpener(this, 'volume-panel');

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
        .expanded=${this.#panel.expanded}
        @click=${this.#panel.onOpen}
      ></ui-icon-button>
      <volume-panel @popover-close=${this.#panel.onClosed}></volume-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'volume-menu': VolumeMenu;
  }
}
