import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallerNames } from '../../app/caller-names.ts';
import {
  callerNamesContext,
  callControlContext,
  callSelectionContext,
  dialerContext,
  historyContext,
} from '../../app/contexts.ts';
import type { CallSelection } from '../../app/call-selection.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls, MAX_CALLS } from '../../domain/call/call.ts';
import type { CallId, CallSnapshot } from '../../domain/call/call.ts';
import { labelOf } from '../../domain/call/line.ts';
import type { Dialer } from '../../domain/dialing/dialer.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/more-icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import { CallAddEvent } from './call-events.ts';
import type {
  CallCommandEvent,
  CallDismissEvent,
  CallRedialEvent,
  CallSelectEvent,
  CommentInputEvent,
  FieldPurpose,
} from './call-events.ts';
import { callListEmpty, callListHeadStyles } from './call-list-empty.ts';
import './call-tab.ts';
import { CommentDrafts } from './comment-drafts.ts';
import { runCommand } from './run-command.ts';

/** What the field of a call is for at the moment, and the digits that went out through it. */
export interface CallFieldState {
  readonly purpose: FieldPurpose;
  readonly digits: string;
}

/** All open calls as tabs. A ringing call stands in the pop-ups until it is answered. */
@customElement('call-list')
export class CallList extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    callListHeadStyles,
    css`
      :host,
      .list {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      .list {
        flex: 1;
      }
      ul {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        padding: 2px var(--space-3);
      }
      .foot {
        display: flex;
        justify-content: flex-end;
        padding: var(--space-2) var(--space-3) var(--space-3);
      }
      /* One column: the view scrolls as a whole, a list that scrolls within it would hide a call. */
      @container view (inline-size < 752px) {
        :host,
        .list {
          min-block-size: auto;
        }
        ul {
          overflow: visible;
        }
      }
    `,
  ];

  @property({ attribute: false }) fields: ReadonlyMap<CallId, CallFieldState> = new Map();

  @consume({ context: callerNamesContext }) names!: CallerNames;
  @consume({ context: callControlContext }) control!: CallControl;
  @consume({ context: callSelectionContext }) selection!: CallSelection;
  @consume({ context: dialerContext }) dialer!: Dialer;
  @consume({ context: historyContext }) history!: HistoryStore;

  #scrolledTo: CallId | undefined;
  readonly #text = new Localize(this);
  readonly #drafts = new CommentDrafts(this, (guid, comment) => this.history.setComment(guid, comment));

  constructor() {
    super();
    new SignalController(this, () => [
      this.control.calls,
      this.control.lines,
      this.selection.selected,
      this.history.running,
      this.names.changed,
    ]);
  }

  /** With many calls the selected one may be out of sight, and with it the button that ends it. */
  protected override updated(): void {
    const selected = this.selection.selected.value;
    if (selected === this.#scrolledTo) return;
    this.#scrolledTo = selected;
    // Its tab grows when it becomes the selected one.
    requestAnimationFrame(() => {
      const tabs = [...this.renderRoot.querySelectorAll('call-tab')];
      tabs.find(({ active }) => active)?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected override willUpdate(): void {
    this.#drafts.keepOnly(new Set(liveCalls(this.control.calls.value).map(({ guid }) => guid)));
  }

  override render(): TemplateResult {
    const calls = this.control.calls.value;
    const open = liveCalls(calls).length;
    const tabs = calls.filter(({ direction, phase }) => phase !== 'ringing' || direction === 'outbound');
    const shown = tabs.filter(
      ({ phase, direction, connectedAt }) => phase !== 'ended' || isFailure(direction, connectedAt),
    );
    return html`<div
      class="list"
      @call-select=${this.#onSelect}
      @call-command=${this.#onCommand}
      @call-redial=${this.#onRedial}
      @call-dismiss=${this.#onDismiss}
      @comment-input=${this.#onComment}
    >
      ${shown.length === 0 ? callListEmpty(this.#text) : this.#renderTabs(shown, open)}
    </div>`;
  }

  #renderTabs(calls: readonly CallSnapshot[], open: number): TemplateResult {
    const full = open >= MAX_CALLS;
    return html`<div class="calls-head">
        <h2 class="section-title">${this.#text.term('callsHeading')}</h2>
        ${
          open === 0
            ? nothing
            : html`<span class="meta num">
                ${open > MAX_CALLS ? open : this.#text.term('callsCount', open, MAX_CALLS)}
              </span>`
        }
      </div>
      <ul class="scroll">
        ${repeat(
          calls,
          ({ id }) => id,
          (call) => html`<li>${this.#renderTab(call, full)}</li>`,
        )}
      </ul>
      <div class="foot">
        <button
          type="button"
          class="button quiet"
          aria-disabled=${full ? 'true' : nothing}
          data-tip=${full ? this.#text.term('callsFull', MAX_CALLS) : nothing}
          @click=${() => {
            if (!full) this.dispatchEvent(new CallAddEvent());
          }}
        >
          ${icon('plus', 's')}${this.#text.term('newCall')}
        </button>
      </div>`;
  }

  #renderTab(call: CallSnapshot, dense: boolean): TemplateResult {
    const field = this.fields.get(call.id);
    const lines = this.control.lines.value;
    const label = lines.length < 2 ? '' : labelOf(lines, call.line);
    return html`<call-tab
      .call=${call}
      .caller=${this.names.of(call.remote)}
      .active=${this.selection.selected.value === call.id}
      .lineLabel=${label}
      .comment=${this.#drafts.of(call.guid, this.#stored(call.guid))}
      .purpose=${field?.purpose ?? 'comment'}
      .digits=${field?.digits ?? ''}
      .dense=${dense}
    ></call-tab>`;
  }

  #stored(guid: string): string {
    return this.history.running.value.find((entry) => entry.guid === guid)?.comment ?? '';
  }

  async #onSelect({ callId }: CallSelectEvent): Promise<void> {
    const call = this.control.calls.value.find(({ id }) => id === callId);
    const selected = this.selection.selected.value === callId;
    if (!selected || call?.hold.local === true) await this.selection.select(callId);
  }

  async #onCommand({ callId, command }: CallCommandEvent): Promise<void> {
    const call = this.control.call(callId);
    if (call !== undefined) await runCommand(call, command);
  }

  async #onRedial({ callId }: CallRedialEvent): Promise<void> {
    const call = this.control.calls.value.find(({ id }) => id === callId);
    if (call === undefined) return;
    this.control.forget(callId);
    const { remote, line, local } = call;
    await this.dialer.dial(remote.number, { line, hideNumber: local.anonymous, numericOnly: false });
  }

  #onDismiss({ callId }: CallDismissEvent): void {
    this.control.forget(callId);
  }

  #onComment({ callId, comment }: CommentInputEvent): void {
    const call = this.control.calls.value.find(({ id }) => id === callId);
    if (call !== undefined) this.#drafts.type(call.guid, comment);
  }
}

/** An unanswered incoming call leaves without a tab: it had none. */
function isFailure(direction: CallSnapshot['direction'], connectedAt: number | undefined): boolean {
  return direction === 'outbound' || connectedAt !== undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'call-list': CallList;
  }
}
