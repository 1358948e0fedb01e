import { CALL_LOCK } from '../../domain/pwa/update.ts';
import type { Installation, InstallationSnapshot } from '../../domain/pwa/installation.ts';
import type { PageMessage } from '../../domain/pwa/sw-messages.ts';
import type { WindowErrorCode } from '../../domain/error-code.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { effect, signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { scriptUrl } from '../../lib/trusted-types.ts';

/** Chromium's event before it shows its own install hint; not in the DOM library's types. */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export interface InstallationOptions {
  /** Whether a call is live in this window: no window of this profile activates an update meanwhile. */
  readonly callLive: ReadonlySignal<boolean>;
}

const log = logger('pwa');
const HOUR_MS = 3_600_000;
const ANSWER_TIMEOUT_MS = 5_000;
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
  #registration: ServiceWorkerRegistration | undefined;
  #lastCheck = 0;

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
    const { Workbox } = await import('workbox-window');
    const workbox = new Workbox(scriptUrl('/sw.js'));
    workbox.addEventListener('waiting', () => {
      this.#change({ updateReady: true });
    });
    workbox.addEventListener('activated', () => {
      this.#change({ offlineReady: true });
    });
    try {
      this.#registration = await workbox.register();
    } catch (error) {
      log.warn('no service worker, so no start without a network', error);
      return;
    }
    this.#lastCheck = Date.now();
    this.#change({
      offlineReady: this.#registration?.active != null,
      updateReady: this.#registration?.waiting != null,
    });
    this.#checkHourly();
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
    const waiting = this.#registration?.waiting;
    if (waiting == null) {
      location.reload();
      return;
    }
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<boolean>((resolve) => {
      port1.onmessage = (event: MessageEvent<unknown>) => {
        resolve(event.data === true);
      };
      setTimeout(resolve, ANSWER_TIMEOUT_MS, false);
    });
    waiting.postMessage({ type: 'update/activate' } satisfies PageMessage, [port2]);
    const accepted = await answer;
    port1.close();
    if (!accepted) throw new AppError<WindowErrorCode>('window/busy', 'the new version may not activate yet');
  }

  async checkForUpdate(): Promise<void> {
    this.#lastCheck = Date.now();
    await this.#registration?.update();
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

  /** Hourly, and on return to a page whose timers slept longer than that. */
  #checkHourly(): void {
    const check = (): void => {
      if (Date.now() - this.#lastCheck < HOUR_MS) return;
      this.checkForUpdate().catch((error: unknown) => {
        log.info('could not look for a new version', error);
      });
    };
    setInterval(check, HOUR_MS / 4);
    document.addEventListener('visibilitychange', check);
    addEventListener('online', check);
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
