import type { CallId, LineId } from '../call/call.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';

/** Why a typed text is not dialled (`errorTexts[code]`). */
export type DialIssue =
  | 'dial/empty'
  | 'dial/letters'
  | 'dial/invalid-characters'
  | 'dial/too-long'
  | 'dial/barred'
  | 'dial/not-registered';

export interface DialOptions {
  readonly line?: LineId;
  readonly hideNumber?: boolean;
  /** Overrides the setting; false for an address that was shown and clicked, not typed: history, voice mail, redial. */
  readonly numericOnly?: boolean;
}

/** Where a wish to dial that is not a person's own click came from. */
export interface ForeignDial {
  readonly target: string;
  /** A `tel:` or `sip:` link, a window that is not the phone, REFER, a redirection (3xx), Message-Account. */
  readonly origin: 'link' | 'window' | 'refer' | 'redirect' | 'voicemail';
  /** Who asks, shown to the person; a link and a window have no name. */
  readonly from?: string;
}

/** Everything that places a call goes through here: `dial` is the person's own act; `propose` shows and asks first. */
export interface Dialer {
  /** Rejects with `AppError<DialIssue | CallErrorCode>`. Resolves with the id of the new call. */
  dial(text: string, options?: DialOptions): Promise<CallId>;
  /** The number that was dialled last; undefined before the first call. */
  readonly lastDialled: ReadonlySignal<string | undefined>;
  /** The proposal that waits for the person's yes or no. */
  readonly proposal: ReadonlySignal<ForeignDial | undefined>;
  /**
   * Resolves with whether it was dialled. Rejects like `dial`, without a question when the number is barred. `options`:
   * what the person chose, where a click of theirs leads to the question.
   */
  propose(wish: ForeignDial, options?: DialOptions): Promise<boolean>;
  settleProposal(accepted: boolean): void;
}
