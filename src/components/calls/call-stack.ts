import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  callerNamesContext,
  callControlContext,
  callSelectionContext,
  historyContext,
  settingsContext,
  uiStateContext,
} from '../../app/contexts.ts';
import { samePerson } from '../../app/caller-names.ts';
import type { CallerNames } from '../../app/caller-names.ts';
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

/** Milliseconds that the announcement of a call waits for the contact's name. */
const PATIENCE = 300;

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

  @consume({ context: callerNamesContext }) names!: CallerNames;
  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: callSelectionContext }) selection!: CallSelection;
  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: settingsContext }) settings!: SettingsStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  readonly #text = new Localize(this);
  /** What was said of each call that rings. */
  readonly #announced = new Map<CallId, string>();
  /** Since when it is asked who calls. */
  readonly #waiting = new Map<CallId, number>();

  constructor() {
    super();
    new SignalController(this, () => [
      this.control.calls,
      this.control.lines,
      this.history.entries,
      this.settings.values,
      this.ui.silenced,
      this.ui.screened,
      this.names.changed,
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
      if (this.#announced.has(call.id) || !this.#isNamed(call)) continue;
      const who = partyName(call.remote, this.names.of(call.remote));
      const words = this.#text.term(ringing.length > 1 ? 'waitingCallFrom' : 'incomingCallFrom', who);
      this.#announced.set(call.id, words);
      this.ui.announce(words);
    }
    for (const [id, words] of this.#announced) {
      if (ringing.some((call) => call.id === id)) continue;
      this.#announced.delete(id);
      this.#waiting.delete(id);
      // Whoever reads the page later must not find a call that is not there any more.
      this.ui.unsay(words);
    }
    this.#floatAbove();
  }

  /** Whether it is known who calls, or was waited for long enough: a call is announced once. */
  #isNamed({ id, remote }: CallSnapshot): boolean {
    if (this.names.isSettled(remote)) return true;
    const now = performance.now();
    const since = this.#waiting.get(id) ?? now;
    if (since === now) setTimeout(() => this.requestUpdate(), PATIENCE);
    this.#waiting.set(id, since);
    return now - since >= PATIENCE;
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
      if (this.ui.screened.value.has(call.id)) return false;
      const refused = screenCall(this.settings.values.value, calls, call).act === 'reject';
      return !refused || this.#announced.has(call.id);
    });
  }

  #renderPopup(call: CallSnapshot, waiting: boolean): TemplateResult {
    return html`<call-popup
      .call=${call}
      .caller=${this.names.of(call.remote)}
      .waiting=${waiting}
      .engaged=${this.control.calls.value.some((other) => other.id !== call.id && isInEar(other))}
      .answering=${this.selection.answering.value === call.id}
      .lineLabel=${this.control.lines.value.find(({ id }) => id === call.line)?.label ?? ''}
      .lastNote=${waiting ? '' : this.#lastNote(call)}
      .silenced=${this.ui.silenced.value.has(call.id)}
    ></call-popup>`;
  }

  #lastNote({ remote }: CallSnapshot): string {
    const noted = this.history.entries.value.filter(({ comment }) => comment !== '');
    void this.names.learn(noted.map((entry) => entry.remote));
    return lastNoteOf(noted, samePerson(this.names, remote));
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
