import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { effect, untracked } from '../../lib/signals.ts';

/**
 * A line that was refused makes no attempt of its own, so that the account is not locked. When a person saved its
 * account again, a new password for instance, it tries once more. Returns the function that ends this.
 */
export function retryChangedAccounts(
  control: Pick<CallControl, 'lines' | 'retry'>,
  accounts: Pick<AccountStore, 'profiles'>,
): () => void {
  let before = accounts.profiles.peek();
  return effect(() => {
    const now = accounts.profiles.value;
    untracked(() => {
      for (const profile of now) {
        const saved = before.some(({ id }) => id === profile.id) && !before.includes(profile);
        const line = control.lines.value.find(({ id }) => id === profile.id);
        const stuck = line?.registration.state === 'failed' || line?.registration.state === 'waiting';
        if (saved && stuck) control.retry(profile.id);
      }
      before = now;
    });
  });
}
