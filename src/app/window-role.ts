import type { ReadonlySignal } from '../lib/signals.ts';

/**
 * `owner`: this window holds the phone (a Web Lock) · `guest`: another window of the browser profile does ·
 * `unknown`: not decided yet, for a few milliseconds after the start.
 */
export type Role = 'unknown' | 'owner' | 'guest';

export interface WindowRole {
  readonly role: ReadonlySignal<Role>;
  /** Whether the owner has a live call, so that it cannot be taken over. Known to guests by the owner's messages. */
  readonly ownerBusy: ReadonlySignal<boolean>;
  /** Makes this window the owner. Rejects with `AppError<'window/busy'>` while the owner has a live call. */
  takeOver(): Promise<void>;
  /** Hands a number to the owner's window, which shows it and comes to the front as far as the browser allows. */
  handNumber(target: string): void;
}
