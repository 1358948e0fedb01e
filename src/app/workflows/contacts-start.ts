import type { AccountStore } from '../../domain/account/account-store.ts';
import type { AddressBook } from '../../domain/contacts/address-book.ts';
import { exchangesOf } from '../../domain/contacts/exchanges.ts';
import type { Home } from '../../domain/contacts/number-plan.ts';
import { countriesOf } from '../../domain/dialing/emergency-numbers.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { effect } from '../../lib/signals.ts';
import type { Signal } from '../../lib/signals.ts';

/** Who has nothing to do by then has had time enough. Milliseconds. */
const AT_THE_LATEST = 2000;

export interface ContactsStartParts {
  readonly addressBook: Pick<AddressBook, 'get'>;
  readonly settings: Pick<SettingsStore, 'values'>;
  readonly accounts: Pick<AccountStore, 'profiles'>;
  readonly home: Signal<Home>;
  readonly report: (error: unknown) => void;
}

/**
 * Starts the worker of the contacts when the phone has nothing else to do, and keeps up to date where numbers are
 * dialled from, by which those of contacts are compared.
 */
export function contactsStart({ addressBook, settings, accounts, home, report }: ContactsStartParts): void {
  effect(() => {
    const [country = ''] = countriesOf(settings.values.value.country, navigator.languages);
    const next: Home = { country, exchanges: exchangesOf(accounts.profiles.value) };
    // Settings and accounts change for many reasons, and numbers would be indexed anew with each.
    if (JSON.stringify(next) !== JSON.stringify(home.peek())) home.value = next;
  });
  requestIdleCallback(
    () => {
      addressBook.get([]).catch(report);
    },
    { timeout: AT_THE_LATEST },
  );
}
