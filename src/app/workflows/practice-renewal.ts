import type { AccountStore } from '../../domain/account/account-store.ts';
import type { PracticeExchange } from '../../domain/account/practice-exchange.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { effect, untracked } from '../../lib/signals.ts';

interface Parts {
  readonly control: CallControl;
  readonly accounts: AccountStore;
  readonly practice: PracticeExchange;
  readonly report: (error: unknown) => void;
}

/**
 * The practice exchange makes new passwords at each start. A practice account that is refused gets fresh credentials,
 * once for each refusal, so that a restart of the exchange needs no person.
 */
export function practiceRenewal({ control, accounts, practice, report }: Parts): void {
  const renewed = new Map<string, number>();

  const renew = async (id: string): Promise<void> => {
    const profile = accounts.profiles.value.find((candidate) => candidate.id === id);
    if (profile?.origin !== 'practice') return;
    const { draft, password } = await practice.lease(profile.user);
    const { label, displayName } = profile;
    await accounts.save({ ...draft, id, label, ...(displayName !== undefined && { displayName }) }, password);
  };

  effect(() => {
    for (const { id, registration } of control.lines.value) {
      const refused =
        registration.problem === 'password-needed' ||
        registration.problem === 'wrong-password' ||
        registration.problem === 'unknown-account' ||
        registration.problem === 'forbidden';
      if (registration.state !== 'failed' || !refused || renewed.get(id) === registration.since) continue;
      renewed.set(id, registration.since);
      untracked(() => {
        renew(id).catch(report);
      });
    }
  });
}
