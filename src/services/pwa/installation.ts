import { CALL_LOCK } from '../../domain/pwa/update.ts';
import type { Installation, InstallationSnapshot } from '../../domain/pwa/installation.ts';
import type { WindowErrorCode } from '../../domain/error-code.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { effect, signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { Updates } from './updates.ts';

/** Chromium's event before it shows its own install hint; not in the DOM library's types. */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export interface InstallationOptions {
  /** Whether a call is live in this window: no window of this profile activates an update meanwhile. */
  readonly callLive: ReadonlySignal<boolean>;
}

const log = logger('pwa');
const OWN_WINDOW =
  '(display-mode: standalone), (display-mode: minimal-ui), (display-mode: window-controls-overlay)';

/** The first controller only takes over an open page; every later one is a new version, and the old files are gone. */
function followController(): void {
  if (!('serviceWorker' in navigator)) return;
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled) location.reload();
    controlled = true;
  });
}

/** Installing, updating and starting without a network. */
export class PwaInstallation implements Installation {
  readonly #state = signal<InstallationSnapshot>(
    Object.freeze({ installed: false, installable: false, updateReady: false, offlineReady: false }),
  );
  readonly state: ReadonlySignal<InstallationSnapshot> = this.#state;
  readonly #options: InstallationOptions;
  #prompt: BeforeInstallPromptEvent | undefined;
  #updates: Updates | undefined;

  /** Listens for the install prompt at once: the browser sends it early and only once. */
  constructor(options: InstallationOptions) {
    this.#options = options;
    this.#followPrompt();
    followController();
  }

  /** Registers the service worker. Call it when the page stands: the files it fetches would compete with the page's. */
  async start(): Promise<void> {
    this.#holdLockInCalls();
    if (!('serviceWorker' in navigator)) return;
    // Not part of the first load: nothing needs it before the page stands.
    const { Updates } = await import('./updates.ts');
    this.#updates = await Updates.register((changes) => {
      this.#change(changes);
    });
  }

  async install(): Promise<boolean> {
    const prompt = this.#prompt;
    if (prompt === undefined) return false;
    this.#prompt = undefined;
    this.#change({ installable: false });
    const { outcome } = await prompt.prompt();
    return outcome === 'accepted';
  }

  async applyUpdate(): Promise<void> {
    if (this.#options.callLive.value) throw new AppError<WindowErrorCode>('window/busy');
    const accepted = await this.#updates?.activate();
    if (accepted === undefined) location.reload();
    if (accepted === false)
      throw new AppError<WindowErrorCode>('window/busy', 'the new version may not activate yet');
  }

  async checkForUpdate(): Promise<void> {
    await this.#updates?.check();
  }

  #change(changes: Partial<InstallationSnapshot>): void {
    this.#state.value = Object.freeze({ ...this.#state.value, ...changes });
  }

  #followPrompt(): void {
    const ownWindow = matchMedia(OWN_WINDOW);
    this.#change({ installed: ownWindow.matches });
    ownWindow.addEventListener('change', () => {
      this.#change({ installed: ownWindow.matches });
    });
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#prompt = event as BeforeInstallPromptEvent;
      this.#change({ installable: true });
    });
    addEventListener('appinstalled', () => {
      this.#prompt = undefined;
      this.#change({ installed: true, installable: false });
    });
  }

  #holdLockInCalls(): void {
    if (!('locks' in navigator)) return;
    effect(() => {
      if (!this.#options.callLive.value) return undefined;
      const call = new AbortController();
      // Shared, so that it never waits for another window; it lasts until the promise inside settles.
      const held = navigator.locks.request(
        CALL_LOCK,
        { mode: 'shared' },
        () =>
          new Promise<void>((resolve) => {
            if (call.signal.aborted) resolve();
            call.signal.addEventListener('abort', () => {
              resolve();
            });
          }),
      );
      held.catch((error: unknown) => {
        log.warn('updates are not held back by the call', error);
      });
      return () => {
        call.abort();
      };
    });
  }
}
