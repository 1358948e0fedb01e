import type { NotificationAccess, NotificationAction, Notifier } from '../../domain/media/notifier.ts';
import {
  NOTIFICATION_ANSWER,
  NOTIFICATION_REJECT,
  parseServiceWorkerMessage,
} from '../../domain/pwa/sw-messages.ts';
import type { CallNotificationData } from '../../domain/pwa/sw-messages.ts';
import { logger } from '../../lib/logger.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';

const log = logger('notify');

export type IncomingCall = Parameters<Notifier['incomingCall']>[0];

/** What DOM typings leave out: buttons, for service workers only, and `requireInteraction`. */
interface CallNotificationOptions extends NotificationOptions {
  readonly actions?: readonly { readonly action: string; readonly title: string }[];
}

/** The surroundings, so that a test can take the window to the background. */
export interface NotifierWorld {
  /** Whether the person looks at this window. */
  inFront(): boolean;
  /** The active service worker's registration, if there is one: only it can show buttons. */
  registration(): Promise<ServiceWorkerRegistration | undefined>;
}

const BROWSER: NotifierWorld = {
  inFront: () => document.visibilityState === 'visible' && document.hasFocus(),
  async registration() {
    const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
    const found = await serviceWorker?.getRegistration();
    return found?.active ? found : undefined;
  },
};

function currentAccess(): NotificationAccess {
  if (!('Notification' in globalThis) || !isSecureContext) return 'unavailable';
  return Notification.permission === 'default' ? 'prompt' : Notification.permission;
}

/** System notifications and the app's badge. */
export class SystemNotifier implements Notifier {
  readonly #world: NotifierWorld;
  readonly #closed = new AbortController();
  readonly #access = signal<NotificationAccess>(currentAccess());
  readonly #listeners = new Set<(action: NotificationAction) => void>();

  readonly access: ReadonlySignal<NotificationAccess> = this.#access;

  constructor(world: NotifierWorld = BROWSER) {
    this.#world = world;
    const { signal: closed } = this.#closed;
    (navigator as { readonly serviceWorker?: ServiceWorkerContainer }).serviceWorker?.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        const message = parseServiceWorkerMessage(data);
        if (message !== undefined) this.#act({ callId: message.callId, action: message.action });
      },
      { signal: closed },
    );
    this.#followPermission(closed).catch((error: unknown) => {
      log.debug('the permission cannot be followed', error);
    });
  }

  /** Call it from a click. */
  async request(): Promise<NotificationAccess> {
    if (this.#access.value !== 'unavailable') {
      await Notification.requestPermission();
      this.#access.value = currentAccess();
    }
    return this.#access.value;
  }

  /** Shows the call while the person does not look at the window, and takes it away when they do, or when the signal aborts. */
  incomingCall(call: IncomingCall, abort: AbortSignal): void {
    let shown: AbortController | undefined;
    const update = (): void => {
      const wanted = !abort.aborted && this.#access.value === 'granted' && !this.#world.inFront();
      if (wanted === (shown !== undefined)) return;
      if (wanted) {
        shown = new AbortController();
        this.#show(call, shown.signal).catch((error: unknown) => {
          log.warn('the notification could not be shown', error);
        });
      } else {
        shown?.abort();
        shown = undefined;
      }
    };
    abort.addEventListener('abort', update);
    for (const type of ['focus', 'blur']) addEventListener(type, update, { signal: abort });
    document.addEventListener('visibilitychange', update, { signal: abort });
    update();
  }

  onAction(listener: (action: NotificationAction) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  badge(count: number): void {
    const app: { setAppBadge?: (count: number) => Promise<void>; clearAppBadge?: () => Promise<void> } =
      navigator;
    const done = count > 0 ? app.setAppBadge?.call(navigator, count) : app.clearAppBadge?.call(navigator);
    done?.catch((error: unknown) => {
      log.debug('the badge could not be set', error);
    });
  }

  close(): void {
    this.#closed.abort();
  }

  async #followPermission(closed: AbortSignal): Promise<void> {
    const status = await navigator.permissions.query({ name: 'notifications' });
    status.addEventListener(
      'change',
      () => {
        this.#access.value = currentAccess();
      },
      { signal: closed },
    );
  }

  async #show(call: IncomingCall, over: AbortSignal): Promise<void> {
    const data: CallNotificationData = { type: 'notification/call', callId: call.callId };
    const options: NotificationOptions = {
      body: call.body,
      tag: `call-${call.callId}`,
      data,
      requireInteraction: true,
      // We ring ourselves; where nobody has clicked the page yet, the browser may mute us and the system's sound helps.
      silent: navigator.userActivation.hasBeenActive,
    };
    const registration = await this.#world.registration();
    if (over.aborted) return;
    if (registration === undefined) this.#showPlain(call, options, over);
    else await showWithButtons(registration, call, options, over);
  }

  /** Without a service worker there are no buttons: a click brings the window to the front. */
  #showPlain(call: IncomingCall, options: NotificationOptions, over: AbortSignal): void {
    const notification = new Notification(call.title, options);
    notification.addEventListener('click', () => {
      globalThis.focus();
      notification.close();
      this.#act({ callId: call.callId, action: 'show' });
    });
    over.addEventListener('abort', () => {
      notification.close();
    });
  }

  #act(action: NotificationAction): void {
    for (const listener of this.#listeners) listener(action);
  }
}

async function showWithButtons(
  registration: ServiceWorkerRegistration,
  call: IncomingCall,
  options: NotificationOptions,
  over: AbortSignal,
): Promise<void> {
  const full: CallNotificationOptions = {
    ...options,
    actions: [
      { action: NOTIFICATION_ANSWER, title: call.answer },
      { action: NOTIFICATION_REJECT, title: call.reject },
    ],
  };
  await registration.showNotification(call.title, full);
  const remove = async (): Promise<void> => {
    const { tag = '' } = options;
    for (const notification of await registration.getNotifications({ tag })) notification.close();
  };
  if (over.aborted) await remove();
  else
    over.addEventListener('abort', () => {
      remove().catch((error: unknown) => {
        log.warn('the notification could not be closed', error);
      });
    });
}
