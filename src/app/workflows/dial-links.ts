import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl } from '../../domain/call/call-control.ts';
import { parseDialTarget } from '../../domain/dialing/dial-target.ts';
import type { Dialer } from '../../domain/dialing/dialer.ts';
import type { HandedNumber } from '../../domain/pwa/window-messages.ts';
import { loadTexts, textsOf } from '../../i18n/localize.ts';
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

/** Takes the number of a link, or one that was chosen in a window that is not the phone. */
export type DialLinkTaker = (target: string, origin?: HandedNumber['origin']) => void;

/**
 * Takes numbers of links: the owner shows the number and asks before it dials, any other window hands it to the owner. A
 * phone without an account keeps the last one until it has one. Somebody clicked the link: what cannot be asked is answered
 * by words. Returns what to call with each target.
 */
export function dialLinks({ role, control, accounts, dialer, ui, report }: Parts): DialLinkTaker {
  let waiting: HandedNumber | undefined;

  const tell = (notice: Pick<Notice, 'id' | 'tone'>, words: (terms: ErrorTerms) => ErrorText): void => {
    loadTexts('rest').then(() => {
      ui.notify({ ...notice, ...words(textsOf('rest')) });
    }, report);
  };

  const propose = (wish: HandedNumber): void => {
    ui.show('call');
    const before = dialer.proposal.value;
    const answer = dialer.propose(wish);
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
      const wish = waiting;
      waiting = undefined;
      ui.dismiss(WAITS);
      propose(wish);
    });
  });

  return (target, origin = 'link') => {
    const parsed = parseDialTarget(target, { numericOnly: false });
    if (!parsed.ok) tell({ id: 'link', tone: 'warning' }, ({ errorTexts }) => errorTexts['link/unusable']);
    else if (role.role.value === 'guest') role.handNumber(target, origin);
    else if (accounts.profiles.value.length > 0) propose({ target, origin });
    else {
      waiting = { target, origin };
      tell({ id: WAITS, tone: 'info' }, ({ linkWaits }) => linkWaits(parsed.target));
    }
  };
}
