import type { CallControl } from '../domain/call/call-control.ts';
import type { CallHub } from './call-hub.ts';

interface Parts {
  readonly hub: Pick<CallHub, 'attach' | 'quiet'>;
  /** Whether this window is the phone. */
  readonly owns: () => boolean;
  /** Loads the telephone; it is not started. */
  readonly make: () => Promise<CallControl>;
}

/**
 * Returns what starts the telephone of the window that is the phone. Windows may take over from each other while it
 * loads: a start that was overtaken ends without a word, and what it made is stopped.
 */
export function phoneStart({ hub, owns, make }: Parts): () => Promise<void> {
  let latest: symbol | undefined;
  return async () => {
    const own = Symbol('start');
    latest = own;
    const control = await make();
    // One instance id (RFC 5626 §4.1): the old registration must be gone, or its removal takes the new one with it.
    await hub.quiet();
    if (!owns() || latest !== own) {
      await control.stop();
      return;
    }
    hub.attach(control);
    await control.start();
  };
}
