import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { MAX_COMMENT } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { CallerNames } from '../../app/caller-names.ts';
import type { Caller } from '../../domain/contacts/address-book.ts';
import { Localize } from '../../i18n/localize.ts';
import { partyName, partyNumber } from '../../i18n/party-text.ts';
import { icon } from '../../icons/icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import '../calls/call-notes.ts';
import { CommentDrafts } from '../calls/comment-drafts.ts';
import { partyAvatar } from '../calls/party-avatar.ts';
import { tellApproach } from '../dialing/approach.ts';
import { clockTime } from './call-time.ts';
import {
  HistoryCallEvent,
  HistoryCopyEvent,
  HistoryDeleteEvent,
  HistoryNoteEvent,
  HistorySelectEvent,
} from './history-events.ts';

/** The open call of the history: what happened when, how it sounded, and its note to edit. */
@customElement('history-detail')
export class HistoryDetail extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: block;
        border-block-start: 1px solid var(--line);
        background: var(--surface-sunken);
        padding: var(--space-3) var(--space-4);
      }
      .detail {
        display: grid;
        grid-template-columns: minmax(160px, 260px) minmax(0, 1fr) minmax(200px, 1fr) auto;
        gap: var(--space-3) var(--space-6);
        align-items: start;
      }
      .who p {
        overflow-wrap: anywhere;
      }
      .steps {
        display: grid;
        gap: 2px;
      }
      .steps li {
        display: flex;
        gap: 10px;
        align-items: baseline;
      }
      .note-head {
        min-block-size: var(--control-s);
      }
      .textarea {
        min-block-size: 52px;
        max-block-size: 30vh;
      }
      .tools {
        display: flex;
      }
      call-notes {
        grid-column: 1 / -1;
        max-block-size: 30vh;
        margin-inline: calc(-1 * var(--space-4));
      }
      @container history (inline-size < 948px) {
        .detail {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .note {
          grid-column: 1 / -1;
        }
        .steps {
          grid-column: 1 / -1;
        }
        .tools {
          grid-row: 1;
          grid-column: 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) entry!: HistoryEntry;
  /** Whose numbers they are. */
  @property({ attribute: false }) names!: CallerNames;

  readonly #text = new Localize(this);

  readonly #drafts = new CommentDrafts(this, (guid, note) =>
    this.dispatchEvent(new HistoryNoteEvent(guid, note)),
  );

  constructor() {
    super();
    new SignalController(this, () => [this.names.changed]);
  }

  /** The contact whose number it is. */
  get #caller(): Caller | undefined {
    return this.names.of(this.entry.remote);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another call was opened while the note of this one was being written.
    if (changed.has('entry')) this.#drafts.keepOnly(new Set([this.entry.guid]));
  }

  /** Puts the caret into the note. */
  async editNote(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  }

  override render(): TemplateResult {
    const { guid, remote, comment } = this.entry;
    const who = partyName(remote, this.#caller);
    return html`<section
      class="detail"
      aria-label=${this.#text.term('detailsOf', who)}
      @keydown=${this.#onKeydown}
    >
      <div class="row who">
        ${partyAvatar(remote, this.#caller)}
        <div class="grow">
          <p class="name">${who}</p>
          <p class="meta num">${partyNumber(remote, this.#caller)}</p>
          ${this.#renderNetworkName()}
        </div>
      </div>
      ${this.#renderSteps()}
      <div class="field note">
        <div class="row note-head">
          <label class="label grow" for="note">${this.#text.term('note')}</label>
          ${
            comment === ''
              ? nothing
              : html`<button type="button" class="button quiet small" @click=${this.#onDelete}>
                  ${this.#text.term('deleteNote')}
                </button>`
          }
        </div>
        <textarea
          class="textarea"
          id="note"
          rows="2"
          maxlength=${MAX_COMMENT}
          placeholder=${this.#text.term('notePlaceholder')}
          .value=${live(this.#drafts.of(guid, comment))}
          @input=${this.#onInput}
          @blur=${this.#save}
        ></textarea>
      </div>
      <div class="tools">${this.#renderTools()}</div>
      <call-notes .party=${remote.anonymous ? undefined : remote} .call=${guid}></call-notes>
    </section>`;
  }

  /** What the network called the number, where the contact has another name. */
  #renderNetworkName(): TemplateResult | typeof nothing {
    const { displayName = '', anonymous } = this.entry.remote;
    const caller = this.#caller;
    if (anonymous || displayName === '' || caller === undefined || displayName === caller.name)
      return nothing;
    return html`<p class="meta">${this.#text.term('networkName', displayName)}</p>`;
  }

  #renderSteps(): TemplateResult {
    const { direction, startedAt, connectedAt, endedAt, endReason, lineLabel, quality } = this.entry;
    const began = direction === 'inbound' ? 'rangOn' : 'calledFrom';
    const answered = direction === 'inbound' ? 'answeredAt' : 'answeredByOtherSide';
    const ended =
      endReason === undefined ? this.#text.term('runningNow') : this.#text.term('endReason', endReason.kind);
    const code = endReason?.code === undefined ? '' : ` (${endReason.code})`;
    return html`<ol class="steps">
      ${this.#forwarders.map((who) => this.#renderStep(startedAt, this.#text.term('forwardedVia', who)))}
      ${this.#renderStep(startedAt, this.#text.term(began, lineLabel))}
      ${connectedAt === undefined ? nothing : this.#renderStep(connectedAt, this.#text.term(answered))}
      ${endedAt === undefined ? nothing : this.#renderStep(endedAt, `${ended}${code}`)}
      ${
        quality === undefined
          ? nothing
          : html`<li>
              <span class="meta num">${icon(quality.level === 'good' ? 'signal' : 'signal-low', 's')}</span>
              <span>
                ${this.#text.term('soundQuality', quality.level)}
                <span class="meta">${this.#text.term('qualityDetails', quality)}</span>
              </span>
            </li>`
      }
    </ol>`;
  }

  /** Name and number of all who sent the call on, first to last. */
  get #forwarders(): readonly string[] {
    const { forwardedBy, forwardedVia = [] } = this.entry;
    const all = forwardedBy === undefined ? forwardedVia : [...forwardedVia, forwardedBy];
    return all.map((party) => {
      const known = this.names.of(party);
      return [partyName(party, known), partyNumber(party, known)].filter((part) => part !== '').join(', ');
    });
  }

  #renderStep(at: number, what: string): TemplateResult {
    return html`<li><span class="meta num">${clockTime(at, this.#text)}</span><span>${what}</span></li>`;
  }

  #renderTools(): TemplateResult {
    const callable = this.entry.remote.number !== '';
    const guid = this.entry.guid;
    const who = partyName(this.entry.remote, this.#caller);
    const send = (event: () => Event) => () => this.dispatchEvent(event());
    return html`${
      callable
        ? html`${this.#renderTool(
            'phone',
            this.#text.term('callParty', who),
            send(() => new HistoryCallEvent(guid)),
          )}
          ${this.#renderTool(
            'copy',
            this.#text.term('copyNumber'),
            send(() => new HistoryCopyEvent(guid)),
          )}`
        : nothing
    }
    ${
      this.entry.endedAt === undefined
        ? nothing
        : this.#renderTool(
            'trash',
            this.#text.term('deleteCall', who),
            send(() => new HistoryDeleteEvent(guid)),
          )
    }
    ${this.#renderTool(
      'x',
      this.#text.term('close'),
      send(() => new HistorySelectEvent(undefined)),
    )}`;
  }

  #renderTool(symbol: 'phone' | 'copy' | 'trash' | 'x', label: string, act: () => void): TemplateResult {
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${label}
      data-tip=${label}
      @pointerenter=${symbol === 'phone' ? tellApproach : nothing}
      @focus=${symbol === 'phone' ? tellApproach : nothing}
      @click=${act}
    >
      ${icon(symbol)}
    </button>`;
  }

  #onInput(event: Event): void {
    this.#drafts.type(this.entry.guid, (event.target as HTMLTextAreaElement).value);
  }

  readonly #save = (): void => {
    this.#drafts.keepOnly(new Set());
  };

  readonly #onDelete = (): void => {
    this.#drafts.forget(this.entry.guid);
    this.dispatchEvent(new HistoryNoteEvent(this.entry.guid, ''));
  };

  #onKeydown(event: KeyboardEvent): void {
    const close = event.key === 'Escape';
    if (!close && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
    this.#save();
    if (close) this.dispatchEvent(new HistorySelectEvent(undefined));
    event.preventDefault();
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'history-detail': HistoryDetail;
  }
}
