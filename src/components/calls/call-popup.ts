import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CallSnapshot } from '../../domain/call/call.ts';
import type { Caller } from '../../domain/contacts/address-book.ts';
import { Localize } from '../../i18n/localize.ts';
import { partyName, partyNumber } from '../../i18n/party-text.ts';
import { icon } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { CallAnswerEvent, CallCommandEvent, CallSilenceEvent } from './call-events.ts';
import { callPopupStyles } from './call-popup-styles.ts';
import { sharedTip } from './call-state-text.ts';
import './call-timer.ts';
import { partyAvatar } from './party-avatar.ts';

/** An incoming call that rings, in full or as one row behind another. It is there in every view and takes no focus. */
@customElement('call-popup')
export class CallPopup extends LitElement {
  static override styles = [base, buttons, feedback, callPopupStyles];

  @property({ attribute: false }) call!: CallSnapshot;
  /** The contact whose number it is. */
  @property({ attribute: false }) caller: Caller | undefined;
  /** The account that rings. */
  @property({ attribute: false }) lineLabel = '';
  /** What was noted at an earlier call with the same number. */
  @property({ attribute: false }) lastNote = '';
  /** Another call is open: answering holds or ends it. */
  @property({ type: Boolean }) engaged = false;
  /** The answer waits, for the hold of another call or for the microphone. */
  @property({ type: Boolean }) answering = false;
  @property({ type: Boolean }) silenced = false;
  /** One row, behind the call that rang first. */
  @property({ type: Boolean }) waiting = false;

  readonly #text = new Localize(this);

  override render(): TemplateResult {
    return this.waiting ? this.#renderRow() : this.#renderFull();
  }

  #renderFull(): TemplateResult {
    const who = partyName(this.call.remote, this.caller);
    const { caller } = this;
    const company = caller === undefined || caller.company === who ? '' : caller.company;
    const facts = [company, partyNumber(this.call.remote, caller)];
    const line =
      this.lineLabel === ''
        ? this.#text.term('incomingCall')
        : this.#text.term('incomingCallFor', this.lineLabel);
    return html`<section role="alertdialog" aria-label=${this.#text.term('incomingCallFrom', who)}>
      <p class="flag ${this.silenced ? '' : 'ringing'}">
        ${icon(this.silenced ? 'bell-off' : 'bell-ring', 's')}
        <span class="clip">${line}</span>
        <call-timer .since=${this.call.createdAt}></call-timer>
      </p>
      <div class="body">
        <div class="caller">
          ${partyAvatar(this.call.remote, this.caller, 'xl')}
          <div class="grow">
            <h2 class="page-title clip" data-tip=${sharedTip(this.caller, this.#text) ?? nothing}>${who}</h2>
            <p class="num name clip">${facts.filter((part) => part !== '').join(' · ')}</p>
          </div>
        </div>
        ${this.#renderFacts()}
        <div class="actions ${this.engaged ? 'engaged' : ''}">
          ${this.engaged ? this.#renderEngaged() : this.#renderFree()}
        </div>
        ${this.#renderMore()}
      </div>
    </section>`;
  }

  #renderFacts(): TemplateResult | typeof nothing {
    const { forwardedBy } = this.call;
    if (forwardedBy === undefined && this.lastNote === '') return nothing;
    return html`<dl class="facts">
      ${
        forwardedBy === undefined
          ? nothing
          : html`<dt>${this.#text.term('forwardedBy')}</dt>
              <dd class="clip">${partyName(forwardedBy)}</dd>`
      }
      ${
        this.lastNote === ''
          ? nothing
          : html`<dt>${this.#text.term('lastNote')}</dt>
              <dd class="note">${this.lastNote}</dd>`
      }
    </dl>`;
  }

  #renderFree(): TemplateResult {
    return html`${this.#renderReject()} ${this.#renderAnswer('answer', 'hold')}`;
  }

  /** Reject stays at the left; holding is the safer answer and stands at the right. */
  #renderEngaged(): TemplateResult {
    return html`${this.#renderReject()} ${this.#renderAnswer('holdAndAnswer', 'hold')}
    ${this.#renderAnswer('endAndAnswer', 'end')}`;
  }

  #renderReject(): TemplateResult {
    return html`<button type="button" class="button end" @click=${this.#onReject}>
      ${icon('phone', 'solid', 'end')}${this.#text.term('reject')}
    </button>`;
  }

  #renderAnswer(term: 'answer' | 'holdAndAnswer' | 'endAndAnswer', current: 'hold' | 'end'): TemplateResult {
    const pending = this.#pending && (current === 'hold' || this.call.pending === 'answer');
    return html`<button
      type="button"
      class="button ${term === 'endAndAnswer' ? '' : 'answer'}"
      aria-disabled=${pending ? 'true' : nothing}
      @click=${() => {
        this.#answer(current);
      }}
    >
      ${pending ? html`<span class="spinner"></span>` : icon('phone', 'solid')}
      ${pending ? this.#text.term('callPending', 'answer') : this.#text.term(term)}
    </button>`;
  }

  #renderMore(): TemplateResult {
    return html`<div class="more">
      <button
        type="button"
        class="button quiet small"
        aria-disabled=${this.silenced ? 'true' : nothing}
        @click=${this.#onSilence}
      >
        ${icon(this.silenced ? 'bell-off' : 'bell', 's')}
        ${this.#text.term(this.silenced ? 'silenced' : 'silence')}
      </button>
    </div>`;
  }

  #renderRow(): TemplateResult {
    const who = partyName(this.call.remote, this.caller);
    const number = partyNumber(this.call.remote, this.caller);
    const facts = [this.#text.term('waitingCall'), number, this.lineLabel].filter((part) => part !== '');
    const reject = this.#text.term('rejectCallFrom', who);
    const answer = this.#text.term('answerCallFrom', who);
    return html`<section
      class="waiting"
      role="alertdialog"
      aria-label=${this.#text.term('waitingCallFrom', who)}
    >
      <div class="body">
        ${partyAvatar(this.call.remote, this.caller)}
        <div class="grow">
          <p class="name num clip">${who}</p>
          <p class="meta clip">${facts.join(' · ')}</p>
        </div>
        <button
          type="button"
          class="round reject"
          aria-label=${reject}
          data-tip=${reject}
          @click=${this.#onReject}
        >
          ${icon('phone', 'solid', 'end')}
        </button>
        <button
          type="button"
          class="round answer"
          aria-label=${answer}
          aria-disabled=${this.#pending ? 'true' : nothing}
          data-tip=${this.#text.term(this.engaged ? 'holdAndAnswer' : 'answer')}
          @click=${() => {
            this.#answer('hold');
          }}
        >
          ${this.#pending ? html`<span class="spinner"></span>` : icon('phone', 'solid')}
        </button>
      </div>
    </section>`;
  }

  get #pending(): boolean {
    return this.answering || this.call.pending === 'answer' || this.call.phase === 'connecting';
  }

  #answer(current: 'hold' | 'end'): void {
    if (this.call.can.includes('answer')) this.dispatchEvent(new CallAnswerEvent(this.call.id, current));
  }

  #onReject(): void {
    this.dispatchEvent(new CallCommandEvent(this.call.id, 'reject'));
  }

  #onSilence(): void {
    if (!this.silenced) this.dispatchEvent(new CallSilenceEvent(this.call.id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-popup': CallPopup;
  }
}
