import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { maintenanceContext } from '../../app/contexts.ts';
import type { Maintenance, StorageSpace } from '../../domain/maintenance/maintenance.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { panels } from '../../styles/panels.ts';
import '../ui/ui-notice.ts';

/** From here on little room is left. */
const NEARLY_FULL = 0.9;
const MEGA = 1_000_000;

/** How much the browser stores for the app, and whether it may take it away. */
@customElement('storage-row')
export class StorageRow extends LitElement {
  static override styles = [
    base,
    buttons,
    panels,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @consume({ context: maintenanceContext }) maintenance!: Maintenance;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.maintenance.space]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.maintenance.measureSpace();
  }

  override render(): TemplateResult | typeof nothing {
    const space = this.maintenance.space.value;
    return space === undefined ? nothing : this.#renderSpace(space);
  }

  #renderSpace({ used, quota, persistent }: StorageSpace): TemplateResult {
    const t = this.#text;
    return html`${
        quota > 0 && used / quota > NEARLY_FULL
          ? html`<ui-notice
              tone="warning"
              heading=${t.term('spaceNearlyFull')}
              advice=${t.term('spaceNearlyFullAdvice')}
            ></ui-notice>`
          : nothing
      }
      <div class="setting">
        <div>
          ${t.term('spaceUsed', this.#size(used), this.#size(quota))}
          <span class="hint">${t.term(persistent ? 'spaceKept' : 'spaceNotKept')}</span>
        </div>
        ${
          persistent
            ? nothing
            : html`<button type="button" class="button" @click=${this.#onKeep}>
                ${t.term('keepSpace')}
              </button>`
        }
      </div>`;
  }

  #size(bytes: number): string {
    const large = bytes >= 1000 * MEGA;
    return this.#text.number(bytes / (large ? 1000 * MEGA : MEGA), {
      style: 'unit',
      unit: large ? 'gigabyte' : 'megabyte',
      maximumFractionDigits: 1,
    });
  }

  async #onKeep(): Promise<void> {
    await this.maintenance.keepSpace();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'storage-row': StorageRow;
  }
}
