import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { parseDialTarget } from '../../domain/dialing/dial-target.ts';
import type { Dialer } from '../../domain/dialing/dialer.ts';
import { loadTexts, texts, textsOf } from '../../i18n/localize.ts';
import type { ErrorTerms, ErrorText } from '../../i18n/terms/error.ts';
import { effect, untracked } from '../../lib/signals.ts';
import type { Notice, UiState } from '../ui-state.ts';
import type { WindowRole } from '../window-role.ts';

interface Parts {
  readonly role: WindowRole;
  readonly control: Pick<CallControl, 'lines'>;
  readonly accounts: Pick<AccountStore, 'profiles'>;
  readonly dialer: Dialer;
  readonly ui: UiState;
  readonly report: (error: unknown) => void;
}

const WAITS = 'link-waits';

/**
 * Takes numbers of links: the owner shows the number and asks before it dials, any other window hands it to the owner. A
 * phone without an account keeps the last one until it has one. Somebody clicked the link: what cannot be asked is answered
 * by words. Returns what to call with each target.
 */
export function dialLinks({ role, control, accounts, dialer, ui, report }: Parts): (target: string) => void {
  let waiting: string | undefined;

  const tell = (notice: Pick<Notice, 'id' | 'tone'>, words: (terms: ErrorTerms) => ErrorText): void => {
    loadTexts('rest').then(() => {
      ui.notify({ ...notice, ...words(textsOf('rest')) });
    }, report);
  };

  const propose = (target: string): void => {
    ui.show('call');
    const before = dialer.proposal.value;
    const answer = dialer.propose({ target, origin: 'link', from: texts().proposalLinkOrigin });
    const asked = dialer.proposal.value !== before;
    answer.then((accepted) => {
      if (!accepted && !asked)
        tell({ id: 'link', tone: 'warning' }, ({ errorTexts }) => errorTexts['link/ignored']);
    }, report);
  };

  effect(() => {
    const ready = control.lines.value.some(({ registration }) => registration.state === 'registered');
    if (!ready) return;
    untracked(() => {
      if (waiting === undefined) return;
      const target = waiting;
      waiting = undefined;
      ui.dismiss(WAITS);
      propose(target);
    });
  });

  return (target) => {
    const parsed = parseDialTarget(target, { numericOnly: false });
    if (!parsed.ok) tell({ id: 'link', tone: 'warning' }, ({ errorTexts }) => errorTexts['link/unusable']);
    else if (role.role.value === 'guest') role.handNumber(target);
    else if (accounts.profiles.value.length > 0) propose(target);
    else {
      waiting = target;
      tell({ id: WAITS, tone: 'info' }, ({ linkWaits }) => linkWaits(parsed.target));
    }
  };
}
