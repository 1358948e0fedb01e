import type { Contact } from './contact.ts';

/** What a search found, and by what. */
export interface Match {
  readonly contact: Contact;
  readonly favourite: boolean;
  /** The number that was meant, where digits were typed: its place in `contact.numbers`. */
  readonly number?: number;
  /** Found by the letters on the keys of a telephone, so that the name is marked by its length alone. */
  readonly keypad: boolean;
}
