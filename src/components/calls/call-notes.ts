import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { samePerson } from '../../app/caller-names.ts';
import type { CallerNames } from '../../app/caller-names.ts';
import { callerNamesContext, historyContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { Party } from '../../domain/call/call.ts';
import { MAX_COMMENT } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { partyName } from '../../i18n/party-text.ts';
import { icon } from '../../icons/icons.ts';
import '../../icons/more-icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { resultText, shortTime } from '../history/call-time.ts';
import type { MenuSelectEvent } from '../ui/ui-events.ts';
import type { UiMenu } from '../ui/ui-menu.ts';
import '../ui/ui-menu.ts';

/** Notes that are shown; who looks further back finds them in the history. */
const SHOWN = 100;

/** All that was noted at earlier calls with a person, whichever of the contact's numbers they were with. */
@customElement('call-notes')
export class CallNotes extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      section {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        min-block-size: 0;
        padding: var(--space-3) var(--space-4);
        border-block-start: 1px solid var(--line);
      }
      li {
        display: grid;
        grid-template-columns: 52px minmax(0, 1fr) auto;
        gap: 2px 10px;
        align-items: start;
        padding: 8px 0;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      .text {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .icon-button {
        inline-size: var(--control-s);
        block-size: var(--control-s);
      }
    `,
  ];

  /** The person; undefined shows nothing. */
  @property({ attribute: false }) party: Party | undefined;
  /** The call that is shown itself: its note stands elsewhere. */
  @property() call = '';

  @consume({ context: callerNamesContext }) names!: CallerNames;
  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  /** All calls with a note, newest first. */
  @state() protected noted: readonly HistoryEntry[] = [];
  @state() protected editing: string | undefined;
  @state() protected chosen: HistoryEntry | undefined;

  readonly #text = new Localize(this);
  /** What of the loaded calls was noted when all were read: more is read only when that changes. */
  #read = '';

  constructor() {
    super();
    new SignalController(this, () => [this.history.entries, this.names.changed]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('party') || changed.has('call')) this.editing = undefined;
    if (this.party === undefined) return;
    const now = this.history.entries.value
      .filter(({ comment }) => comment !== '')
      .map(({ guid, comment }) => guid + comment)
      .join('\n');
    if (this.hasUpdated && now === this.#read && !changed.has('party')) return;
    this.#read = now;
    void this.#readAll();
  }

  protected override updated(): void {
    // What surrounds it makes room for something.
    this.toggleAttribute('filled', this.renderRoot.querySelector('li') !== null);
  }

  override render(): TemplateResult | typeof nothing {
    const { party } = this;
    if (party === undefined) return nothing;
    const names = this.names;
    const isPerson = samePerson(names, party);
    const notes = this.noted.filter(({ guid, remote }) => guid !== this.call && isPerson(remote));
    if (notes.length === 0) return nothing;
    const heading = this.#text.term('notesOn', partyName(party, names.of(party)));
    return html`<section aria-label=${heading} @keydown=${this.#onKeydown}>
      <h2 class="section-title">${heading}</h2>
      <ul class="scroll" tabindex="0" aria-label=${heading}>
        ${repeat(
          notes.slice(0, SHOWN),
          ({ guid }) => guid,
          (entry) => this.#renderNote(entry),
        )}
      </ul>
      <ui-menu
        label=${this.chosen === undefined ? '' : this.#nameOf(this.chosen)}
        .groups=${[
          {
            items: [
              { id: 'edit', icon: 'pencil' as const, label: this.#text.term('changeNote') },
              { id: 'delete', icon: 'trash' as const, label: this.#text.term('deleteNote'), danger: true },
            ],
          },
        ]}
        @menu-select=${this.#onSelect}
      ></ui-menu>
    </section>`;
  }

  #renderNote(entry: HistoryEntry): TemplateResult {
    const { guid, startedAt, comment } = entry;
    const more = this.#nameOf(entry);
    return html`<li>
      <span class="meta num">${shortTime(startedAt, Date.now(), this.#text)}</span>
      <div>
        ${guid === this.editing ? this.#renderEdit(entry) : html`<p class="text">${comment}</p>`}
        <p class="meta">${this.#text.term('callKind', entry)} · ${resultText(entry, this.#text)}</p>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-haspopup="menu"
        aria-label=${more}
        data-tip=${more}
        @click=${(event: Event) => this.#onMore(entry, event)}
      >
        ${icon('ellipsis')}
      </button>
    </li>`;
  }

  #renderEdit({ comment }: HistoryEntry): TemplateResult {
    return html`<textarea
      class="textarea"
      rows="3"
      aria-label=${this.#text.term('note')}
      maxlength=${MAX_COMMENT}
      .value=${comment}
      @blur=${this.#save}
    ></textarea>`;
  }

  #nameOf({ startedAt }: HistoryEntry): string {
    return this.#text.term('moreForNote', shortTime(startedAt, Date.now(), this.#text));
  }

  async #readAll(): Promise<void> {
    const all = await this.history.all();
    this.noted = all.filter(({ comment }) => comment !== '');
    void this.names.learn(this.noted.map(({ remote }) => remote));
  }

  async #onMore(entry: HistoryEntry, { currentTarget }: Event): Promise<void> {
    this.chosen = entry;
    await this.updateComplete;
    const menu = this.renderRoot.querySelector<UiMenu>('ui-menu');
    if (currentTarget instanceof Element) await menu?.show(currentTarget);
  }

  async #onSelect({ id }: MenuSelectEvent): Promise<void> {
    const { chosen } = this;
    if (chosen === undefined) return;
    if (id === 'delete') {
      await this.#delete(chosen);
      return;
    }
    this.editing = chosen.guid;
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  }

  /** Gone at once, with a way back. */
  async #delete({ guid, comment }: HistoryEntry): Promise<void> {
    await this.history.setComment(guid, '');
    const action = {
      label: this.#text.term('undo'),
      run: () => void this.history.setComment(guid, comment),
    };
    const heading = this.#text.term('noteDeleted');
    this.ui.notify({ id: 'note-deleted', tone: 'info', heading, action, passing: true });
  }

  readonly #save = async (): Promise<void> => {
    const guid = this.editing;
    const text = this.renderRoot.querySelector('textarea')?.value;
    this.editing = undefined;
    if (guid !== undefined && text !== undefined) await this.history.setComment(guid, text);
  };

  async #onKeydown(event: KeyboardEvent): Promise<void> {
    if (this.editing === undefined) return;
    if (event.key === 'Escape') this.editing = undefined;
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) await this.#save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-notes': CallNotes;
  }
}
