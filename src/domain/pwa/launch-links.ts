export type LaunchView = 'call' | 'contacts' | 'history' | 'settings';

/** How the app was opened from outside: a `tel:` or `sip:` link, or a shortcut of its icon. */
export interface LaunchLinks {
  /**
   * A number that a link wants to dial, as it stood there (`tel:+49…`, `sip:bob@…`). It comes from anywhere, so it is
   * shown and asked about, never dialled. Links from before the first listener are kept for it.
   */
  onDialLink(listener: (target: string) => void): () => void;
  /** The address of a set-up file that an administrator's link names; shown and asked about before it is used. */
  onProvisionLink(listener: (address: string) => void): () => void;
  onViewLink(listener: (view: LaunchView) => void): () => void;
}
