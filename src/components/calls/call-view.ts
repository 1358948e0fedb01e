import { consume } from '@lit/context';
import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { callControlContext, callSelectionContext } from '../../app/contexts.ts';
import type { CallSelection } from '../../app/call-selection.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import type { CallId } from '../../domain/call/call.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { feedback } from '../../styles/feedback.ts';
import '../dialing/dial-area.ts';
import type { DigitPressEvent } from '../dialing/dial-events.ts';
import type { DigitsSendEvent, FieldSwitchEvent } from './call-events.ts';
import type { CallFieldState } from './call-list.ts';
import { callListEmpty, callListHeadStyles } from './call-list-empty.ts';
// For the template checker: call-list is loaded after the first screen, which shows no call.
import '../app/load-elements.ts';

const COMMENT_FIELD: CallFieldState = { purpose: 'comment', digits: '' };

/** The phone: open calls on the left, dialling on the right; one column in a narrow window. */
@customElement('call-view')
export class CallView extends LitElement {
  static override styles = [
    base,
    feedback,
    callListHeadStyles,
    css`
      :host {
        display: block;
        min-block-size: 0;
        block-size: 100%;
        container: view / inline-size;
      }
      .phone {
        display: grid;
        grid-template-columns: 408px minmax(0, 1fr);
        block-size: 100%;
        min-block-size: 0;
      }
      .calls {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        background: var(--surface-sunken);
        border-inline-end: 1px solid var(--line);
      }
      call-list {
        flex: 1;
      }
      /* Below the last call; both scroll where there is no room. */
      call-list:has(+ call-notes[filled]) {
        flex: 0 1 auto;
      }
      call-notes[filled] {
        flex: 1 1 160px;
        min-block-size: 120px;
      }
      @container view (inline-size < 948px) {
        .phone {
          grid-template-columns: minmax(300px, 40%) minmax(0, 1fr);
        }
      }
      @container view (inline-size < 752px) {
        .phone {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: auto auto;
          align-content: start;
          overflow-y: auto;
        }
        .calls {
          min-block-size: auto;
          background: none;
          border: 0;
        }
        call-notes[filled] {
          flex: none;
          max-block-size: 132px;
          min-block-size: 0;
        }
      }
    `,
  ];

  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: callSelectionContext }) selection!: CallSelection;

  @state() protected fields: ReadonlyMap<CallId, CallFieldState> = new Map();

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.control.calls, this.selection.selected]);
  }

  override render(): TemplateResult {
    return html`<div
      class="phone"
      @field-switch=${this.#onFieldSwitch}
      @digits-send=${this.#onDigitsSend}
      @digit-press=${this.#onDigitPress}
      @call-add=${this.#onAdd}
    >
      <section class="calls" aria-label=${this.#text.term('callsHeading')} data-region>
        ${
          this.control.calls.value.length === 0
            ? callListEmpty(this.#text)
            : html`<call-list .fields=${this.fields}></call-list> ${this.#renderNotes()}`
        }
      </section>
      <dial-area
        role="region"
        aria-label=${this.#text.term('dialArea')}
        .dtmf=${this.#dtmfCall !== undefined}
        data-region
      ></dial-area>
    </div>`;
  }

  /** What was noted earlier on the person in the ear. */
  #renderNotes(): TemplateResult {
    const id = this.selection.selected.value;
    const call = this.control.calls.value.find((candidate) => candidate.id === id);
    return html`<call-notes .party=${call?.remote} .call=${call?.guid ?? ''}></call-notes>`;
  }

  /** The call that the keys of the pad go to: the selected one, while its field is on DTMF and it can take digits. */
  get #dtmfCall(): CallId | undefined {
    const id = this.selection.selected.value;
    const call = this.control.calls.value.find((candidate) => candidate.id === id);
    if (call?.can.includes('dtmf') !== true) return undefined;
    return this.fields.get(call.id)?.purpose === 'dtmf' ? call.id : undefined;
  }

  #setField(id: CallId, change: Partial<CallFieldState>): void {
    const open = new Set(this.control.calls.value.map((call) => call.id));
    const kept = [...this.fields].filter(([key]) => open.has(key));
    this.fields = new Map([...kept, [id, { ...COMMENT_FIELD, ...this.fields.get(id), ...change }]]);
  }

  async #send(id: CallId, digits: string): Promise<void> {
    const sent = this.fields.get(id)?.digits ?? '';
    this.#setField(id, { digits: sent + digits });
    try {
      await this.control.call(id)?.sendDtmf(digits);
    } catch (error) {
      // Who hangs up while digits still wait has no more use for them.
      if (this.#isOpen(id)) throw error;
    }
  }

  #isOpen(id: CallId): boolean {
    const phase = this.control.calls.value.find((call) => call.id === id)?.phase;
    return phase !== undefined && phase !== 'ending' && phase !== 'ended';
  }

  #onFieldSwitch({ callId, purpose }: FieldSwitchEvent): void {
    this.#setField(callId, { purpose });
  }

  #onDigitsSend({ callId, digits }: DigitsSendEvent): Promise<void> {
    return this.#send(callId, digits);
  }

  async #onDigitPress(event: DigitPressEvent): Promise<void> {
    const id = this.#dtmfCall;
    if (id === undefined || event.digit === '+') return;
    event.preventDefault();
    await this.#send(id, event.digit);
  }

  async #onAdd(): Promise<void> {
    this.renderRoot.querySelector('dial-area')?.focus();
    await this.selection.selectNone();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-view': CallView;
  }
}
