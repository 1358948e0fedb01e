import { loadTexts } from '../../i18n/localize.ts';
import type { Pack } from '../../i18n/terms.ts';
import { logger } from '../../lib/logger.ts';
import { once } from '../../lib/once.ts';

const log = logger('app');

/** Texts first, because an element renders as soon as it is defined. */
function afterTexts(packs: readonly Pack[], elements: () => Promise<unknown>): () => Promise<void> {
  return once(async () => {
    await loadTexts(...packs);
    await elements();
  });
}

/** What shows a call that comes in. The phone starts when these are there. */
export const loadCallElements = afterTexts(['call'], () => import('./call-elements.ts'));

/** What no start shows: calls, menus, dialogs, notices, tool tips. Until they are defined, their tags are empty boxes. */
export const loadRest = afterTexts(['call', 'account', 'rest'], () => import('./rest-elements.ts'));

const loadSide = afterTexts(['call', 'rest', 'contacts'], () => import('../dialing/dial-side.ts'));

/** What stands beside the dial pad: matches, favourites, the last calls. Calls are made without it: it never rejects. */
export async function loadDialSide(): Promise<void> {
  try {
    await loadSide();
  } catch (error) {
    log.warn('what stands beside the dial pad did not load', error);
  }
}

/** The forms of the sign-in, behind its choices. */
export const loadAccountForms = afterTexts(['account', 'rest'], () => import('./account-elements.ts'));

/** The views and their texts. */
export const loadView = {
  call: once(() => import('../calls/call-view.ts')),
  contacts: afterTexts(['call', 'rest', 'contacts'], () => import('../contacts/contacts-view.ts')),
  history: afterTexts(['call', 'rest'], () => import('../history/history-view.ts')),
  settings: afterTexts(['call', 'account', 'rest', 'settings'], () => import('../settings/settings-view.ts')),
  'sign-in': afterTexts(['account'], () => import('../account/sign-in-view.ts')),
} as const;
