import type { AccountStore } from '../../domain/account/account-store.ts';
import type { PracticeExchange } from '../../domain/account/practice-exchange.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { loadTexts, textsOf } from '../../i18n/localize.ts';
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
    await loadTexts('account');
    const { practiceLabel } = textsOf('account');
    // The number may be another one. What still says the old one says the new one; what a person wrote stays.
    const renamed = (name: string): string =>
      name === practiceLabel(profile.user) ? practiceLabel(draft.user) : name;
    const label = renamed(profile.label);
    const displayName =
      profile.displayName === undefined ? {} : { displayName: renamed(profile.displayName) };
    await accounts.save({ ...draft, id, label, ...displayName }, password);
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
