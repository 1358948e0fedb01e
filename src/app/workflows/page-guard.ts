import type { CallControl } from '../../domain/call/call-control.ts';
import { liveCalls } from '../../domain/call/call.ts';
import { logger } from '../../lib/logger.ts';
import { effect } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';

const log = logger('app');

/**
 * Asks before a reload or close while a call is live or something typed is not stored, and says goodbye when the page goes: BYE for each call and the
 * release of the registration, as far as the browser still sends. The listener is there only while it is needed,
 * because its mere presence keeps a page out of the back/forward cache.
 */
export function pageGuard(control: CallControl, unsaved: ReadonlySignal<boolean>, page: EventTarget): void {
  const ask = (event: Event): void => {
    event.preventDefault();
  };
  const leave = (event: Event): void => {
    if ((event as PageTransitionEvent).persisted) return;
    control.stop().catch((error: unknown) => {
      log.warn('no goodbye', error);
    });
  };
  page.addEventListener('pagehide', leave);
  effect(() => {
    const unsavedNow = unsaved.value;
    if (liveCalls(control.calls.value).length > 0 || unsavedNow) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  });
}
