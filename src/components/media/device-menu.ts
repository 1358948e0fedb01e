import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { uiStateContext } from '../../app/contexts.ts';
import { reportError } from '../../app/report-error.ts';
import type { UiState } from '../../app/ui-state.ts';
import { Localize } from '../../i18n/localize.ts';
import { base } from '../../styles/base.ts';
import { loadRest } from '../app/load-elements.ts';
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

  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected open = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    return html`<ui-icon-button
        icon="headphones"
        label=${this.#text.term('deviceMenu')}
        haspopup="dialog"
        .expanded=${this.open}
        @click=${this.#onOpen}
      ></ui-icon-button>
      <device-panel @popover-close=${this.#onClosed}></device-panel>`;
  }

  async #onOpen(event: Event): Promise<void> {
    const opener = event.currentTarget as Element;
    this.open = true;
    try {
      await loadRest();
      await this.renderRoot.querySelector('device-panel')?.show(opener);
    } catch (error) {
      this.open = false;
      reportError(this.ui, error);
    }
  }

  #onClosed(): void {
    this.open = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-menu': DeviceMenu;
  }
}
