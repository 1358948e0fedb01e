import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LineSnapshot } from '../../domain/call/line.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/more-icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { VoicemailCallEvent } from './dial-events.ts';

/** The voice mail of a line: lit with the number of new messages while some wait; a click calls it. */
@customElement('voicemail-lamp')
export class VoicemailLamp extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    css`
      :host {
        display: inline-flex;
      }
      .waiting {
        color: var(--accent-text);
      }
      .count {
        background: var(--accent);
        color: var(--on-accent);
      }
    `,
  ];

  @property({ attribute: false }) line!: LineSnapshot;
  /** With the name of the account, where there are several. */
  @property({ type: Boolean }) named = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    const { messageWaiting, voicemail, label } = this.line;
    const waiting = messageWaiting?.waiting === true;
    const state = waiting ? this.#text.term('voicemailNew', messageWaiting.newMessages) : '';
    const word = this.named ? `${this.#text.term('voicemail')} ${label}` : this.#text.term('voicemail');
    const number = voicemail ?? messageWaiting?.account;
    const act =
      number === undefined
        ? this.#text.term('voicemailNoNumber')
        : this.#text.term('voicemailCall', label, number);
    return html`<button
      type="button"
      class="button quiet small ${waiting ? 'waiting' : ''}"
      aria-label=${[word, state, act].filter((part) => part !== '').join('. ')}
      aria-disabled=${number === undefined ? 'true' : nothing}
      data-tip=${act}
      @click=${this.#onClick}
    >
      ${icon('voicemail', 's')}${waiting ? state : word}
      ${
        waiting && messageWaiting.newMessages > 0
          ? html`<span class="count" aria-hidden="true">${messageWaiting.newMessages}</span>`
          : nothing
      }
    </button>`;
  }

  #onClick(): void {
    const { messageWaiting, voicemail } = this.line;
    if ((voicemail ?? messageWaiting?.account) !== undefined)
      this.dispatchEvent(new VoicemailCallEvent(this.line.id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voicemail-lamp': VoicemailLamp;
  }
}
