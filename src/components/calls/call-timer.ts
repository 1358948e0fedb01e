import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Localize } from '../../i18n/localize.ts';
import { clockDuration } from '../../lib/duration.ts';

/**
 * The time since a moment (`04:27`, with hours `1:04:27`), counted each second while it is shown; silent for screen
 * readers unless they ask.
 */
@customElement('call-timer')
export class CallTimer extends LitElement {
  static override styles = css`
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;

  /** Milliseconds since the epoch. */
  @property({ type: Number }) since = 0;

  readonly #text = new Localize(this);
  #timeout: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timeout);
  }

  override render(): TemplateResult {
    const seconds = Math.floor(this.#elapsed / 1000);
    return html`<span role="timer" aria-label=${this.#text.term('elapsed', seconds)}
      >${clockDuration(seconds).padStart(5, '0')}</span
    >`;
  }

  protected override updated(): void {
    clearTimeout(this.#timeout);
    if (!this.isConnected) return;
    // To the next full second of this call, so that no second is shown twice or left out.
    this.#timeout = setTimeout(
      () => {
        this.requestUpdate();
      },
      1000 - (this.#elapsed % 1000),
    );
  }

  /** A clock set back must not show a negative time. */
  get #elapsed(): number {
    return Math.max(0, Date.now() - this.since);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-timer': CallTimer;
  }
}
