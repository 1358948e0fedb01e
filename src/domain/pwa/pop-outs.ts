import type { ReadonlySignal } from '../../lib/signals.ts';
import type { Dialer } from '../dialing/dialer.ts';

/** Views that can stand in a window of their own. */
export type PopOutView = 'contacts';

/** Windows of this app that this one opened, and the one that opened this one. */
export interface PopOuts {
  /** Opens a view in a window of its own, or brings that window to the front. */
  open(view: PopOutView): void;
  /**
   * Lets the window that opened this one dial. False where there is none, it is not the phone, or it does not answer:
   * nothing was dialled then, and nothing will be.
   */
  dialThere(target: string): Promise<boolean>;
}

/** Further windows are opened now and then: what does it is loaded when it is asked for. */
export interface PopOutAccess {
  /** This window shows one view alone: another one opened it for that. It loads `PopOuts`, to stay what it is. */
  readonly alone: boolean;
  load(): Promise<PopOuts>;
}

/** What lets the windows that this one opened dial here. */
export interface PopOutPhone {
  /** This window is the phone while it is the `owner`. */
  readonly role: { readonly role: ReadonlySignal<string> };
  readonly dialer: Pick<Dialer, 'dial'>;
  /** Shows the calls. */
  readonly ui: { show(view: 'call'): void };
}
