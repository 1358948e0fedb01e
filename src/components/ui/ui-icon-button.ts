import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';

/**
 * A button with an icon alone: it has a name, and a tool tip that says the same with the keys that do it too.
 * Sends the native `click`; not while it is disabled or pending. The slot takes a badge.
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
    feedback,
    css`
      :host {
        display: inline-grid;
        flex: none;
      }
    `,
  ];

  @property() icon: IconName = 'circle-help';
  @property() label = '';
  /** Keyboard shortcut, shown in the tool tip. */
  @property() keys: string | undefined;
  /** Set for a button that stays on or off. */
  @property({ attribute: false }) pressed: boolean | undefined;
  @property({ type: Boolean }) disabled = false;
  /** Why it is disabled: keeps it focusable, so that the reason can be read. */
  @property() reason: string | undefined;
  @property({ type: Boolean }) pending = false;
  @property({ type: Boolean }) small = false;
  @property() haspopup: 'menu' | 'dialog' | '' = '';
  @property({ attribute: false }) expanded: boolean | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', this.#onClickCapture, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('click', this.#onClickCapture, { capture: true });
  }

  override render(): TemplateResult {
    const explained = this.disabled && this.reason !== undefined;
    const unavailable = this.disabled || this.pending;
    const name = explained ? `${this.label}. ${this.reason ?? ''}` : this.label;
    return html`<button
      type="button"
      class="icon-button ${this.small ? 'small' : ''}"
      aria-label=${name}
      data-tip=${name}
      data-tip-keys=${this.keys ?? nothing}
      ?disabled=${this.disabled && !explained}
      aria-disabled=${unavailable ? 'true' : nothing}
      aria-busy=${this.pending ? 'true' : nothing}
      aria-pressed=${ifDefined(this.pressed)}
      aria-haspopup=${this.haspopup === '' ? nothing : this.haspopup}
      aria-expanded=${ifDefined(this.expanded)}
    >
      ${this.pending ? html`<span class="spinner"></span>` : icon(this.icon)}<slot></slot>
    </button>`;
  }

  /** A click on a button that says why it cannot act must reach nobody. */
  #onClickCapture = (event: Event): void => {
    if (this.disabled || this.pending) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-icon-button': UiIconButton;
  }
}
