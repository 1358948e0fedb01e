import type { Dialer } from '../../domain/dialing/dialer.ts';
import { texts } from '../../i18n/localize.ts';
import type { UiState } from '../ui-state.ts';
import type { WindowRole } from '../window-role.ts';

interface Parts {
  readonly role: WindowRole;
  readonly dialer: Dialer;
  readonly ui: UiState;
  readonly report: (error: unknown) => void;
}

/**
 * Takes numbers of links: the owner shows the number and asks before it dials, any other window hands it to the owner.
 * Returns what to call with each target.
 */
export function dialLinks({ role, dialer, ui, report }: Parts): (target: string) => void {
  return (target) => {
    if (role.role.value === 'guest') {
      role.handNumber(target);
      return;
    }
    ui.show('call');
    dialer.propose({ target, origin: 'link', from: texts().proposalLinkOrigin }).catch(report);
  };
}
