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
import type { CallId, CallSnapshot } from '../../domain/call/call.ts';
import { screen } from '../../domain/call/screening.ts';
import { lastNoteOf } from '../../domain/history/last-note.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import type { CallAnswerEvent, CallCommandEvent, CallSilenceEvent } from './call-events.ts';
import './call-popup.ts';
import { partyName } from './party-text.ts';
import { runCommand } from './run-command.ts';

/** The pop-ups of incoming calls: the one that rang first in full, the others as rows above it. */
@customElement('call-stack')
export class CallStack extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        z-index: 20;
        inset-block-end: var(--space-4);
        inset-inline-end: var(--space-4);
        inline-size: min(380px, 100% - 2 * var(--space-4));
      }
      .stack {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        max-block-size: calc(100dvh - 96px);
        overflow-y: auto;
        border-radius: var(--radius-xl);
      }
      /* Above the bar at the bottom, which must stay in reach. */
      @media (width < 640px) {
        :host {
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
  readonly #announced = new Set<CallId>();

  constructor() {
    super();
    new SignalController(this, () => [
      this.control.calls,
      this.control.lines,
      this.history.entries,
      this.settings.values,
      this.ui.silenced,
    ]);
  }

  override render(): TemplateResult | typeof nothing {
    const [first, ...others] = this.#ringing;
    if (first === undefined) return nothing;
    return html`<div
      class="stack"
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
      this.#announced.add(call.id);
      const who = partyName(call.remote, this.#text);
      this.ui.announce(this.#text.term(ringing.length > 1 ? 'waitingCallFrom' : 'incomingCallFrom', who));
    }
    const present = new Set(this.control.calls.value.map(({ id }) => id));
    for (const id of this.#announced) if (!present.has(id)) this.#announced.delete(id);
  }

  /** Calls that wait for an answer. One that the settings refuse is refused at once and must not flash up. */
  get #ringing(): readonly CallSnapshot[] {
    const calls = this.control.calls.value;
    const waiting = calls.filter(({ direction, phase }) => direction === 'inbound' && phase === 'ringing');
    const engaged = calls.some((call) => call.phase !== 'ended' && !waiting.includes(call));
    return waiting.filter((call) => {
      const refused = screen(this.settings.values.value, engaged).act === 'reject';
      return !refused || this.#announced.has(call.id);
    });
  }

  #renderPopup(call: CallSnapshot, waiting: boolean): TemplateResult {
    return html`<call-popup
      .call=${call}
      .waiting=${waiting}
      .engaged=${this.#isEngaged(call)}
      .lineLabel=${this.control.lines.value.find(({ id }) => id === call.line)?.label ?? ''}
      .lastNote=${waiting ? '' : lastNoteOf(this.history.entries.value, call.remote)}
      .silenced=${this.ui.silenced.value.has(call.id)}
    ></call-popup>`;
  }

  /** Whether another call is in the ear, which answering would hold or end. */
  #isEngaged(call: CallSnapshot): boolean {
    return this.control.calls.value.some(
      (other) =>
        other.id !== call.id &&
        other.phase !== 'ended' &&
        other.phase !== 'ending' &&
        !(other.direction === 'inbound' && other.phase === 'ringing') &&
        !other.hold.local,
    );
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
