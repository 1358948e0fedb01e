import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CallSnapshot } from '../../domain/call/call.ts';
import type { Caller } from '../../domain/contacts/address-book.ts';
import { Localize, textsIfLoaded } from '../../i18n/localize.ts';
import { partyName, partyNumber } from '../../i18n/party-text.ts';
import type { ErrorText } from '../../i18n/terms/error.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/more-icons.ts';
import type { IconName } from '../../icons/icons.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';
import './call-controls.ts';
import { CallCommandEvent, CallDismissEvent, CallRedialEvent, CallSelectEvent } from './call-events.ts';
import type { FieldPurpose } from './call-events.ts';
import './call-field.ts';
import { callStateText, sharedTip } from './call-state-text.ts';
import { callTabStyles } from './call-tab-styles.ts';
import './call-timer.ts';
import { partyAvatar } from './party-avatar.ts';

/** After this the network is slow enough that a person wants to know (design, States: pending). */
const SLOW_AFTER_MS = 8000;

/** One call: a light-blue card with all controls while it is selected, otherwise one grey row. */
@customElement('call-tab')
export class CallTab extends LitElement {
  static override styles = [base, feedback, callTabStyles];

  @property({ attribute: false }) call!: CallSnapshot;
  /** The contact whose number it is. */
  @property({ attribute: false }) caller: Caller | undefined;
  @property({ type: Boolean }) active = false;
  /** The account that the call uses; empty where there is only one. */
  @property({ attribute: false }) lineLabel = '';
  @property({ attribute: false }) comment = '';
  @property({ attribute: false }) purpose: FieldPurpose = 'comment';
  @property({ attribute: false }) digits = '';
  /** Rows of 44 pixels, for eight calls and small windows. */
  @property({ type: Boolean, reflect: true }) dense = false;

  @state() protected slow = false;

  readonly #text = new Localize(this);
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#slowTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('call')) return;
    const before = changed.get('call');
    if (before?.pending === this.call.pending && before?.phase === this.call.phase) return;
    clearTimeout(this.#slowTimer);
    this.slow = false;
    const waiting = this.call.pending !== undefined || this.call.phase === 'ending';
    if (!waiting) return;
    this.#slowTimer = setTimeout(() => {
      this.slow = true;
    }, SLOW_AFTER_MS);
  }

  override render(): TemplateResult {
    const who = partyName(this.call.remote, this.caller);
    const name = this.#text.term('callWith', who, callStateText(this.call, this.#text));
    if (this.call.phase === 'ended') return this.#renderEnded(who, name);
    return html`<article class=${this.active ? 'active' : ''} aria-label=${name}>
      <div class="head">
        ${this.#renderSelect(who)} ${this.active ? this.#renderTimer('large') : this.#renderRowControls(who)}
      </div>
      ${this.active ? this.#renderBody() : nothing}
    </article>`;
  }

  #renderSelect(who: string): TemplateResult {
    const { remote } = this.call;
    const { caller } = this;
    const facts = [
      caller === undefined || caller.company === who ? '' : caller.company,
      partyNumber(remote, caller),
      this.lineLabel === '' ? '' : this.#text.term('viaLine', this.lineLabel),
    ];
    const second = facts.filter((part) => part !== '').join(' · ');
    return html`<button
      type="button"
      class="select"
      aria-pressed=${this.active}
      data-tip=${sharedTip(caller, this.#text) ?? nothing}
      @click=${() => {
        this.dispatchEvent(new CallSelectEvent(this.call.id));
      }}
    >
      ${partyAvatar(remote, caller)}
      <span class="grow">
        <span class="name clip">${who}</span>
        ${this.active ? html`<span class="meta clip num">${second}</span>` : this.#renderState(true)}
      </span>
    </button>`;
  }

  #renderTimer(look: string): TemplateResult | typeof nothing {
    const { connectedAt, createdAt } = this.call;
    return html`<call-timer class=${look} .since=${connectedAt ?? createdAt}></call-timer>`;
  }

  /** The state in words; while something is under way, a spinner stands for the symbol. */
  #renderState(timed: boolean): TemplateResult {
    const { pending, phase, hold } = this.call;
    const busy =
      (pending !== undefined && pending !== 'dtmf') || phase === 'ending' || phase === 'connecting';
    const symbol: IconName | undefined =
      phase !== 'connected' ? 'phone-outgoing' : hold.local || hold.remote ? 'pause' : undefined;
    const mark = symbol === undefined ? nothing : icon(symbol, 's');
    return html`<span class="state">
      ${busy ? html`<span class="spinner"></span>` : mark}
      <span class="clip"
        >${this.slow ? this.#text.term('stillWaiting') : callStateText(this.call, this.#text)}</span
      >
      ${timed ? html`· ${this.#renderTimer('')}` : nothing}
    </span>`;
  }

  #renderBody(): TemplateResult {
    const { call } = this;
    return html`<div class="facts">${this.#renderState(false)} ${this.#renderQuality()}</div>
      ${this.#renderWarning()}
      <call-controls .call=${call}></call-controls>
      <call-field
        .call=${call}
        .purpose=${this.purpose}
        .comment=${this.comment}
        .digits=${this.digits}
      ></call-field>`;
  }

  #renderQuality(): TemplateResult | typeof nothing {
    const { quality, phase, hold } = this.call;
    if (quality === undefined || phase !== 'connected' || hold.local || hold.remote) return nothing;
    return html`<span class="state ${quality.level}" data-tip=${this.#text.term('qualityDetails', quality)}>
      ${icon(quality.level === 'good' ? 'signal' : 'signal-low', 's')}
      ${this.#text.term('soundQuality', quality.level)}
    </span>`;
  }

  #renderWarning(): TemplateResult | typeof nothing {
    if (this.call.need === 'microphone-permission') {
      return this.#renderMessage('mic', 'callNeedsMicrophone', 'callNeedsMicrophoneAdvice');
    }
    if (this.call.audio === 'missing') {
      return this.#renderMessage('volume-x', 'noSoundArrives', 'noSoundAdvice');
    }
    return nothing;
  }

  #renderMessage(
    symbol: IconName,
    heading: 'callNeedsMicrophone' | 'noSoundArrives',
    advice: 'callNeedsMicrophoneAdvice' | 'noSoundAdvice',
  ): TemplateResult {
    return html`<div class="message warning" role="alert">
      ${icon(symbol)}
      <p><strong>${this.#text.term(heading)}</strong> ${this.#text.term(advice)}</p>
    </div>`;
  }

  #renderRowControls(who: string): TemplateResult {
    const { can } = this.call;
    return html`${
      can.includes('resume') ? this.#renderRound('resume', this.#text.term('resumeCallWith', who)) : nothing
    }
    ${can.includes('hold') ? this.#renderRound('hold', this.#text.term('holdCallWith', who)) : nothing}
    ${can.includes('hangup') ? this.#renderRound('hangup', this.#text.term('endCallWith', who)) : nothing}`;
  }

  #renderRound(command: 'resume' | 'hold' | 'hangup', name: string): TemplateResult {
    const symbols = { resume: icon('play'), hold: icon('pause'), hangup: icon('phone', 'solid', 'end') };
    return html`<button
      type="button"
      class="round ${command === 'hangup' ? 'end' : ''}"
      aria-label=${name}
      data-tip=${name}
      @click=${({ detail }: MouseEvent) => {
        // The first click of a double one ended the call that stood here; the second must not end the next.
        if (command === 'hangup' && detail > 1) return;
        // To resume a call is to select it: the one in the ear is held first.
        this.dispatchEvent(
          command === 'resume'
            ? new CallSelectEvent(this.call.id)
            : new CallCommandEvent(this.call.id, command),
        );
      }}
    >
      ${symbols[command]}
    </button>`;
  }

  /** Why, and what to do where a person can mend it. */
  #renderReason(): TemplateResult {
    const kind = this.call.endReason?.kind;
    const texts: Readonly<Record<string, ErrorText>> | undefined = textsIfLoaded('rest')?.errorTexts;
    const words = texts?.[`call/${kind}`];
    return html`<span class="state error" role="status">
      ${icon('circle-alert', 's')}
      <span
        >${
          words === undefined
            ? callStateText(this.call, this.#text)
            : html`<strong>${words.heading}</strong> ${words.advice}`
        }</span
      >
    </span>`;
  }

  /** Stays for the seconds that `callCleanup` gives it: why, and again. */
  #renderEnded(who: string, name: string): TemplateResult {
    const again = this.#text.term('callAgainWith', who);
    const close = this.#text.term('closeCallWith', who);
    return html`<article aria-label=${name}>
      <div class="head">
        <div class="select">
          ${partyAvatar(this.call.remote, this.caller)}
          <span class="grow">
            <span class="name clip">${who}</span>
            ${this.#renderReason()}
          </span>
        </div>
        ${
          this.call.remote.number === ''
            ? nothing
            : html`<button
                type="button"
                class="round"
                aria-label=${again}
                data-tip=${this.#text.term('callAgain')}
                @click=${() => {
                  this.dispatchEvent(new CallRedialEvent(this.call.id));
                }}
              >
                ${icon('rotate-cw')}
              </button>`
        }
        <button
          type="button"
          class="round"
          aria-label=${close}
          data-tip=${this.#text.term('close')}
          @click=${() => {
            this.dispatchEvent(new CallDismissEvent(this.call.id));
          }}
        >
          ${icon('x')}
        </button>
      </div>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-tab': CallTab;
  }
}
