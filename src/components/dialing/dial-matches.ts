import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { addressBookContext, historyContext, uiStateContext } from '../../app/contexts.ts';
import type { ContactWish, UiState } from '../../app/ui-state.ts';
import type { AddressBook, SearchResult } from '../../domain/contacts/address-book.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { contactOriginStyles } from '../contacts/contact-origin.ts';
import { feedback } from '../../styles/feedback.ts';
import './dial-contact.ts';
import { DialCancelEvent, DialContactEvent } from './dial-events.ts';
import { dialMatchesStyles } from './dial-matches-styles.ts';
import { MatchesChangeEvent } from './match-events.ts';
import { matchRow } from './match-row.ts';
import { numberOf } from './match-text.ts';

const LIMIT = 50;
/** The least height of a row with the gap below it. CSS pixels. */
const ROW = 58;
/** Calls that say whom one talks to. */
const RECENT = 50;

interface Found extends SearchResult {
  readonly text: string;
}

const NOTHING: Found = { text: '', matches: [], total: 0 };

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}

/**
 * The contacts that match what stands in the dial field, best first; at most 50 rows. It renders into the tree around it,
 * because the field names the chosen row there (`aria-activedescendant` reaches no other tree).
 */
@customElement('dial-matches')
export class DialMatches extends LitElement {
  @property() text = '';

  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: historyContext }) history!: HistoryStore;
  @consume({ context: uiStateContext }) ui!: UiState;

  @state() protected found = NOTHING;
  /** So many are looked for: as many as can be seen, and all when the last of these is seen. */
  @state() protected limit = LIMIT;
  /** The match that was chosen, by its place; -1 for none. */
  @state() protected chosen = -1;

  readonly #text = new Localize(this);
  /** The last of all matches is to be chosen when they are there. */
  #toLast = false;
  /** The information below takes room from the list. */
  readonly #resized = new ResizeObserver(() => {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  readonly #end = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.limit = LIMIT;
  });
  /** What is to be searched, and in which state of the contacts. */
  #wish = '';
  #searching = false;

  constructor() {
    super();
    new SignalController(this, () => [this.book.summary]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    if (!(root instanceof ShadowRoot)) return;
    const sheets = [feedback, contactOriginStyles, dialMatchesStyles]
      .map(({ styleSheet }) => styleSheet)
      .filter((sheet) => sheet !== undefined)
      .filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
    root.adoptedStyleSheets.push(...sheets);
  }

  /** What the chosen match is called by; undefined while none is chosen. */
  get number(): string | undefined {
    const match = this.found.matches[this.chosen];
    return match === undefined ? undefined : numberOf(match)?.number;
  }

  /** Chooses the next match or the one before, beyond the ends none. @returns whether there is anything to choose. */
  move(step: 1 | -1): boolean {
    const { length } = this.found.matches;
    if (length === 0) return false;
    // One place more than there are matches: in it the field itself is the choice.
    if (this.#mayStep(step, -1)) this.chosen = ((this.chosen + 1 + step + length + 1) % (length + 1)) - 1;
    else this.#toLast = step === -1;
    return true;
  }

  /** Whether there is a place to step to yet. Whoever goes through them wants all: from here on they are looked for. */
  #mayStep(step: 1 | -1, first: number): boolean {
    const { matches, total } = this.found;
    if (matches.length >= Math.min(total, LIMIT)) return true;
    this.limit = LIMIT;
    return this.chosen !== (step === 1 ? matches.length - 1 : first);
  }

  openChosen(): void {
    const match = this.found.matches[this.chosen];
    if (match !== undefined) this.#open({ open: match.contact.id });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) {
      this.chosen = -1;
      this.#toLast = false;
      this.limit = Math.min(Math.ceil(innerHeight / ROW), LIMIT);
    }
    const { revision, ready } = this.book.summary.value;
    const wish = [this.text.trim(), revision, ready, this.limit].join('\n');
    if (wish === this.#wish) return;
    this.#wish = wish;
    void this.#search();
  }

  protected override updated(changed: PropertyValues): void {
    this.#watchEnd();
    if (!changed.has('found') && !changed.has('chosen')) return;
    const list = this.querySelector<HTMLElement>('.matches') ?? undefined;
    const row = this.querySelector<HTMLElement>('[aria-selected="true"]') ?? undefined;
    const before = changed.get('found') as Found | undefined;
    if (before !== undefined && before.text !== this.found.text) list?.scrollTo(0, 0);
    row?.scrollIntoView({ block: 'nearest' });
    this.dispatchEvent(new MatchesChangeEvent(this.found.total, list, row));
  }

  override render(): TemplateResult | typeof nothing {
    const { text, total } = this.found;
    if (text === '') return nothing;
    const heading = this.#text.term('matchesFor', text);
    return html`<div class="area-head">
        <h2 class="section-title clip">${heading}</h2>
        <span class="meta" role="status">
          ${total === 0 ? nothing : this.#text.term('matchCount', Math.min(total, LIMIT), total)}
        </span>
      </div>
      ${total === 0 ? this.#renderNone() : this.#renderMatches(heading)} ${this.#renderChosen()}`;
  }

  #renderChosen(): TemplateResult | typeof nothing {
    const match = this.found.matches[this.chosen];
    if (match === undefined) return nothing;
    return html`<dial-contact class="scroll" contact=${match.contact.id}></dial-contact>`;
  }

  /** Rows without keys: with each letter others stand there, and to fill a row anew takes less than to make one. */
  #renderMatches(heading: string): TemplateResult {
    const { text, matches, total } = this.found;
    return html`<div
      class="matches scroll"
      role="grid"
      aria-label=${heading}
      aria-rowcount=${Math.min(total, LIMIT)}
      @mousedown=${this.#onMousedown}
      @keydown=${this.#onKeydown}
    >
      ${matches.map((match, index) =>
        matchRow(
          {
            match,
            index,
            query: text,
            chosen: index === this.chosen,
            stop: index === Math.max(this.chosen, 0),
            open: () => void this.#choose(index),
            call: (number) => this.dispatchEvent(new DialContactEvent(number)),
          },
          this.#text,
        ),
      )}
    </div>`;
  }

  #renderNone(): TemplateResult {
    return html`<div class="empty">
      ${icon('search')}
      <h3 class="title">${this.#text.term('noMatches')}</h3>
      <p>${this.#text.term('noMatchesAdvice')}</p>
      <button type="button" class="button" @click=${this.#onAdd}>
        ${icon('user-plus', 's')}${this.#text.term('addContact')}
      </button>
    </div>`;
  }

  /** One search at a time; what is typed meanwhile is searched next, and what came between is not. */
  async #search(): Promise<void> {
    if (this.#searching) return;
    this.#searching = true;
    try {
      for (let done = ''; done !== this.#wish;) {
        done = this.#wish;
        const text = this.text.trim();
        const result = text === '' ? NOTHING : await this.book.search(text, this.#options(text));
        if (done === this.#wish) this.#show({ ...result, text });
      }
    } finally {
      this.#searching = false;
    }
  }

  /** The last row there is: once it is seen, further ones are wanted. And the list, which keeps the chosen row in view. */
  #watchEnd(): void {
    this.#end.disconnect();
    this.#resized.disconnect();
    const list = this.querySelector('.matches');
    if (list !== null && this.chosen !== -1) this.#resized.observe(list);
    const { matches, total } = this.found;
    const last = matches.length < Math.min(total, LIMIT) ? this.querySelector('.match:last-child') : null;
    if (last !== null) this.#end.observe(last);
  }

  #options(text: string): Parameters<AddressBook['search']>[1] {
    const numbers = this.history.entries.value.slice(0, RECENT).map(({ remote }) => remote.number);
    const recent = [...new Set(numbers)].filter((number) => number !== '');
    return { limit: this.limit, recent, keypad: isDigits(text) };
  }

  /** The contacts may have changed while one was chosen: it stays so. */
  #show(found: Found): void {
    const id = this.found.matches[this.chosen]?.contact.id;
    this.found = found;
    this.chosen = id === undefined ? -1 : found.matches.findIndex(({ contact }) => contact.id === id);
    if (this.#toLast && this.limit === LIMIT) {
      this.chosen = found.matches.length - 1;
      this.#toLast = false;
    }
  }

  /** The information of a match below them; where there is no room for it, in the contacts. */
  async #choose(index: number): Promise<void> {
    this.chosen = index;
    await this.updateComplete;
    if (this.querySelector('dial-contact')?.checkVisibility() !== true) this.openChosen();
  }

  #open(wish: ContactWish): void {
    this.ui.openContact(wish);
  }

  #onAdd(): void {
    const { text } = this.found;
    const isNumber = /^[+\d][\d\s()./-]*$/.test(text);
    this.#open({ add: isNumber ? { numbers: [{ kind: 'work', number: text }] } : { displayName: text } });
  }

  /** The field keeps the focus, so that one can type on. */
  #onMousedown(event: Event): void {
    event.preventDefault();
  }

  async #onKeydown(event: KeyboardEvent): Promise<void> {
    if (event.key === 'Escape') this.dispatchEvent(new DialCancelEvent());
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    if (step === undefined) return;
    event.preventDefault();
    const { length } = this.found.matches;
    if (this.#mayStep(step, 0)) this.chosen = (Math.max(this.chosen, 0) + step + length) % length;
    await this.updateComplete;
    this.querySelector<HTMLElement>('[aria-selected="true"] .open')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dial-matches': DialMatches;
  }
}
