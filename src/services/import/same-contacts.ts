import type { ContactId } from '../../domain/contacts/contact.ts';
import type { KnownContacts } from '../../domain/contacts/source-writer.ts';

/** Which stored contacts a file leaves as they are. Of two records of one contact the later one counts. */
export class SameContacts {
  readonly contacts: KnownContacts;
  /** 1 for each place whose contact stays. */
  readonly same: Uint8Array;
  /** The line of the first record about each place, and of the one by which its contact stays; 0 for none. */
  readonly #firsts: Uint32Array;
  readonly #kept: Uint32Array;

  constructor(contacts: KnownContacts) {
    this.contacts = contacts;
    this.same = new Uint8Array(contacts.places);
    this.#firsts = new Uint32Array(contacts.places);
    this.#kept = new Uint32Array(contacts.places);
  }

  get isEmpty(): boolean {
    return this.#firsts.every((line) => line === 0);
  }

  /**
   * A record says what is stored: later than all that was given to `change` before. @returns the line of the record that
   * is not the first one about this contact; 0 where there is only one
   */
  keep(place: number, line: number): number {
    this.same[place] = 1;
    this.#kept[place] = line;
    return this.#twice(place, line);
  }

  /**
   * A record says something else. @returns undefined for a contact that is not stored; `twice` as from `keep`, and whether
   * the record counts: no later one says what is stored
   */
  change(id: ContactId, line: number): { readonly twice: number; readonly counts: boolean } | undefined {
    const place = this.contacts.placeOf(id);
    if (place === -1) return undefined;
    const counts = this.same[place] !== 1 || (this.#kept[place] ?? 0) < line;
    if (counts) this.same[place] = 0;
    return { twice: this.#twice(place, line), counts };
  }

  #twice(place: number, line: number): number {
    const first = this.#firsts[place] ?? 0;
    if (first === 0 || first > line) this.#firsts[place] = line;
    return first === 0 ? 0 : Math.max(first, line);
  }
}
