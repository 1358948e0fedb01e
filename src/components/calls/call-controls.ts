import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CallSnapshot } from '../../domain/call/call.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';
import { CallCommandEvent } from './call-events.ts';

interface Control {
  readonly command: CallCommandEvent['command'];
  readonly icon: IconName;
  readonly label: string;
  readonly pressed?: boolean;
}

/** Hold, Mute and End of the selected call. What `can` does not list stays in its place and says why. */
@customElement('call-controls')
export class CallControls extends LitElement {
  static override styles = [
    base,
    feedback,
    css`
      :host {
        display: block;
      }
      div {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        gap: 6px;
        padding: 6px 10px;
      }
      button {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 3px;
        min-block-size: 50px;
        border-radius: var(--radius-m);
        background: var(--tab-active-control);
        color: var(--tab-active-text);
        border: 1px solid transparent;
        font-size: var(--size-2xs);
        font-weight: var(--weight-medium);
        white-space: nowrap;
        transition: background-color var(--fast);
      }
      button:hover {
        background: var(--tab-active-control-hover);
        border-color: var(--tab-active-line);
      }
      button[aria-pressed='true'] {
        background: var(--accent);
        color: var(--on-accent);
      }
      button[aria-pressed='true']:hover {
        background: var(--accent-hover);
      }
      button.hangup {
        background: var(--end);
        color: var(--on-call-action);
      }
      button.hangup:hover {
        background: var(--end-hover);
        border-color: transparent;
      }
      button[aria-disabled='true'] {
        color: var(--tab-active-text-2);
      }
      button[aria-disabled='true'] .icon,
      button[aria-disabled='true'] .word {
        opacity: 0.55;
      }
      @media (forced-colors: active) {
        button {
          border-color: ButtonText;
        }
        button[aria-pressed='true'] {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) call!: CallSnapshot;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const { hold, muted } = this.call;
    const holding: Control = hold.local
      ? { command: 'resume', icon: 'play', label: this.#text.term('resume') }
      : { command: 'hold', icon: 'pause', label: this.#text.term('hold') };
    const muting: Control = muted
      ? { command: 'unmute', icon: 'mic-off', label: this.#text.term('muted'), pressed: true }
      : { command: 'mute', icon: 'mic-off', label: this.#text.term('mute'), pressed: false };
    const ending: Control = { command: 'hangup', icon: 'phone', label: this.#text.term('endCall') };
    return html`<div role="group" aria-label=${this.#text.term('callControls')}>
      ${this.#renderControl(holding)} ${this.#renderControl(muting)} ${this.#renderControl(ending)}
    </div>`;
  }

  #renderControl({ command, icon: name, label, pressed }: Control): TemplateResult {
    const pending = this.call.pending === command;
    const available = this.call.can.includes(command) && !pending;
    const early = !available && !pending && this.call.connectedAt === undefined;
    const tip = early ? `${label}, ${this.#text.term('whenConnected')}` : label;
    return html`<button
      type="button"
      class=${command}
      data-tip=${tip}
      aria-label=${early ? tip : nothing}
      aria-pressed=${pressed ?? nothing}
      aria-disabled=${available ? nothing : 'true'}
      aria-busy=${pending ? 'true' : nothing}
      @click=${() => {
        if (available) this.dispatchEvent(new CallCommandEvent(this.call.id, command));
      }}
    >
      ${
        pending
          ? html`<span class="spinner"></span>`
          : icon(name, ...(command === 'hangup' ? (['solid', 'end'] as const) : []))
      }
      <span class="word">${label}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-controls': CallControls;
  }
}
