import type { NotificationAction } from '../media/notifier.ts';

/** From the service worker to the windows of the app, by `Client.postMessage`. */
export type ServiceWorkerMessage =
  /**
   * Sent to every window when a person clicked the notification of an incoming call, or one of its buttons. The
   * window that has a call of this id acts; the others know no such call. With no window open there is no call either:
   * the service worker then only opens the app.
   */
  { readonly type: 'notification/action' } & NotificationAction;

/** From a window to the service worker, by `ServiceWorker.postMessage`. */
export type PageMessage =
  /** Sent to the waiting version when the person applies an update and no call is live: it becomes active now. */
  { readonly type: 'update/activate' };

/** What the notification of an incoming call carries as its `data`, put there by the page and read by the service worker. */
export interface CallNotificationData {
  readonly type: 'notification/call';
  readonly callId: string;
}

/** The `action` ids of the two buttons; a click beside them has the id ''. */
export const NOTIFICATION_ANSWER = 'answer';
export const NOTIFICATION_REJECT = 'reject';

/** Longer ids than this are none of ours. */
const MAX_ID = 100;

function fieldsOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
}

function isCallId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID;
}

function isAction(value: unknown): value is NotificationAction['action'] {
  return value === 'answer' || value === 'reject' || value === 'show';
}

/** What a click on the button with this id means: a click beside the buttons shows the call. */
export function actionOfButton(id: string): NotificationAction['action'] {
  return id === NOTIFICATION_ANSWER || id === NOTIFICATION_REJECT ? id : 'show';
}

/** The message, or undefined when it is none. */
export function parseServiceWorkerMessage(data: unknown): ServiceWorkerMessage | undefined {
  const { type, callId, action } = fieldsOf(data);
  if (type !== 'notification/action' || !isCallId(callId) || !isAction(action)) return undefined;
  return { type, callId, action };
}

/** The message, or undefined when it is none. */
export function parsePageMessage(data: unknown): PageMessage | undefined {
  return fieldsOf(data).type === 'update/activate' ? { type: 'update/activate' } : undefined;
}

/** The call that a notification stands for, or undefined when it stands for none. */
export function parseCallNotification(data: unknown): CallNotificationData | undefined {
  const { type, callId } = fieldsOf(data);
  return type === 'notification/call' && isCallId(callId) ? { type, callId } : undefined;
}
