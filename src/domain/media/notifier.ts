import type { ReadonlySignal } from '../../lib/signals.ts';

export type NotificationAccess = 'granted' | 'denied' | 'prompt' | 'unavailable';

/** What a person did with the notification of an incoming call. */
export interface NotificationAction {
  readonly callId: string;
  readonly action: 'answer' | 'reject' | 'show';
}

/** System notifications and app badge. */
export interface Notifier {
  readonly access: ReadonlySignal<NotificationAccess>;
  request(): Promise<NotificationAccess>;
  /** Shows an incoming call until the signal aborts. */
  incomingCall(
    call: {
      readonly callId: string;
      readonly title: string;
      readonly body: string;
      readonly answer: string;
      readonly reject: string;
    },
    signal: AbortSignal,
  ): void;
  onAction(listener: (action: NotificationAction) => void): () => void;
  /** The number on the app's icon; 0 removes it. */
  badge(count: number): void;
}
