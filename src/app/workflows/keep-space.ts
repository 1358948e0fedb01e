import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { Maintenance } from '../../domain/maintenance/maintenance.ts';
import type { Installation } from '../../domain/pwa/installation.ts';
import { effect, untracked } from '../../lib/signals.ts';

export interface KeepSpaceParts {
  readonly addressBook: Pick<AddressBook, 'summary'>;
  readonly installation: Pick<Installation, 'state'>;
  readonly maintenance: Pick<Maintenance, 'keepSpace'>;
  readonly report: (error: unknown) => void;
}

/**
 * Asks the browser not to clear what is stored, once, when there is something to keep: contacts were added, or the app
 * was installed. Some browsers ask the person, who knows then what it is about.
 */
export function keepSpace({ addressBook, installation, maintenance, report }: KeepSpaceParts): void {
  let contacts: number | undefined;
  let installed: boolean | undefined;
  let asked = false;
  effect(() => {
    const { ready, total } = addressBook.summary.value;
    const now = installation.state.value.installed;
    const worth = (contacts !== undefined && total > contacts) || (installed === false && now);
    if (ready) contacts = total;
    installed = now;
    if (!worth || asked) return;
    asked = true;
    untracked(() => {
      maintenance.keepSpace().catch(report);
    });
  });
}
