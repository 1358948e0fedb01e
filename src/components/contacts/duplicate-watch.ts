import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { Contact, ContactData, ContactId } from '../../domain/contacts/contact.ts';
import { logger } from '../../lib/logger.ts';

const log = logger('contacts');
/** Milliseconds after the last key. */
const PAUSE = 300;
const SHOWN = 3;

/** Looks, while a contact is typed, whether others have one of its numbers or addresses. */
export class DuplicateWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #book: () => AddressBook;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;
  found: readonly Contact[] = [];

  constructor(host: ReactiveControllerHost, book: () => AddressBook) {
    this.#host = host;
    this.#book = book;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  look(data: ContactData, except: ContactId | undefined): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(data, except), PAUSE);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#round++;
    this.found = [];
  }

  async #ask(data: ContactData, except: ContactId | undefined): Promise<void> {
    const round = ++this.#round;
    try {
      const found = await this.#book().duplicates(data, except);
      if (round !== this.#round) return;
      this.found = found.slice(0, SHOWN);
      this.#host.requestUpdate();
    } catch (error) {
      // A hint that does not come stops nobody.
      log.warn('duplicates could not be looked for', error);
    }
  }
}
