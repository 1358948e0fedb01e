import type { AccountStore } from '../../domain/account/account-store.ts';
import type { Provisioning } from '../../domain/account/provisioning.ts';
import type { LaunchLinks } from '../../domain/pwa/launch-links.ts';
import { effect, untracked } from '../../lib/signals.ts';
import type { UiState } from '../ui-state.ts';

interface Parts {
  readonly links: Pick<LaunchLinks, 'onProvisionLink'>;
  readonly accounts: AccountStore;
  readonly provisioning: Provisioning;
  readonly ui: UiState;
  readonly report: (error: unknown) => void;
}

/**
 * Asks about what links set up, one after the other: none takes the place of one that a person is reading. Without a link,
 * what the administrator of this address prepared is offered to a phone that has no account yet.
 */
export function provisioningLinks({ links, accounts, provisioning, ui, report }: Parts): void {
  const waiting: string[] = [];
  const next = (): void => {
    if (ui.provisioning.peek() === undefined) ui.offerProvisioning(waiting.shift());
  };
  links.onProvisionLink((address) => {
    waiting.push(address);
    next();
  });
  effect(() => {
    if (ui.provisioning.value === undefined) untracked(next);
  });
  const none = (): boolean => accounts.profiles.peek().length === 0 && ui.provisioning.peek() === undefined;
  if (!none()) return;
  provisioning.atOrigin(new AbortController().signal).then((offer) => {
    if (none()) ui.offerProvisioning(offer);
  }, report);
}
