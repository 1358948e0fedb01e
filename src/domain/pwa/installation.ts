import type { ReadonlySignal } from '../../lib/signals.ts';

export interface InstallationSnapshot {
  /** Runs in a window of its own. */
  readonly installed: boolean;
  /** The browser offers to install now. */
  readonly installable: boolean;
  /** A new version is loaded and waits. */
  readonly updateReady: boolean;
  /** The app starts without a network. */
  readonly offlineReady: boolean;
}

export interface Installation {
  readonly state: ReadonlySignal<InstallationSnapshot>;
  /** Shows the browser's install prompt; resolves with whether it was accepted. */
  install(): Promise<boolean>;
  /**
   * Activates the waiting version; every window of the app reloads then.
   * @throws AppError `window/busy` while a call is live in any window: nothing has happened.
   */
  applyUpdate(): Promise<void>;
  checkForUpdate(): Promise<void>;
}
