import type { Settings } from '../settings/settings.ts';

/** An AES-GCM ciphertext with its nonce. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** The BroadcastChannel between the windows of one browser profile for what they store. */
export const DATA_CHANNEL = 'offhook-data';

/** Any page of the origin can send on the channel, so each receiver lets through only what has this shape. */
export type SettingsMessage =
  /** Sent from the window that changed settings to all others, after the write. `unsaved` holds in memory only: the storage was full. */
  { readonly type: 'settings/changed'; readonly unsaved: Partial<Settings> };

export type AccountsMessage =
  /** Sent from the window that saved, removed or activated the account `id` to all others, after the write. */
  | { readonly type: 'accounts/changed'; readonly id: string }
  /** Sent from a window that starts to all others: it lacks the passwords that are kept in memory only. */
  | { readonly type: 'accounts/hello' }
  /** Sent to all others on `accounts/hello` and when such a password is entered, sealed with the key of the browser profile. */
  | { readonly type: 'accounts/password'; readonly id: string; readonly sealed: Sealed };

export type HistoryMessage =
  /** Sent from the window that changed the history to all others, after the write. Without `chunk`: all of it. */
  { readonly type: 'history/changed'; readonly chunk?: string };

export type StoreMessage =
  /** Sent from the window that deleted everything to all others, which reload. */
  { readonly type: 'store/reset' };

export type DataMessage = SettingsMessage | AccountsMessage | HistoryMessage | StoreMessage;
