import { consume } from '@lit/context';
import { css, html } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { addressBookContext } from '../../app/contexts.ts';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import { contactName } from '../../domain/contacts/contact.ts';
import type { Contact } from '../../domain/contacts/contact.ts';
import { logger } from '../../lib/logger.ts';
import { UiAvatar } from '../ui/ui-avatar.ts';

const log = logger('contacts');

/** The photo of a contact, or its initials: decoration beside the name. */
@customElement('contact-avatar')
export class ContactAvatar extends UiAvatar {
  static override styles: CSSResultGroup = [
    UiAvatar.styles,
    css`
      img {
        inline-size: 36px;
        block-size: 36px;
        border-radius: 50%;
        object-fit: cover;
        background: var(--surface-pressed);
      }
      img.xl {
        inline-size: 64px;
        block-size: 64px;
      }
    `,
  ];

  @property({ attribute: false }) contact!: Contact;
  @consume({ context: addressBookContext }) book!: AddressBook;

  @state() protected url: string | undefined;

  /** Which photo `url` shows, or is being read for it. */
  #of = '';

  override connectedCallback(): void {
    super.connectedCallback();
    // It was taken out and put back: its picture was given up.
    if (this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('contact')) return;
    this.name = contactName(this.contact);
    this.#follow();
  }

  override render(): TemplateResult {
    return this.url === undefined
      ? super.render()
      : html`<img class=${this.size} src=${this.url} alt="" draggable="false" />`;
  }

  #follow(): void {
    const { id, photo } = this.contact;
    const of = photo === '' ? '' : `${id} ${photo}`;
    if (of === this.#of) return;
    this.#drop();
    this.#of = of;
    if (of !== '') void this.#read(of);
  }

  async #read(of: string): Promise<void> {
    try {
      const blob = await this.book.photo(this.contact);
      if (blob !== undefined && this.#of === of && this.isConnected) this.url = URL.createObjectURL(blob);
    } catch (error) {
      // Initials stand in its place; the list goes on.
      log.warn('a photo could not be read', error);
    }
  }

  #drop(): void {
    if (this.url !== undefined) URL.revokeObjectURL(this.url);
    this.url = undefined;
    this.#of = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'contact-avatar': ContactAvatar;
  }
}
