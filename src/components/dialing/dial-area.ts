import { consume } from '@lit/context';
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  accountsContext,
  callControlContext,
  dialerContext,
  settingsContext,
  tonesContext,
  uiStateContext,
} from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls } from '../../domain/call/call.ts';
import { lineOf } from '../../domain/call/line.ts';
import { parseDialTarget } from '../../domain/dialing/dial-target.ts';
import type { Dialer, DialOptions } from '../../domain/dialing/dialer.ts';
import type { Tones } from '../../domain/media/audio-control.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize, loadTexts } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { loadDialSide } from '../app/load-elements.ts';
import type { SegmentedChangeEvent } from '../ui/ui-events.ts';
import { AutoDial } from './auto-dial.ts';
import { dialAreaStyles } from './dial-area-styles.ts';
import type {
  DialContactEvent,
  DialInputEvent,
  DialMoveEvent,
  DialRedialEvent,
  DialSubmitEvent,
  DigitPressEvent,
  VoicemailCallEvent,
} from './dial-events.ts';
import './dial-field.ts';
import type { DialMatches } from './dial-matches.ts';
import { dialOptions } from './dial-options.ts';
import './dial-pad.ts';
import { dialTabs, tabOf } from './dial-switch.ts';
import type { DialTab } from './dial-switch.ts';
import { dialProblem } from './dial-problem.ts';
import type { MatchesChangeEvent } from './match-events.ts';

/** Milliseconds between the clicks of a double click, at the most. */
const DOUBLE_CLICK = 500;

/** Field, pad, the choices for the next call, voice mail; beside the pad what was found, the favourites, the last calls. */
@customElement('dial-area')
export class DialArea extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [base, buttons, dialAreaStyles];

  /** The keys of the pad go into a call. */
  @property({ type: Boolean }) dtmf = false;

  @consume({ context: dialerContext }) dialer!: Dialer;
  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: accountsContext }) accounts!: AccountStore;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: tonesContext }) tones!: Tones;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected problem: string | undefined;
  /** Which half is shown where both do not fit. */
  @state() protected shown: DialTab = 'pad';
  /** What the search for the text has found. */
  @state() protected found: MatchesChangeEvent | undefined;

  readonly #text = new Localize(this);
  /** A call is being placed; and when the last one was, in the time of events. */
  #placing = false;
  #placedAt = -Infinity;
  readonly #autoDial = new AutoDial(this, () => void this.#dial(this.ui.dialText.value));

  constructor() {
    super();
    new SignalController(this, () => [
      this.ui.dialText,
      this.ui.nextCall,
      this.dialer.lastDialled,
      this.control.lines,
      this.accounts.activeId,
      this.settings.values,
    ]);
  }

  protected override firstUpdated(): void {
    // After the pad, which is there at once.
    requestAnimationFrame(() => void loadDialSide());
  }

  override render(): TemplateResult {
    const seconds = this.#autoDial.remaining;
    const text = this.ui.dialText.value;
    const tab = text.trim() === '' && this.shown === 'matches' ? 'pad' : this.shown;
    return html`<div
      class="dial"
      @dial-input=${this.#onInput}
      @dial-submit=${this.#onSubmit}
      @dial-redial=${this.#onRedial}
      @dial-contact=${this.#onContact}
      @dial-move=${this.#onMove}
      @dial-open=${() => this.#matches?.openChosen()}
      @matches-change=${this.#onMatches}
      @dial-cancel=${this.#onCancel}
      @digit-press=${this.#onDigit}
      @digit-delete=${this.#onDelete}
      @voicemail-call=${this.#onVoicemail}
      @call-approach=${this.#onApproach}
    >
      <div class="search">
        <dial-field
          .value=${text}
          .list=${this.found?.list}
          .row=${this.found?.row}
          .lastDialled=${this.dialer.lastDialled.value}
          .problem=${this.problem}
          .hint=${seconds === undefined ? undefined : this.#text.term('autoDialIn', seconds)}
        ></dial-field>
        ${this.#renderOptions()}
      </div>
      <ui-segmented
        class="switch"
        label=${this.#text.term('dialArea')}
        value=${tab}
        .options=${dialTabs(this.#text, this.found?.count ?? 0)}
        @segmented-change=${this.#onShow}
      ></ui-segmented>
      <div class="main show-${tab} ${text.trim() === '' ? '' : 'searching'}">
        <section class="keys" aria-label=${this.#text.term('dialPad')}>
          <div class="area-head"><h2 class="section-title">${this.#text.term('dialPad')}</h2></div>
          <dial-pad .dtmf=${this.dtmf}></dial-pad>
        </section>
        <dial-favourites ?strip=${tab === 'pad'}></dial-favourites>
        <recent-calls></recent-calls>
        <dial-matches .text=${text}></dial-matches>
      </div>
    </div>`;
  }

  #renderOptions(): TemplateResult {
    const { nextCall } = this.ui;
    return dialOptions(this.#text, {
      lines: this.control.lines.value,
      lamp: (line, named) => html`<voicemail-lamp .line=${line} .named=${named}></voicemail-lamp>`,
      line: nextCall.value.line ?? this.accounts.activeId.value ?? '',
      hideNumber: nextCall.value.hideNumber ?? this.settings.values.value.hideNumber,
      choose: (choice) => {
        nextCall.value = { ...nextCall.value, ...choice };
      },
    });
  }

  /** Until it has come, the matches are an empty box. */
  get #matches(): DialMatches | undefined {
    const matches = this.renderRoot.querySelector('dial-matches');
    return matches !== null && 'move' in matches ? matches : undefined;
  }

  /** Text that a person typed, pasted or keyed in; the countdown begins anew with each character. */
  #type(text: string): void {
    if (text === this.ui.dialText.value) return;
    this.problem = undefined;
    this.ui.setDialText(text);
    const { autoDialAfter, dialNumericOnly } = this.settings.values.value;
    const dialable = parseDialTarget(text, { numericOnly: dialNumericOnly }).ok;
    if (dialable) this.#onApproach();
    this.#autoDial.restart(dialable ? autoDialAfter : 0);
    // A name is not typed by the pad.
    if (/\p{L}/u.test(text)) this.shown = 'matches';
    else if (text === '' && this.shown === 'matches') this.shown = 'pad';
    void loadDialSide();
  }

  #dial(text: string): Promise<void> {
    return this.#place((options) => this.dialer.dial(text, options));
  }

  /** Calls a contact that was searched for. */
  #call(number: string): Promise<void> {
    return this.#place((options) => this.dialer.dial(number, { ...options, numericOnly: false }), number);
  }

  async #place(dial: (options: DialOptions) => Promise<unknown>, other?: string): Promise<void> {
    const text = this.ui.dialText.value;
    if ((await this.#attempt(dial, other)) && this.ui.dialText.value === text) this.ui.setDialText('');
  }

  /**
   * Resolves with whether a call was begun. A refusal stands under the field, which then holds the number meant; that of
   * `other` than what is typed there is a notice. With a call begun, the choices fall back. One act is one call: a second
   * Enter or click while the first is under way is the same act.
   */
  async #attempt(dial: (options: DialOptions) => Promise<unknown>, other?: string): Promise<boolean> {
    if (this.#placing) return false;
    this.#placing = true;
    this.#autoDial.cancel();
    this.problem = undefined;
    try {
      if ((await dial(this.ui.nextCall.value)) === false) return false;
      this.#placedAt = performance.now();
      this.ui.nextCall.value = {};
      return true;
    } catch (error) {
      if (other !== undefined && this.ui.dialText.value !== '') throw error;
      if (other !== undefined) this.ui.setDialText(other);
      await loadTexts('rest');
      this.problem = dialProblem(error);
      if (this.problem === undefined) throw error;
      return false;
    } finally {
      this.#placing = false;
    }
  }

  #onInput({ text }: DialInputEvent): void {
    this.#type(text);
  }

  /** What is typed, unless a match was chosen with the arrow keys. */
  #onSubmit({ text }: DialSubmitEvent): Promise<void> {
    const number = this.#matches?.number;
    return number === undefined ? this.#dial(text) : this.#call(number);
  }

  #onContact({ number }: DialContactEvent): Promise<void> {
    return this.#call(number);
  }

  #onMove(event: DialMoveEvent): void {
    if (this.#matches?.move(event.step) !== true) return;
    event.preventDefault();
    this.#autoDial.cancel();
    this.shown = 'matches';
  }

  #onMatches(event: MatchesChangeEvent): void {
    this.found = event;
  }

  async #onRedial({ number, timeStamp }: DialRedialEvent): Promise<void> {
    // The second click of a double one: with the field emptied, the button under the pointer has become Redial.
    if (timeStamp - this.#placedAt < DOUBLE_CLICK && liveCalls(this.control.calls.value).length > 0) return;
    await this.#attempt((options) => this.dialer.dial(number, { ...options, numericOnly: false }), number);
  }

  async #onVoicemail({ line: id }: VoicemailCallEvent): Promise<void> {
    const line = lineOf(this.control.lines.value, id);
    if (line === undefined) return;
    const { voicemail, messageWaiting, label } = line;
    const target = voicemail ?? messageWaiting?.account;
    if (target === undefined) return;
    await this.#attempt((chosen) => {
      const options = { ...chosen, line: id, numericOnly: false };
      if (voicemail !== undefined) return this.dialer.dial(target, options);
      // Whoever reaches this phone can send a notice with a number of their choice.
      const from = this.#text.term('voicemailOrigin', label);
      return this.dialer.propose({ target, origin: 'voicemail', from }, options);
    });
  }

  #onApproach(): void {
    this.control.prepare(this.ui.nextCall.value.line);
  }

  #onCancel(): void {
    if (this.#autoDial.remaining !== undefined) this.#autoDial.cancel();
    else this.#type('');
    this.renderRoot.querySelector('dial-field')?.focus();
  }

  #onDigit(event: DigitPressEvent): void {
    this.tones.key(event.digit);
    if (this.dtmf) return;
    event.preventDefault();
    this.#type(this.ui.dialText.value + event.digit);
  }

  #onDelete(): void {
    if (!this.dtmf) this.#type(this.ui.dialText.value.slice(0, -1));
  }

  #onShow({ value }: SegmentedChangeEvent): void {
    this.shown = tabOf(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dial-area': DialArea;
  }
}
