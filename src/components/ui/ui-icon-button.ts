import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';

/**
 * A button with an icon alone: it has a name, and a tool tip that says the same. Sends the native `click`.
 * The slot takes a badge.
 */
@customElement('ui-icon-button')
export class UiIconButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: inline-grid;
        flex: none;
      }
    `,
  ];

  @property() icon: IconName = 'circle-help';
  @property() label = '';
  /** Set for a button that stays on or off. */
  @property({ attribute: false }) pressed: boolean | undefined;
  @property({ type: Boolean }) small = false;
  @property() haspopup: 'menu' | 'dialog' | '' = '';
  @property({ attribute: false }) expanded: boolean | undefined;

  override render(): TemplateResult {
    return html`<button
      type="button"
      class="icon-button ${this.small ? 'small' : ''}"
      aria-label=${this.label}
      data-tip=${this.label}
      aria-pressed=${ifDefined(this.pressed)}
      aria-haspopup=${this.haspopup === '' ? nothing : this.haspopup}
      aria-expanded=${ifDefined(this.expanded)}
    >
      ${icon(this.icon)}<slot></slot>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-icon-button': UiIconButton;
  }
}
