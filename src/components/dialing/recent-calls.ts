import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallerNames } from '../../app/caller-names.ts';
import { callerNamesContext, historyContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import { outcomeOf } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { partyName, partyNumber } from '../../i18n/party-text.ts';
import { icon } from '../../icons/icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import '../calls/party-menu.ts';
import { RovingFocus } from '../controllers/roving-focus.ts';
import { callDirection, callDirectionStyles } from '../history/call-direction.ts';
import { resultText, shortTime } from '../history/call-time.ts';
import { tellApproach } from './approach.ts';
import { DialRedialEvent } from './dial-events.ts';

const SHOWN = 20;

/** The last calls beside the pad; the handset of each calls again. */
@customElement('recent-calls')
export class RecentCalls extends LitElement {
  static override styles = [
    base,
    buttons,
    feedback,
    callDirectionStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      .area-head {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-block-size: 28px;
        margin-block-end: var(--space-2);
      }
      .all {
        font-size: var(--size-xs);
        color: var(--accent-text);
        text-decoration: underline;
        text-underline-offset: 2px;
        min-block-size: 24px;
      }
      li {
        display: flex;
        align-items: center;
        gap: 12px;
        min-block-size: 48px;
        padding: 2px 6px;
        border-radius: var(--radius-m);
      }
      li:hover {
        background: var(--surface-hover);
      }
      .who {
        display: block;
      }
      .result {
        flex-shrink: 0;
        max-inline-size: 40%;
      }
      .time {
        min-inline-size: 46px;
        text-align: end;
      }
      .handset:focus-visible {
        outline-offset: 0;
      }
    `,
  ];

  @consume({ context: callerNamesContext }) names!: CallerNames;
  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.history.entries, this.names.changed]);
    new RovingFocus(this, { items: () => [...this.renderRoot.querySelectorAll<HTMLElement>('.handset')] });
  }

  override render(): TemplateResult {
    const calls = this.history.entries.value
      .filter((entry) => outcomeOf(entry) !== 'running')
      .slice(0, SHOWN);
    return html`<div class="area-head">
        <h2 class="section-title">${this.#text.term('recent')}</h2>
        <span class="spacer"></span>
        ${
          calls.length === 0
            ? nothing
            : html`<button type="button" class="all" @click=${this.#onAll}>
                ${this.#text.term('allCalls')}
              </button>`
        }
      </div>
      ${calls.length === 0 ? this.#renderEmpty() : this.#renderCalls(calls)}<party-menu></party-menu>`;
  }

  #renderEmpty(): TemplateResult {
    return html`<div class="empty">
      ${icon('history')}
      <h3 class="title">${this.#text.term('noRecentCalls')}</h3>
      <p>${this.#text.term('noRecentCallsAdvice')}</p>
    </div>`;
  }

  #renderCalls(calls: readonly HistoryEntry[]): TemplateResult {
    const now = Date.now();
    return html`<ul class="scroll" aria-label=${this.#text.term('recent')}>
      ${repeat(
        calls,
        ({ guid }) => guid,
        (entry) => this.#renderCall(entry, now),
      )}
    </ul>`;
  }

  #renderCall(entry: HistoryEntry, now: number): TemplateResult {
    const known = this.names.of(entry.remote);
    const who = partyName(entry.remote, known);
    return html`<li
      @contextmenu=${(event: Event) => {
        event.preventDefault();
        void this.#showMenu(entry, event);
      }}
    >
      ${callDirection(entry, this.#text)}
      <span class="grow">
        <span class="who name clip">${who}</span>
        <span class="who meta clip num">${partyNumber(entry.remote, known)}</span>
      </span>
      <span class="result meta clip">${resultText(entry, this.#text)}</span>
      <span class="time meta num">${shortTime(entry.startedAt, now, this.#text)}</span>
      ${this.#renderHandset(entry, who)}
    </li>`;
  }

  #renderHandset(entry: HistoryEntry, who: string): TemplateResult {
    if (entry.remote.number === '') return html`<span class="handset small ghost" hidden></span>`;
    const name = this.#text.term('callParty', who);
    return html`<button
      type="button"
      class="handset primary ghost small"
      aria-label=${name}
      data-tip=${name}
      @pointerenter=${tellApproach}
      @focus=${tellApproach}
      @click=${() => this.dispatchEvent(new DialRedialEvent(entry.remote.number))}
    >
      ${icon('phone', 's', 'solid')}
    </button>`;
  }

  async #showMenu({ remote }: HistoryEntry, { currentTarget }: Event): Promise<void> {
    if (remote.anonymous || remote.number === '' || !(currentTarget instanceof Element)) return;
    await this.renderRoot.querySelector('party-menu')?.show(remote, currentTarget);
  }

  #onAll(): void {
    this.ui.show('history');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recent-calls': RecentCalls;
  }
}
