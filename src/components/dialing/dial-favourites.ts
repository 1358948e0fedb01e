import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { addressBookContext, uiStateContext } from '../../app/contexts.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import { contactName, contactRole } from '../../domain/contacts/contact.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import { formatNumber } from '../../domain/dialing/number-format.ts';
import { Localize } from '../../i18n/localize.ts';
import { icon } from '../../icons/icons.ts';
import { SignalController } from '../../lib/signal-controller.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { feedback } from '../../styles/feedback.ts';
import '../contacts/contact-avatar.ts';
import type { MenuSelectEvent } from '../ui/ui-events.ts';
import '../ui/ui-menu.ts';
import type { UiMenu } from '../ui/ui-menu.ts';
import { tellApproach } from './approach.ts';
import { DialRedialEvent } from './dial-events.ts';
import { dialFavouritesStyles } from './dial-favourites-styles.ts';

/** Tiles where there is room, and in a narrow window. With more favourites, the last place is for the way to them. */
const TILES = 8;
const STRIP = 5;

function secondLine(contact: Contact): string {
  return contactRole(contact) || formatNumber(contact.numbers[0]?.number ?? '');
}

/** The favourites beside the pad: a click opens one, its handset calls it. */
@customElement('dial-favourites')
export class DialFavourites extends LitElement {
  static override styles = [base, buttons, feedback, dialFavouritesStyles];

  /** In a narrow window: one strip below the pad, not a list of its own. */
  @property({ type: Boolean, reflect: true }) strip = false;

  @consume({ context: addressBookContext }) book!: AddressBook;
  @consume({ context: uiStateContext }) ui!: UiState;

  readonly #text = new Localize(this);

  constructor() {
    super();
    new SignalController(this, () => [this.book.summary]);
  }

  override render(): TemplateResult {
    const { favourites } = this.book.summary.value;
    return html`<div class="area-head">
        <h2 class="section-title">${this.#text.term('favourites')}</h2>
        <span class="spacer"></span>
        <button type="button" class="button quiet small" @click=${this.#onContacts}>
          ${icon('star', 's')}${this.#text.term('addFavourite')}
        </button>
      </div>
      ${favourites.length === 0 ? this.#renderEmpty() : this.#renderTiles(favourites)}`;
  }

  #renderEmpty(): TemplateResult {
    return html`<div class="empty">
      ${icon('star')}
      <h3 class="title">${this.#text.term('noFavourites')}</h3>
      <p>${this.#text.term('noFavouritesAdvice')}</p>
    </div>`;
  }

  #renderTiles(favourites: readonly Contact[]): TemplateResult {
    const { length } = favourites;
    const tiles = length > TILES ? TILES - 1 : length;
    return html`<ul class="tiles" aria-label=${this.#text.term('favourites')}>
        ${favourites.slice(0, tiles).map((contact, index) => this.#renderTile(contact, index))}
        ${this.#renderMore('many', favourites, tiles)} ${this.#renderMore('few', favourites, STRIP)}
      </ul>
      <ui-menu
        label=${this.#text.term('favourites')}
        .groups=${[
          {
            items: favourites.map((contact) => ({
              id: contact.id,
              icon: 'phone' as const,
              label: contactName(contact),
              hint: secondLine(contact),
              disabled: contact.numbers.length === 0,
            })),
          },
        ]}
        @menu-select=${this.#onChoose}
      ></ui-menu>`;
  }

  #renderTile(contact: Contact, index: number): TemplateResult {
    const name = contactName(contact);
    const [primary] = contact.numbers;
    const label = this.#text.term('callParty', name);
    return html`<li class="tile ${index >= STRIP ? 'beyond' : ''}">
      <button
        type="button"
        class="open"
        @click=${() => {
          this.ui.openContact({ open: contact.id });
        }}
      >
        <contact-avatar .contact=${contact} .name=${name}></contact-avatar>
        <span class="grow">
          <span class="line name clip">${name}</span>
          <span class="line first clip">${contact.firstName || name}</span>
          <span class="line second meta clip">${secondLine(contact)}</span>
          <span class="sr-only">. ${this.#text.term('openContact')}</span>
        </span>
      </button>
      ${
        primary === undefined
          ? nothing
          : html`<button
              type="button"
              class="handset soft"
              aria-label=${label}
              data-tip="${label}: ${formatNumber(primary.number)}"
              @pointerenter=${tellApproach}
              @focus=${tellApproach}
              @click=${() => this.dispatchEvent(new DialRedialEvent(primary.number))}
            >
              ${icon('phone', 'solid')}
            </button>`
      }
    </li>`;
  }

  /** One for each width; style sheets show the one that fits. */
  #renderMore(
    look: 'many' | 'few',
    favourites: readonly Contact[],
    shown: number,
  ): TemplateResult | typeof nothing {
    const count = favourites.length - shown;
    if (count <= 0) return nothing;
    return html`<li class="more-place ${look}">
      <button type="button" class="more" aria-haspopup="menu" @click=${this.#onMore}>
        <span class="words">${this.#text.term('moreFavourites', count)}</span>
        <span class="number num"
          >+${count}<span class="sr-only"> ${this.#text.term('favourites')}</span></span
        >
      </button>
    </li>`;
  }

  #onContacts(): void {
    this.ui.openContact();
  }

  async #onMore({ currentTarget }: Event): Promise<void> {
    const menu = this.renderRoot.querySelector<UiMenu>('ui-menu');
    if (currentTarget instanceof Element) await menu?.show(currentTarget);
  }

  #onChoose({ id }: MenuSelectEvent): void {
    const chosen = this.book.summary.value.favourites.find((contact) => contact.id === id);
    const number = chosen?.numbers[0]?.number;
    if (number !== undefined) this.dispatchEvent(new DialRedialEvent(number));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dial-favourites': DialFavourites;
  }
}
