import { Workbox } from 'workbox-window';
import type { InstallationSnapshot } from '../../domain/pwa/installation.ts';
import type { PageMessage } from '../../domain/pwa/sw-messages.ts';
import { logger } from '../../lib/logger.ts';
import { scriptUrl } from '../../lib/trusted-types.ts';

const log = logger('pwa');
const HOUR_MS = 3_600_000;
const ANSWER_TIMEOUT_MS = 5_000;

type Change = (changes: Partial<InstallationSnapshot>) => void;

/** The service worker of the app: registered, asked hourly for a newer one, replaced when a person says so. */
export class Updates {
  readonly #registration: ServiceWorkerRegistration;
  #lastCheck = Date.now();

  /** Has not told its state yet: use `register`. */
  constructor(registration: ServiceWorkerRegistration) {
    this.#registration = registration;
    this.#checkHourly();
  }

  /** Undefined where no service worker can be registered; the app works without, online. */
  static async register(change: Change): Promise<Updates | undefined> {
    const workbox = new Workbox(scriptUrl('/sw.js'));
    workbox.addEventListener('waiting', () => {
      change({ updateReady: true });
    });
    workbox.addEventListener('activated', () => {
      change({ offlineReady: true });
    });
    try {
      const registration = await workbox.register();
      if (registration === undefined) return undefined;
      change({ offlineReady: registration.active !== null, updateReady: registration.waiting !== null });
      return new Updates(registration);
    } catch (error) {
      log.warn('no service worker, so no start without a network', error);
      return undefined;
    }
  }

  /** Activates the version that waits, if one does. Resolves with false when it may not activate yet. */
  async activate(): Promise<boolean> {
    const { waiting } = this.#registration;
    if (waiting === null) {
      location.reload();
      return true;
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
    return accepted;
  }

  async check(): Promise<void> {
    this.#lastCheck = Date.now();
    await this.#registration.update();
  }

  /** Hourly, and on return to a page whose timers slept longer than that. */
  #checkHourly(): void {
    const check = (): void => {
      if (Date.now() - this.#lastCheck < HOUR_MS) return;
      this.check().catch((error: unknown) => {
        log.info('could not look for a new version', error);
      });
    };
    setInterval(check, HOUR_MS / 4);
    document.addEventListener('visibilitychange', check);
    addEventListener('online', check);
  }
}
