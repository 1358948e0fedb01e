import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  callControlContext,
  callSelectionContext,
  historyContext,
  settingsContext,
  uiStateContext,
} from '../../app/contexts.ts';
import type { CallSelection } from '../../app/call-selection.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { isInEar, isRinging } from '../../domain/call/call.ts';
import type { CallId, CallSnapshot } from '../../domain/call/call.ts';
import { screenCall } from '../../domain/call/screening.ts';
import { lastNoteOf } from '../../domain/history/last-note.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import type { CallAnswerEvent, CallCommandEvent, CallSilenceEvent } from './call-events.ts';
import './call-popup.ts';
import { runCommand } from './run-command.ts';

/** The pop-ups of incoming calls: the one that rang first in full, the others as rows above it. */
@customElement('call-stack')
export class CallStack extends LitElement {
  static override styles = [
    base,
    css`
      .stack {
        position: fixed;
        z-index: 20;
        inset: auto var(--space-4) var(--space-4) auto;
        inline-size: min(380px, 100% - 2 * var(--space-4));
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        max-block-size: calc(100dvh - 96px);
        overflow-y: auto;
        border-radius: var(--radius-xl);
      }
      /* Above the bar at the bottom, which must stay in reach. */
      @media (width < 640px) {
        .stack {
          inset-block-end: 68px;
        }
      }
    `,
  ];

  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: callSelectionContext }) selection!: CallSelection;
  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  readonly #text = new Localize(this);
  /** What was said of each call that rings. */
  readonly #announced = new Map<CallId, string>();

  constructor() {
    super();
    new SignalController(this, () => [
      this.control.calls,
      this.control.lines,
      this.history.entries,
      this.settings.values,
      this.ui.silenced,
      this.selection.answering,
    ]);
  }

  override render(): TemplateResult | typeof nothing {
    const [first, ...others] = this.#ringing;
    if (first === undefined) return nothing;
    return html`<div
      class="stack"
      popover="manual"
      data-region
      @call-answer=${this.#onAnswer}
      @call-command=${this.#onCommand}
      @call-silence=${this.#onSilence}
    >
      ${repeat(
        [...others.reverse(), first],
        ({ id }) => id,
        (call) => this.#renderPopup(call, call !== first),
      )}
    </div>`;
  }

  protected override updated(): void {
    const ringing = this.#ringing;
    for (const call of ringing) {
      if (this.#announced.has(call.id)) continue;
      const who = partyName(call.remote);
      const words = this.#text.term(ringing.length > 1 ? 'waitingCallFrom' : 'incomingCallFrom', who);
      this.#announced.set(call.id, words);
      this.ui.announce(words);
    }
    for (const [id, words] of this.#announced) {
      if (ringing.some((call) => call.id === id)) continue;
      this.#announced.delete(id);
      // Whoever reads the page later must not find a call that is not there any more.
      this.ui.unsay(words);
    }
    this.#floatAbove();
  }

  /** A dialog that is open makes way (`ui-dialog`); in the top layer the pop-ups stand above it. */
  #floatAbove(): void {
    const stack = this.renderRoot.querySelector<HTMLElement>('.stack');
    document.documentElement.toggleAttribute('data-ringing', stack !== null);
    if (stack === null || stack.matches(':popover-open')) return;
    // After the dialogs, which open anew when the attribute changes: the last one in the top layer is the highest.
    setTimeout(() => {
      if (stack.isConnected && !stack.matches(':popover-open')) stack.showPopover();
    });
  }

  /** Calls that wait for an answer. One that the settings refuse is refused at once and must not flash up. */
  get #ringing(): readonly CallSnapshot[] {
    const calls = this.control.calls.value;
    return calls.filter(isRinging).filter((call) => {
      const refused = screenCall(this.settings.values.value, calls, call).act === 'reject';
      return !refused || this.#announced.has(call.id);
    });
  }

  #renderPopup(call: CallSnapshot, waiting: boolean): TemplateResult {
    return html`<call-popup
      .call=${call}
      .waiting=${waiting}
      .engaged=${this.control.calls.value.some((other) => other.id !== call.id && isInEar(other))}
      .answering=${this.selection.answering.value === call.id}
      .lineLabel=${this.control.lines.value.find(({ id }) => id === call.line)?.label ?? ''}
      .lastNote=${waiting ? '' : lastNoteOf(this.history.entries.value, call.remote)}
      .silenced=${this.ui.silenced.value.has(call.id)}
    ></call-popup>`;
  }

  async #onAnswer({ callId, current }: CallAnswerEvent): Promise<void> {
    this.ui.show('call');
    await this.selection.answer(callId, current);
  }

  async #onCommand({ callId, command }: CallCommandEvent): Promise<void> {
    const call = this.control.call(callId);
    if (call !== undefined) await runCommand(call, command);
  }

  #onSilence({ callId }: CallSilenceEvent): void {
    this.ui.silence(callId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-stack': CallStack;
  }
}
