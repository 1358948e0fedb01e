import type { AddressBook, ContactDetails } from '../../domain/contacts/address-book.ts';
import { NO_PLAN } from '../../domain/contacts/no-plan.ts';
import { canonicalNumber } from '../../domain/contacts/number-plan.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';

/** Calls that are looked through, newest first. */
const DEPTH = 300;
const SHOWN = 8;

/**
 * The last calls with a contact: those whose number stands in it, and those that the address book names by it, for it
 * knows all the ways in which a number is written.
 */
export async function callsWith(
  { contact }: ContactDetails,
  entries: readonly HistoryEntry[],
  book: AddressBook,
): Promise<readonly HistoryEntry[]> {
  if (contact.numbers.length === 0) return [];
  const recent = entries.slice(0, DEPTH).filter(({ remote }) => remote.number !== '');
  const own = new Set(contact.numbers.map(({ number }) => canonicalNumber(number, NO_PLAN)));
  const numbers = [...new Set(recent.map(({ remote }) => remote.number))];
  const callers = await book.callers(numbers);
  const his = new Set(numbers.filter((_, index) => callers[index]?.id === contact.id));
  return recent
    .filter(({ remote: { number } }) => his.has(number) || own.has(canonicalNumber(number, NO_PLAN)))
    .slice(0, SHOWN);
}
