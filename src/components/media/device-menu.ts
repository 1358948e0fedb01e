import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { PanelOpener } from '../controllers/panel-opener.ts';
import '../ui/ui-icon-button.ts';

/** Row #60: the headphones in the top bar; they open the choice of devices. */
@customElement('device-menu')
export class DeviceMenu extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ];

  readonly #text = new Localize(this);
  readonly #panel = new PanelOpener(this, 'device-panel');

  override render(): TemplateResult {
    return html`<ui-icon-button
        icon="headphones"
        label=${this.#text.term('deviceMenu')}
        haspopup="dialog"
        .expanded=${this.#panel.expanded}
        @click=${this.#panel.onOpen}
      ></ui-icon-button>
      <device-panel @popover-close=${this.#panel.onClosed}></device-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-menu': DeviceMenu;
  }
}
