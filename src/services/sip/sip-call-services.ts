import type { IllegalTransition } from '../../domain/call/transition.ts';
import type { ForeignDial } from '../../domain/dialing/dialer.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { IceAhead } from './ice-ahead.ts';
import type { SipMedia, Timers } from './ports.ts';
import type { MediaDirectory } from './sdh.ts';

/** What every call is given. */
export interface CallServices {
  readonly media: SipMedia;
  readonly timers: Timers;
  readonly settings: () => Settings;
  readonly ice: IceAhead;
  readonly directory: MediaDirectory;
  readonly now: () => number;
  /** Told of an event that the table of moves does not allow. */
  readonly onIllegal: (error: IllegalTransition) => void;
  /** Asks the person whether to dial what the network proposes (REFER, 302); nothing is dialled without a yes. Never rejects. */
  readonly propose: (wish: ForeignDial) => Promise<boolean>;
}
