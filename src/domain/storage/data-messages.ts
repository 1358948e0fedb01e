import type { Settings } from '../settings/settings.ts';

/** An AES-GCM ciphertext with its nonce. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/**
 * The BroadcastChannel between the windows of one browser profile for what they store. Any page of the origin can send
 * on it, so each receiver lets through only what has the shape of its messages.
 */
export const DATA_CHANNEL = 'offhook-data';

/** Sent from the window that changed settings to all others, after the write. */
export interface SettingsMessage {
  readonly type: 'settings/changed';
  /** What holds in memory only, because the storage was full. */
  readonly unsaved: Partial<Settings>;
}

export type AccountsMessage =
  /** Sent from the window that saved, removed or activated the account `id` to all others, after the write. */
  | { readonly type: 'accounts/changed'; readonly id: string }
  /** Sent from a window that starts to all others: it lacks the passwords that are kept in memory only. */
  | { readonly type: 'accounts/hello' }
  /**
   * Sent to all others on `accounts/hello` and when such a password is entered, sealed with the key of the browser
   * profile. `recipient`: whom it was entered for.
   */
  | {
      readonly type: 'accounts/password';
      readonly id: string;
      readonly sealed: Sealed;
      readonly recipient: string;
    };

/** Sent from the window that changed the history to all others, after the write. */
export interface HistoryMessage {
  readonly type: 'history/changed';
  /** The key of the record that changed; missing: one of them, or all. */
  readonly chunk?: string;
}

/** Sent from the window that changed the sources of contacts, or what became of a run, to all others, after the write. */
export interface SourcesMessage {
  readonly type: 'sources/changed';
}

/** Sent from the worker of the window that changed contacts, groups or marks to those of all others, after the write. */
export interface ContactsMessage {
  readonly type: 'contacts/changed';
}

/** Sent from the window that deleted everything to all others, which reload. */
export interface StoreMessage {
  readonly type: 'store/reset';
}
